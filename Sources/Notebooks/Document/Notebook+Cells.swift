extension Notebook {
  /// All cells in document order, inline ones included.
  public var cells: [Cell] {
    var collector = CellCollector()
    collector.visit(self)
    return collector.cells.sorted { $0.index < $1.index }
  }
}

private struct CellCollector: NotebookVisitor {
  var cells: [Cell] = []

  mutating func visit(_ block: Block) {
    if case .cell(let node) = block { cells.append(node.cell) }
    descend(into: block)
  }

  mutating func visit(_ inline: Inline) {
    if case .cell(let node) = inline { cells.append(node.cell) }
    descend(into: inline)
  }
}
