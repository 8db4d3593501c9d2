import Notebooks
import Wire

/// What running a chapter gave: all that a page needs, and what it depends on.
public struct ChapterResult: Sendable, Hashable, Codable {
  /// By `Cell.index`; a cell that was not run has no entry.
  public var cells: [Int: CellResult]
  /// Where each cell stood when it ran, by `Cell.index`.
  public var origins: [Int: SourcePosition] = [:]
  /// Sentences that name the data used, in order of first use.
  public var dataUsed: [String]
  /// The files read while running, besides the notebook's own sources.
  public var reads: [FileRead]
  /// The experiments that the cells asked for, each once.
  public var experiments: [ExperimentUse] = []
  /// Why the result must not be reused, if so: it read the clock, say.
  public var volatileReasons: [String]
  /// What a confined chapter reached for and did not get, by its own process's word.
  public var attempts: [Attempt] = []
  /// The toolchain that compiled it.
  public var toolchain: String
  /// Whether it ran with fewer epochs and one seed.
  public var quick: Bool
  /// What ended the run before its last cell; `nil` when nothing did, or nothing ran.
  public var stop: RunStop?

  public init(toolchain: String, quick: Bool) {
    cells = [:]
    dataUsed = []
    reads = []
    volatileReasons = []
    self.toolchain = toolchain
    self.quick = quick
  }

  /// All diagnostics, in the order of the cells.
  public var diagnostics: [Diagnostic] {
    cells.sorted { $0.key < $1.key }.flatMap(\.value.diagnostics)
  }
}

extension ChapterResult {
  /// The result with its diagnostics at the positions where the cells stand now: prose above them
  /// may have grown or shrunk since they ran.
  public func moved(to notebook: Notebook) -> ChapterResult {
    var moved = self
    let cells = Dictionary(uniqueKeysWithValues: notebook.cells.map { ($0.index, $0) })
    for (index, origin) in origins {
      guard let start = cells[index]?.start, start != origin, self.cells[index]?.diagnostics.isEmpty == false
      else { continue }
      let old = moved.cells[index]?.diagnostics ?? []
      moved.cells[index]?.diagnostics = old.map { $0.moved(from: origin, to: start) }
    }
    moved.origins = cells.mapValues(\.start)
    return moved
  }
}

extension Diagnostic {
  /// The diagnostic where its cell stands now; what is of another file stays.
  public func moved(from origin: SourcePosition, to start: SourcePosition) -> Diagnostic {
    var moved = self
    if let position, position.file == origin.file {
      moved.position = SourcePosition(
        file: start.file, line: position.line + start.line - origin.line, column: position.column)
    }
    moved.notes = notes.map { $0.moved(from: origin, to: start) }
    return moved
  }
}

/// What one cell gave.
public struct CellResult: Sendable, Hashable, Codable {
  public var outputs: [CellOutput] = []
  public var diagnostics: [Diagnostic] = []
  /// Whether the cell ended as it should.
  public var isComplete = false
  /// What the cell gave for each state of its sliders, in the order of `RunOptions.states`;
  /// `outputs` is that of the first. Empty for an ordinary cell.
  public var states: [[CellOutput]] = []

  public init() {}
}

/// One piece of a cell's output, in the order in which the cell gave them.
public enum CellOutput: Sendable, Hashable, Codable {
  case bundle(MIMEBundle)
  case standardOutput(String)
  case standardError(String)
  /// An error that the page shows: a thrown error, a trap, or the compiler's refusal that the
  /// author asked for.
  case error(CellError)
}

/// An error as the page shows it.
public struct CellError: Sendable, Hashable, Codable {
  public enum Kind: String, Sendable, Hashable, Codable { case compile, thrown, trap }

  public var kind: Kind
  public var message: String
  /// The line within the cell, from 1, if it is known.
  public var line: Int?

  public init(kind: Kind, message: String, line: Int? = nil) {
    self.kind = kind
    self.message = message
    self.line = line
  }
}

/// A file that a chapter's cells read.
public struct FileRead: Sendable, Hashable, Codable {
  public var path: String
  /// SHA-256 of the content; empty for a file that was looked for and not found.
  public var digest: String

  public init(path: String, digest: String) {
    self.path = path
    self.digest = digest
  }
}
