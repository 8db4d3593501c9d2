import Kernel
import Notebooks
import Wire

/// What became of one chapter, for the terminal and for `--json`.
struct ChapterReport: Codable, Sendable {
  enum Status: String, Codable, Sendable {
    /// The page is new or changed.
    case written
    /// The page was right already.
    case unchanged
    /// The chapter has errors; the old page, if any, stands.
    case failed
  }

  var chapter: String
  var page: String
  var status: Status
  /// Whether the outputs came from an earlier run.
  var isReused: Bool
  var seconds: Seconds
  var diagnostics: [Diagnostic]
  /// The experiments that the chapter asked for.
  var experiments: [ExperimentUse] = []
  /// How a run compares with the chapter's entry in the store, when somebody asked.
  var storedChapter: StoredChapter?

  struct StoredChapter: Codable, Sendable {
    var differs: Bool
    var processor: String
    var date: String
  }

  /// Of a page that nobody had to look at.
  static func unchanged(page: String) -> ChapterReport {
    let stem = page.hasSuffix(".html") ? String(page.dropLast(5)) : page
    return ChapterReport(
      chapter: stem + ".md", page: page, status: .unchanged, isReused: true, seconds: .init(), diagnostics: []
    )
  }

  /// Where the time went, in seconds.
  struct Seconds: Codable, Sendable {
    var parse = 0.0
    var compile = 0.0
    var link = 0.0
    var run = 0.0
    var render = 0.0
    var unitsCompiled = 0
    var unitsReused = 0
    /// By `Cell.index`.
    var cells: [Int: Double] = [:]

    var total: Double { parse + compile + link + run + render }
  }
}
