import Notebooks

/// What is compiled as one module: a cell, or the inline expressions between two cells.
public struct CellUnit: Sendable, Hashable {
  public enum Content: Sendable, Hashable {
    case block(Cell)
    /// Expressions in prose; they declare nothing, so they can share a module.
    case inline([Cell])
  }

  /// The position in the plan, from 0.
  public var index: Int
  /// The Swift module's name, `Cell3` or `Inline2`.
  public var moduleName: String
  public var content: Content

  public var cells: [Cell] {
    switch content {
    case .block(let cell): [cell]
    case .inline(let cells): cells
    }
  }

  var isInline: Bool {
    if case .inline = content { true } else { false }
  }

  public var options: RunOptions { cells.first?.options.run ?? RunOptions() }

  /// The file name that the compiler sees for one of the unit's cells.
  ///
  /// Lines are counted from the cell's start, not from the notebook's, so that an edit to the
  /// prose above changes nothing in what was compiled; `Plan.position` leads back.
  func virtualFile(of cell: Cell) -> String {
    switch content {
    case .block: return moduleName
    case .inline(let cells):
      let number = cells.firstIndex { $0.index == cell.index } ?? 0
      return "\(moduleName).\(number + 1)"
    }
  }
}
