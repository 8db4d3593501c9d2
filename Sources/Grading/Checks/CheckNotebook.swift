import Files
import Notebooks

/// The cells by which an assignment checks what a notebook returned.
///
/// A cell with a label is a check of that name: it passes when it runs to its end and every `check` and `claim` in
/// it holds. Cells without a label stand before all checks and prepare them.
public struct CheckNotebook: Sendable, Hashable {
  /// The file as messages show it.
  public var file: String
  public var text: String
  var notebook: Notebook

  /// - Throws: A `Diagnostic` when the file is no notebook.
  /// - Returns: The notebook with what is wrong in it.
  static func read(_ text: String, file: String) throws -> (CheckNotebook, [Diagnostic]) {
    let parser = NotebookParser(read: { $0 == file ? text : nil })
    let (notebook, diagnostics) = try parser.parse(file: file, root: ".")
    return (CheckNotebook(file: file, text: text, notebook: notebook), diagnostics)
  }

  /// The names of its checks, in order.
  public var names: [String] { notebook.cells.compactMap(\.options.label) }

  var digest: String { Digest.sha256(text: text) }

  /// The notebook as it is run: errors do not keep the checks below from running.
  ///
  /// - Parameter isRun: Which cells run; the others are compiled only.
  func runnable(_ isRun: (Cell) -> Bool) -> Notebook {
    var result = Notebook(path: notebook.path, sources: notebook.sources)
    result.blocks = notebook.blocks.compactMap { block in
      guard case .cell(var node) = block else { return nil }
      node.cell.options.run.runs = isRun(node.cell)
      node.cell.options.run.error = node.cell.options.label != nil
      return .cell(node)
    }
    return result
  }

  /// The cells that students can have: those that prepare, and the checks named. Prose, which may tell of hidden
  /// checks, is left out.
  func publicText(_ names: [String]) -> String {
    let shown = notebook.blocks.compactMap { block -> String? in
      guard case .cell(let node) = block else { return nil }
      guard let label = node.cell.options.label else { return node.source }
      return names.contains(label) ? node.source : nil
    }
    return (["# Public checks"] + shown).joined(separator: "\n\n") + "\n"
  }
}
