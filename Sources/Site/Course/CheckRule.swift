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

  /// What it finds, in half a sentence of Markdown.
  public var summary: String {
    switch self {
    case .alternativeText: "Images without a description."
    case .headingLevels: "Headings that leave out a level."
    case .unusedWorks: "Works of a bibliography that are cited nowhere."
    case .labelPrefix: "Labels by which nothing is numbered."
    case .heavyImages: "Images of more than 500 kB."
    case .unusedTerms: "Terms of a glossary that no chapter refers to."
    case .externalLinks: "Links out of the course that lead nowhere, with `--external`."
    case .unlistedChapters: "Chapters that `chapters:` does not list."
    }
  }
}
