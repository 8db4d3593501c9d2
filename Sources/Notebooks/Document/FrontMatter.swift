/// What a chapter says about itself between its `---` lines.
public struct FrontMatter: Sendable, Hashable, Codable {
  public var title: String?
  public var subtitle: String?
  public var description: String?
  public var authors: [String] = []
  /// The cell options of the chapter: the course's with `execute:` applied.
  public var execute = CellOptions()
  public var params: [Parameter] = []
  /// `true`: only the preview builds the chapter.
  public var draft = false
  /// A BCP 47 language tag.
  public var lang: String?
  /// `hide`, `fold` or `show`.
  public var solutions: Solutions?
  /// The day (`2026-12-01`) from which the chapter, or its solutions, are published.
  public var release: String?
  /// What `release` holds back.
  public var releaseHolds = ReleaseHold.chapter
  /// BibTeX files, relative to the chapter.
  public var bibliography: [String] = []
  /// Where each key is written, nested ones joined with a dot (`execute.echo`).
  public var positions: [String: SourcePosition] = [:]

  public init() {}
}

/// What becomes of the solutions of exercises.
public enum Solutions: String, Sendable, Hashable, Codable {
  case hide, fold, show
}

/// What a release date holds back.
public enum ReleaseHold: String, Sendable, Hashable, Codable {
  case chapter, solutions
}
