import SwiftParser
import SwiftSyntax

/// The names that a piece of code uses and does not bind itself: what it may need of the cells above.
///
/// Labels and members are not among them, nor is a name that is a constant, parameter or function anywhere in the
/// code; who uses one name for both gets the compiler's word that it is not there.
final class FreeNames: SyntaxVisitor {
  private var used: Set<String> = []
  private var bound: Set<String> = []

  static func all(in code: String) -> Set<String> {
    let visitor = FreeNames(viewMode: .sourceAccurate)
    visitor.walk(Parser.parse(source: code))
    return visitor.used.subtracting(visitor.bound)
  }

  override func visit(_ node: DeclReferenceExprSyntax) -> SyntaxVisitorContinueKind {
    if node.parent?.as(MemberAccessExprSyntax.self)?.declName.id != node.id {
      used.insert(node.baseName.text)
    }
    return .visitChildren
  }

  override func visit(_ node: IdentifierTypeSyntax) -> SyntaxVisitorContinueKind {
    used.insert(node.name.text)
    return .visitChildren
  }

  override func visit(_ node: IdentifierPatternSyntax) -> SyntaxVisitorContinueKind {
    bound.insert(node.identifier.text)
    return .visitChildren
  }

  override func visit(_ node: ClosureShorthandParameterSyntax) -> SyntaxVisitorContinueKind {
    bound.insert(node.name.text)
    return .visitChildren
  }

  override func visit(_ node: ClosureParameterSyntax) -> SyntaxVisitorContinueKind {
    bound.insert((node.secondName ?? node.firstName).text)
    return .visitChildren
  }

  override func visit(_ node: FunctionParameterSyntax) -> SyntaxVisitorContinueKind {
    bound.insert((node.secondName ?? node.firstName).text)
    return .visitChildren
  }

  override func visit(_ node: FunctionDeclSyntax) -> SyntaxVisitorContinueKind {
    bound.insert(node.name.text)
    return .visitChildren
  }
}
