import Courses
import Editing
import Foundation
import Notebooks
import Texts

// Cells as the toolchain's swift-format writes them.
extension OpenChapter {
  /// - Parameter range: The cells that it touches are formatted, all when `nil`.
  func formatting(_ range: Range<TextPosition>?) throws(Refusal) -> JSON {
    guard let editor, let notebook else { return [] }
    let style = CellEditor.style(for: URL(fileURLWithPath: file))
    let lines = range.map { ($0.lowerBound.line + 1)...($0.upperBound.line + 1) }
    let cells = notebook.cells.filter { cell in
      guard cell.kind == .block, cell.start.file == shownPath, !cell.options.run.compileFail else {
        return false
      }
      let own = cell.start.line...(cell.start.line + cell.code.utf8.count { $0 == 0x0A })
      return lines.map { $0.overlaps(own) } ?? true
    }
    let codes = Array(Set(cells.map(\.code)).subtracting(formatted.keys))
    let made = Workers.map(count: codes.count, atOnce: Workers.defaultCount) { number in
      // A cell that does not parse stays as it is; what is wrong with it is said elsewhere.
      (try? editor.formatted(codes[number], configuration: style)) ?? codes[number]
    }
    if formatted.count > 2_000 { formatted = [:] }
    for (code, text) in zip(codes, made) { formatted[code] = text }
    return .array(cells.compactMap { cell in formatted[cell.code].flatMap { edit(cell, to: $0) } })
  }

  /// Replaces the lines that differ, with the indentation of the blocks around the cell.
  private func edit(_ cell: Cell, to text: String) -> JSON? {
    guard text != cell.code else { return nil }
    let old = cell.code.linesToTheEnd
    let new = text.linesToTheEnd
    let same = zip(old, new).prefix { $0 == $1 }.count
    let rest = min(old.count, new.count) - same
    let sameEnd = zip(old.reversed(), new.reversed()).prefix(rest).prefix { $0 == $1 }.count
    let first = cell.start.line + same
    let last = cell.start.line + old.count - sameEnd
    let start = document.offset(line: first, column: 1)
    let end =
      last <= document.lineStarts.count ? document.offset(line: last, column: 1) : document.bytes.count
    // The blocks around a cell begin each of its lines as they begin its first.
    let prefix = document.line(cell.start.line - 1).prefix(cell.columnOffset)
    let indentation = String(decoding: prefix, as: UTF8.self)
    let written = new[same..<(new.count - sameEnd)].map { $0.isEmpty ? "\n" : indentation + $0 + "\n" }
      .joined()
    return ["range": document.range(start..<end), "newText": .string(written)]
  }
}
