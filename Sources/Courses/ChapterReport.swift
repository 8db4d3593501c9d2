import Kernel
import Notebooks
import Site
import Wire

/// What became of one chapter, for the terminal and for `--json`.
public struct ChapterReport: Codable, Sendable {
  public enum Status: String, Codable, Sendable {
    /// The page is new or changed.
    case written
    /// The page was right already.
    case unchanged
    /// The chapter has errors; the old page, if any, stands.
    case failed
  }

  public var chapter: String
  public var page: String
  public var status: Status
  /// Whether the outputs came from an earlier run.
  public var isReused: Bool
  public var seconds: Seconds
  public var diagnostics: [Diagnostic]
  /// The experiments that the chapter asked for.
  public var experiments: [ExperimentUse] = []
  /// How a run compares with the chapter's entry in the store, when somebody asked.
  public var storedChapter: Kernel.StoredComparison?

  /// Of a page that nobody had to look at.
  public static func unchanged(page: String) -> ChapterReport {
    ChapterReport(
      chapter: ChapterEntry.stem(ofPage: page) + ".md", page: page, status: .unchanged, isReused: true,
      seconds: .init(), diagnostics: []
    )
  }

  /// Where the time went, in seconds.
  public struct Seconds: Codable, Sendable {
    public var parse = 0.0
    public var compile = 0.0
    public var link = 0.0
    public var run = 0.0
    public var render = 0.0
    public var unitsCompiled = 0
    public var unitsReused = 0
    /// By `Cell.index`.
    public var cells: [Int: Double] = [:]

    public var total: Double { parse + compile + link + run + render }
  }
}
