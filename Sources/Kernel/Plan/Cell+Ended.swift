import Notebooks
import SwiftParser
import SwiftSyntax

extension Cell {
  /// The same cell, ended by an error before the statement that a line is of: what stands above has run then, and what
  /// is declared below is known all the same.
  ///
  /// - Parameter line: From 1, the cell's own.
  /// - Returns: `nil` where that line is of a function or a type, which runs wherever it is called.
  func ended(beforeLine line: Int) -> Cell? {
    let tree = Parser.parse(source: code)
    let locations = SourceLocationConverter(fileName: "", tree: tree)
    let statement = tree.statements.first { statement in
      let start = locations.location(for: statement.positionAfterSkippingLeadingTrivia).line
      return (start...max(start, locations.location(for: statement.endPositionBeforeTrailingTrivia).line))
        .contains(line)
    }
    guard let statement else { return nil }
    if case .decl(let declaration) = statement.item, !declaration.is(VariableDeclSyntax.self) { return nil }
    var bytes = Array(code.utf8)
    bytes.insert(
      contentsOf: Array("throw CancellationError(); ".utf8),
      at: statement.positionAfterSkippingLeadingTrivia.utf8Offset)
    var ended = self
    ended.code = String(decoding: bytes, as: UTF8.self)
    return ended
  }
}
