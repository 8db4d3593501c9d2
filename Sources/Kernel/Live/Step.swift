import Files
import Notebooks
import Results
import Wire

/// What one unit of a live chapter gave, and what must be the same for that to hold.
struct Step {
  var command: RunCommand
  var vary: [Variation]
  /// The results of the unit's cells, in their order, with where each stood.
  var cells: [(origin: SourcePosition, result: CellResult)]
  var dataUsed: [String]
  var reads: [FileRead]
  var volatileReasons: [String]
  /// The files read, as they stood then.
  private var stamps: [String: FileStamp]

  init(command: RunCommand, unit: CompiledUnit, result: ChapterResult) {
    self.command = command
    vary = unit.unit.options.variations
    cells = unit.unit.cells.map { ($0.start, result.cells[$0.index] ?? CellResult()) }
    dataUsed = result.dataUsed
    reads = result.reads
    volatileReasons = result.volatileReasons
    stamps = [:]
    for read in reads { stamps[read.path] = FileStamp(of: read.path) }
  }

  /// Whether the files that the unit read are what they were. A digest is computed only for a file
  /// that was touched.
  var isCurrent: Bool {
    reads.allSatisfy { FileStamp(of: $0.path) == stamps[$0.path] || $0.isUnchanged }
  }
}
