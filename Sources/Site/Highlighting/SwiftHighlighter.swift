internal import SwiftIDEUtils
internal import SwiftParser
internal import SwiftSyntax
import Markup
import Texts

/// Colours Swift by its syntax, as an editor does.
enum SwiftHighlighter {
  private static let recent = TextMemory<[Node]>(limit: 500)

  /// The code as text in spans whose classes name what each piece is.
  static func nodes(_ code: String) -> [Node] { recent.value(of: code, make: colour) }

  private static func colour(_ code: String) -> [Node] {
    let bytes = Array(code.utf8)
    let tree = Parser.parse(source: code)
    var nodes: [Node] = []
    var end = 0
    func text(_ range: Range<Int>) -> String {
      String(decoding: bytes[range.clamped(to: 0..<bytes.count)], as: UTF8.self)
    }
    for piece in tree.classifications {
      guard let name = className(piece.kind) else { continue }
      let range = piece.range.lowerBound.utf8Offset..<piece.range.upperBound.utf8Offset
      guard range.lowerBound >= end, range.upperBound <= bytes.count else { continue }
      if range.lowerBound > end { nodes.append(.text(text(end..<range.lowerBound))) }
      nodes.append(.element("span", ["class": name], text: text(range)))
      end = range.upperBound
    }
    if end < bytes.count { nodes.append(.text(text(end..<bytes.count))) }
    return nodes
  }

  /// Short, because a page holds thousands of them.
  private static func className(_ kind: SyntaxClassification) -> String? {
    switch kind {
    case .keyword: "k"
    case .type: "t"
    case .stringLiteral, .regexLiteral: "s"
    case .integerLiteral, .floatLiteral: "n"
    case .lineComment, .blockComment, .docLineComment, .docBlockComment: "c"
    case .attribute: "a"
    case .ifConfigDirective: "d"
    case .dollarIdentifier, .argumentLabel: "l"
    default: nil
    }
  }
}
