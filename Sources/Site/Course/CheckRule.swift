/// A rule of `lectern check`, by which `check:` in `course.yml` turns it to `off`, `warning` or `error`.
public enum CheckRule: String, Sendable, Hashable, CaseIterable {
  case alternativeText = "alternative-text"
  case headingLevels = "heading-levels"
  case unusedWorks = "unused-works"
  case labelPrefix = "label-prefix"
  case heavyImages = "heavy-images"
  case unusedTerms = "unused-terms"
  case externalLinks = "external-links"
  case unlistedChapters = "unlisted-chapters"

  /// How much a rule weighs.
  public enum Level: String, Sendable, Hashable, CaseIterable {
    case off, warning, error
  }

  /// How much it weighs unless the course says otherwise.
  public var level: Level {
    switch self {
    case .alternativeText, .headingLevels, .labelPrefix, .heavyImages, .unusedTerms, .unlistedChapters:
      .warning
    case .unusedWorks, .externalLinks: .error
    }
  }
}
