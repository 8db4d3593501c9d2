import Notebooks
import Texts

/// A cell as somebody hands it to a `CellSession`.
public struct SubmittedCell: Sendable, Hashable {
  /// What the notebook's program calls the cell, whatever stands in it; a cell without always follows what
  /// has run.
  public var id: String?
  /// The text with its option lines.
  public var text: String
  /// What messages call it, such as `In [3]`.
  public var name: String

  public init(id: String? = nil, text: String, name: String) {
    self.id = id
    self.text = text
    self.name = name
  }

  /// The cell and what is wrong with its options.
  ///
  /// Positions count from the text's first line, option lines included.
  public func read(defaults: CellOptions, index: Int = 0) -> (Cell, [Diagnostic]) {
    let text = text.withPlainLineEnds
    // Longer than any fence within.
    let longest = text.split(whereSeparator: { $0 != "`" }).map(\.count).max() ?? 0
    let fence = String(repeating: "`", count: max(3, longest + 1))
    let parser = NotebookParser(defaults: defaults) { _ in "\(fence){swift}\n\(text)\n\(fence)\n" }
    let origin = SourcePosition(file: name, line: 2, column: 1)
    let start = SourcePosition(file: name, line: 1, column: 1)
    guard let (notebook, diagnostics) = try? parser.parse(file: name, root: "."),
      var cell = notebook.cells.first
    else { return (Cell(index: index, kind: .block, code: text, start: start), []) }
    cell.index = index
    cell.start.line -= 1
    return (cell, diagnostics.map { $0.moved(from: origin, to: start) })
  }
}
