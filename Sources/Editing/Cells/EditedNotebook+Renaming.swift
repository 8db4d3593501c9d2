import SwiftParser
import SwiftSyntax

/// Why a name in a cell cannot be changed.
public struct RenamingFault: Error, Sendable, Hashable {
  /// One sentence, and what to do.
  public var message: String
}

extension EditedNotebook {
  /// The stretch of a name that can be changed: one that a cell of this notebook declares.
  ///
  /// - Throws: `RenamingFault` when it is declared elsewhere, or there is none.
  public func renamable(cell index: Int, at offset: Int, by editor: CellEditor) throws(RenamingFault)
    -> TextRange
  {
    guard let cell = cell(index), let symbol = editor.inspect(cell, at: offset) else {
      throw RenamingFault(
        message: "There is no name here that the compiler knows. Mend the cell's errors first.")
    }
    switch symbol.definition {
    case .here, .cell: return cell.code.identifierRange(around: offset)
    case .file, nil:
      throw RenamingFault(
        message:
          "'\(symbol.name)' is declared in '\(symbol.module ?? "another module")', and only what a cell declares can be renamed here."
      )
    }
  }

  /// Every place where a name has to be written anew for it to have another.
  ///
  /// - Throws: `RenamingFault` when the name cannot be changed, or the new one is none.
  public func renaming(cell index: Int, at offset: Int, to new: String, by editor: CellEditor)
    throws(RenamingFault) -> [(cell: Int, range: TextRange)]
  {
    _ = try renamable(cell: index, at: offset, by: editor)
    guard Self.isIdentifier(new) else {
      throw RenamingFault(
        message: "'\(new)' is no name in Swift. Write letters, digits and underscores, a letter first.")
    }
    return references(cell: index, at: offset, by: editor)
  }

  private static func isIdentifier(_ name: String) -> Bool {
    let file = Parser.parse(source: "let \(name) = 0")
    guard !file.hasError, file.statements.count == 1,
      let variable = file.statements.first?.item.as(VariableDeclSyntax.self),
      let pattern = variable.bindings.first?.pattern.as(IdentifierPatternSyntax.self)
    else { return false }
    return pattern.identifier.text == name
  }
}
