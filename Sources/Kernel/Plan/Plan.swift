import Notebooks

/// A chapter's cells in the order in which they are compiled and run.
public struct Plan: Sendable {
  public var units: [CellUnit]
  private var cellsByFile: [String: Cell]
  private var lines: SourceLines

  public init(_ notebook: Notebook) {
    var units: [CellUnit] = []
    var blocks = 0
    var inlines = 0
    var waiting: [Cell] = []

    func flushInline() {
      guard !waiting.isEmpty else { return }
      inlines += 1
      units.append(
        CellUnit(index: units.count, moduleName: "Inline\(inlines)", content: .inline(waiting)))
      waiting = []
    }

    if let parameters = Self.parameters(of: notebook) {
      units.append(CellUnit(index: 0, moduleName: "Parameters", content: .block(parameters)))
    }
    for cell in notebook.cells where cell.options.run.eval {
      switch cell.kind {
      case .inline: waiting.append(cell)
      case .block:
        flushInline()
        blocks += 1
        units.append(
          CellUnit(index: units.count, moduleName: "Cell\(blocks)", content: .block(cell)))
      }
    }
    flushInline()

    self.units = units
    lines = notebook.sourceLines
    cellsByFile = [:]
    for unit in units {
      for cell in unit.cells { cellsByFile[unit.virtualFile(of: cell)] = cell }
    }
  }

  /// The plan of cells that were handed in one by one.
  ///
  /// - Parameter texts: The whole text of each cell by the name that its positions have.
  init(units: [CellUnit], texts: [String: String]) {
    self.units = units
    lines = SourceLines(texts)
    cellsByFile = [:]
    for unit in units {
      for cell in unit.cells { cellsByFile[unit.virtualFile(of: cell)] = cell }
    }
  }

  /// The front matter's named values, as a cell above the first.
  private static func parameters(of notebook: Notebook) -> Cell? {
    let parameters = notebook.frontMatter.params
    guard let first = parameters.first else { return nil }
    return Cell(
      index: -1, kind: .block, code: parameters.map(\.swiftDeclaration).joined(separator: "\n"),
      start: first.position ?? SourcePosition(file: notebook.path, line: 1, column: 1))
  }

  /// The notebook's position of one in compiled code, or `nil` for code that is no cell's.
  ///
  /// Line and column may come from a record that a cell has forged, so they are brought into bounds first.
  func position(file: String, line: Int, column: Int) -> SourcePosition? {
    guard let cell = cellsByFile[file] else { return nil }
    let line = min(max(1, line), Self.largestNumber)
    let column = min(max(1, column), Self.largestNumber)
    var position = cell.start
    position.line += line - 1
    let isFirstLineOfInline = cell.kind == .inline && line == 1
    position.column = column + (isFirstLineOfInline ? cell.start.column - 1 : cell.columnOffset)
    return position
  }

  /// No cell has so many lines, no line so many columns.
  private static let largestNumber = 1 << 30

  /// The notebook's own text of the line that a position names.
  func sourceLine(at position: SourcePosition) -> String? {
    lines.line(at: position)
  }
}
