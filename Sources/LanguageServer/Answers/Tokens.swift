import Editing
import Notebooks

// What the pieces of cells are, for colours: five numbers for each, as the protocol has it.
extension OpenChapter {
  /// The kinds in the order of their numbers.
  static let tokenKinds = [
    "namespace", "type", "class", "enum", "interface", "struct", "typeParameter", "parameter", "variable",
    "property", "enumMember", "function", "method", "keyword", "comment", "string", "number", "regexp",
    "operator",
    "decorator",
  ]

  func tokens() -> JSON {
    guard let notebook else { return ["data": []] }
    let cells = cells
    var data: [JSON] = []
    var last = TextPosition(line: 0, character: 0)
    for cell in notebook.cells where cell.start.file == shownPath {
      let known = cells?.cell(cell.index).flatMap { view(of: $0)?.tokens }
      for token in known ?? SemanticToken.bySyntax(cell.code) {
        guard let kind = Self.number(of: token.kind) else { continue }
        for range in lines(of: token.range, in: cell) {
          let (start, end) = (document.position(range.lowerBound), document.position(range.upperBound))
          guard start >= last, end.line == start.line, end.character > start.character else { continue }
          let line = start.line - last.line
          let character = line == 0 ? start.character - last.character : start.character
          let values = [line, character, end.character - start.character, kind, token.isSystem ? 1 : 0]
          data += values.map { .int($0) }
          last = start
        }
      }
    }
    return ["data": .array(data)]
  }

  /// A stretch of a cell's code as stretches of the document, one for each line.
  private func lines(of range: TextRange, in cell: Cell) -> [Range<Int>] {
    let code = Array(cell.code.utf8)
    var result: [Range<Int>] = []
    var start = range.lowerBound
    let end = min(range.upperBound, code.count)
    while start < end {
      let next = code[start..<end].firstIndex(of: 0x0A) ?? end
      let line = code[..<start].count { $0 == 0x0A }
      let column = code[..<start].reversed().prefix { $0 != 0x0A }.count
      let indentation = cell.kind == .inline && line == 0 ? cell.start.column - 1 : cell.columnOffset
      let offset = document.offset(line: cell.start.line + line, column: column + 1 + indentation)
      if next > start { result.append(offset..<min(offset + next - start, document.bytes.count)) }
      start = next + 1
    }
    return result
  }

  private static func number(of kind: String) -> Int? {
    let name =
      switch kind {
      case "module": "namespace"
      case "protocol": "interface"
      case "actor": "class"
      case "case": "enumMember"
      case "initializer": "method"
      case "attribute", "macro": "decorator"
      case "string", "number", "comment", "keyword", "regexp", "operator", "type", "class", "enum", "struct",
        "variable", "property", "function", "method":
        kind
      default: kind.hasPrefix("extension") ? "struct" : ""
      }
    return tokenKinds.firstIndex(of: name)
  }
}
