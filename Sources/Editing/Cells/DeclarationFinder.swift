import SwiftParser
import SwiftSyntax

/// Finds where a cell declares a name.
final class DeclarationFinder: SyntaxVisitor {
  private let name: String
  private var found: TextRange?

  private init(_ name: String) {
    self.name = name
    super.init(viewMode: .sourceAccurate)
  }

  /// The first declaration of the name, the outermost ones before those within.
  static func range(of name: String, in code: String) -> TextRange? {
    let finder = DeclarationFinder(name == "init" ? "init" : name)
    finder.walk(Parser.parse(source: code))
    return finder.found
  }

  private func take(_ token: TokenSyntax) {
    guard found == nil, token.text.trimmingPrefix("`").prefix(while: { $0 != "`" }) == name else { return }
    let start = token.positionAfterSkippingLeadingTrivia.utf8Offset
    found = start..<(start + token.text.utf8.count)
  }

  override func visit(_ node: IdentifierPatternSyntax) -> SyntaxVisitorContinueKind {
    take(node.identifier)
    return .visitChildren
  }

  override func visit(_ node: FunctionDeclSyntax) -> SyntaxVisitorContinueKind { declare(node.name) }
  override func visit(_ node: StructDeclSyntax) -> SyntaxVisitorContinueKind { declare(node.name) }
  override func visit(_ node: ClassDeclSyntax) -> SyntaxVisitorContinueKind { declare(node.name) }
  override func visit(_ node: ActorDeclSyntax) -> SyntaxVisitorContinueKind { declare(node.name) }
  override func visit(_ node: EnumDeclSyntax) -> SyntaxVisitorContinueKind { declare(node.name) }
  override func visit(_ node: ProtocolDeclSyntax) -> SyntaxVisitorContinueKind { declare(node.name) }
  override func visit(_ node: TypeAliasDeclSyntax) -> SyntaxVisitorContinueKind { declare(node.name) }
  override func visit(_ node: EnumCaseElementSyntax) -> SyntaxVisitorContinueKind { declare(node.name) }
  override func visit(_ node: InitializerDeclSyntax) -> SyntaxVisitorContinueKind {
    declare(node.initKeyword)
  }

  private func declare(_ token: TokenSyntax) -> SyntaxVisitorContinueKind {
    take(token)
    return .visitChildren
  }
}
