import Foundation
import Notebooks

/// What of a cell a chapter's run depends on: equal keys give equal results.
struct CellKey: Sendable, Hashable, Codable {
  /// Results name cells by their number among all cells, shown ones included.
  var index: Int
  var code: String
  var options: RunOptions

  init(_ cell: Cell) {
    index = cell.index
    code = cell.code
    options = cell.options.run
  }

  /// The key as text, the same on every machine.
  var text: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    // Numbers and texts can always be written.
    return (try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? "\(self)"
  }
}
