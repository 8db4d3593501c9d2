import Files
import Foundation
import Kernel
import Notebooks
import SwiftParser
import SwiftSyntax
import Texts

/// An open notebook: its cells as the compiler sees them.
public struct EditedNotebook: Sendable {
  public var notebook: Notebook
  private let contexts: [Int: CellContext]

  /// Compiles the cells, so that each knows the names above it, and runs nothing.
  ///
  /// - Throws: `MachineFault` or `SpawnError` when the machine fails.
  public init(_ notebook: Notebook, kernel: Kernel) throws {
    self.notebook = notebook
    contexts = try kernel.contexts(of: notebook)
  }

  /// A cell by `Cell.index`, with another text than the notebook's if it is being written.
  public func cell(_ index: Int, code: String? = nil) -> EditedCell? {
    guard let context = contexts[index], let cell = notebook.cells.first(where: { $0.index == index }) else {
      return nil
    }
    return EditedCell(code: code ?? cell.code, context: context)
  }

  /// The cell that a position of the file is in, and the offset in its code.
  public func offset(_ position: SourcePosition) -> (index: Int, offset: Int)? {
    for cell in notebook.cells where cell.start.file == position.file {
      let line = position.line - cell.start.line + 1
      let lines = cell.code.linesToTheEnd
      guard line >= 1, line <= lines.count else { continue }
      let column = position.column - Self.indentation(cell, line: line)
      if cell.kind == .inline, !(1...(lines[line - 1].utf8.count + 1)).contains(column) { continue }
      return (cell.index, cell.code.utf8Offset(line: line, column: column))
    }
    return nil
  }

  /// How many bytes stand before a line of a cell's code, the first one having number 1.
  private static func indentation(_ cell: Cell, line: Int) -> Int {
    cell.kind == .inline && line == 1 ? cell.start.column - 1 : cell.columnOffset
  }

  /// The position in the file of an offset in a cell's code.
  public func position(cell index: Int, offset: Int) -> SourcePosition? {
    guard let cell = notebook.cells.first(where: { $0.index == index }) else { return nil }
    let before = cell.code.utf8.prefix(offset)
    let line = before.reduce(0) { $0 + ($1 == UInt8(ascii: "\n") ? 1 : 0) }
    let column = before.reversed().prefix { $0 != UInt8(ascii: "\n") }.count
    return SourcePosition(
      file: cell.start.file, line: cell.start.line + line,
      column: column + 1 + Self.indentation(cell, line: line + 1))
  }

  /// Where what an offset names is declared.
  public func definition(cell index: Int, at offset: Int, by editor: CellEditor) -> Definition? {
    guard let cell = cell(index), let symbol = editor.inspect(cell, at: offset) else { return nil }
    switch symbol.definition {
    case .here, .cell: return symbol.definition
    case .file(let path, _, _) where FileManager.default.fileExists(atPath: path): return symbol.definition
    case .file, nil: return editor.interfaceDefinition(of: symbol, in: cell)
    }
  }

  /// Every range of the notebook's cells that names what an offset names, its declaration included.
  public func references(cell index: Int, at offset: Int, by editor: CellEditor) -> [(
    cell: Int, range: TextRange
  )] {
    guard let origin = cell(index), let symbol = editor.inspect(origin, at: offset), let usr = symbol.usr
    else {
      return []
    }
    let name = String(symbol.name.prefix { $0 != "(" })
    return notebook.cells.flatMap { cell -> [(cell: Int, range: TextRange)] in
      guard cell.code.contains(name), let edited = self.cell(cell.index) else { return [] }
      return Parser.parse(source: cell.code).tokens(viewMode: .sourceAccurate).compactMap { token in
        guard token.text == name || token.text == "`\(name)`" else { return nil }
        let start = token.positionAfterSkippingLeadingTrivia.utf8Offset
        guard editor.inspect(edited, at: start)?.usr == usr else { return nil }
        return (cell.index, start..<(start + token.text.utf8.count))
      }
    }
  }
}
