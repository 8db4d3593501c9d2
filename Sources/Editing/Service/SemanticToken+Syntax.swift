import SwiftIDEUtils
import SwiftParser
import SwiftSyntax

extension SemanticToken {
  /// What each piece of a text is as far as its syntax says: a keyword, a string, a number, a comment.
  public static func bySyntax(_ code: String) -> [SemanticToken] {
    Parser.parse(source: code).classifications.compactMap { piece in
      guard let kind = kind(piece.kind) else { return nil }
      return SemanticToken(
        range: piece.range.lowerBound.utf8Offset..<piece.range.upperBound.utf8Offset, kind: kind,
        isSystem: false)
    }
  }

  private static func kind(_ kind: SyntaxClassification) -> String? {
    switch kind {
    case .keyword, .ifConfigDirective: "keyword"
    case .stringLiteral: "string"
    case .regexLiteral: "regexp"
    case .integerLiteral, .floatLiteral: "number"
    case .lineComment, .blockComment, .docLineComment, .docBlockComment: "comment"
    case .attribute: "attribute"
    case .operator: "operator"
    case .type: "type"
    default: nil
    }
  }
}
