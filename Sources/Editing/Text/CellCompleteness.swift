import SwiftParser
import SwiftSyntax

/// Whether a text can be run as it stands, for programs that take a cell line by line.
public enum CellCompleteness: Sendable, Hashable {
  case complete
  /// More lines have to come; the next one starts with so many blanks.
  case incomplete(indentation: String)
  case invalid

  public init(of code: String) {
    let file = Parser.parse(source: code)
    guard file.hasError || Self.endsInComment(code) else {
      self = .complete
      return
    }
    // What is missing only at the end may still come.
    let end = code.utf8.count - code.reversed().prefix(while: \.isWhitespace).reduce(0) { $0 + $1.utf8.count }
    let missing = file.tokens(viewMode: .all).filter { $0.presence == .missing }
    let isOpen = missing.allSatisfy { token in
      // A string's line that has ended cannot be gone on with.
      token.position.utf8Offset >= end && token.tokenKind != .stringQuote
    }
    let hasStray = file.tokens(viewMode: .all).contains { token in
      token.presence == .present && token.parent?.is(UnexpectedNodesSyntax.self) == true
    }
    self = isOpen && !hasStray ? .incomplete(indentation: Self.indentation(after: file)) : .invalid
  }

  private static func endsInComment(_ code: String) -> Bool {
    guard let open = code.ranges(of: "/*").last else { return false }
    return !code[open.upperBound...].contains("*/") && !code[..<open.lowerBound].hasSuffix("//")
  }

  private static func indentation(after file: SourceFileSyntax) -> String {
    var depth = 0
    for token in file.tokens(viewMode: .sourceAccurate) {
      switch token.tokenKind {
      case .leftBrace, .leftParen, .leftSquare: depth += 1
      case .rightBrace, .rightParen, .rightSquare: depth -= 1
      default: break
      }
    }
    return String(repeating: "  ", count: max(0, depth))
  }
}
