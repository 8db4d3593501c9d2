import Dates

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
  /// The day (`2026-12-01`) from which the chapter is published.
  public var release: CivilDate?
  /// The day from which its solutions are published.
  public var solutionsRelease: CivilDate?
  /// BibTeX files, relative to the chapter.
  public var bibliography: [String] = []
  /// What the author says of it; counted from the words when `nil`.
  public var readingTime: ReadingTime?
  /// Where each key is written, nested ones joined with a dot (`execute.echo`).
  public var positions: [String: SourcePosition] = [:]

  public init() {}
}

extension FrontMatter {
  /// How long a chapter takes its readers.
  public enum ReadingTime: Sendable, Hashable, Codable {
    case minutes(Int)
    /// In the author's words.
    case text(String)
    /// Nothing is said of it.
    case hidden
  }
}

/// What becomes of the solutions of exercises.
public enum Solutions: String, Sendable, Hashable, Codable, CaseIterable {
  case hide, fold, show
}
