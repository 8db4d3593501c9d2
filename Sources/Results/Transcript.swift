import Notebooks
import Wire

/// A chapter's results as plain text: what `lectern run` prints.
public struct Transcript: Sendable {
  public var notebook: Notebook
  public var result: ChapterResult

  public init(_ notebook: Notebook, _ result: ChapterResult) {
    self.notebook = notebook
    self.result = result
  }

  /// Cells that gave nothing are left out. Ends with a newline unless it is empty.
  public func text() -> String {
    notebook.cells.compactMap { cell in
      result.cells[cell.index].flatMap { section(cell, $0) }
    }.joined(separator: "\n")
  }

  private func section(_ cell: Cell, _ result: CellResult) -> String? {
    let pieces = result.outputs.map(piece) + result.diagnostics.map { $0.rendered(color: false) }
    guard !pieces.isEmpty else { return nil }
    let name = cell.options.label.map { " \($0)" } ?? ""
    let head = "── \(cell.start.file):\(cell.start.line)\(name)"
    return ([head] + pieces).map { $0.hasSuffix("\n") ? $0 : $0 + "\n" }.joined()
  }

  private func piece(_ output: CellOutput) -> String {
    switch output {
    case .bundle(let bundle):
      ClaimText(bundle)?.plain ?? bundle[.plain]
        ?? "(\(bundle.representations.first?.type.rawValue ?? "nothing"))"
    case .standardOutput(let text): text
    case .standardError(let text): text
    case .error(let error): (error.line.map { "line \($0) of the cell: " } ?? "") + error.message
    }
  }
}
