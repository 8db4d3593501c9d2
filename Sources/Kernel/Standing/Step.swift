import Files
import Foundation
import Notebooks
import Results
import Wire

/// What one unit of a standing chapter gave, and what must be the same for that to hold.
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

  /// The files that are no longer what the unit read. One that was only touched is looked into once.
  mutating func changedFiles() -> [String] {
    var changed: [String] = []
    for read in reads {
      let stamp = FileStamp(of: read.path)
      guard stamp != stamps[read.path] else { continue }
      if read.isUnchanged {
        stamps[read.path] = stamp
      } else {
        changed.append(read.path)
      }
    }
    return changed
  }

  /// The files that became others between being read and the end of the unit.
  func filesChangedMeanwhile(since began: Date) -> [String] {
    reads.filter { read in
      let attributes = try? FileManager.default.attributesOfItem(atPath: read.path)
      // Most were not written for a long time, and a digest takes long.
      guard let written = attributes?[.modificationDate] as? Date else { return !read.digest.isEmpty }
      return written >= began && !read.isUnchanged
    }.map(\.path)
  }

  /// Takes the files as they are now for those that were read.
  mutating func acceptFiles() {
    for read in reads { stamps[read.path] = FileStamp(of: read.path) }
  }
}
