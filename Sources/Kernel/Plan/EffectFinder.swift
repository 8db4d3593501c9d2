import SwiftSyntax

/// Finds `await` and `try` that act at the level of the expression itself, not in a closure or
/// function inside it.
final class EffectFinder: SyntaxVisitor {
  private(set) var awaits = false
  private(set) var tries = false

  static func effects(of node: some SyntaxProtocol) -> (awaits: Bool, tries: Bool) {
    let finder = EffectFinder(viewMode: .sourceAccurate)
    finder.walk(node)
    return (finder.awaits, finder.tries)
  }

  override func visit(_ node: AwaitExprSyntax) -> SyntaxVisitorContinueKind {
    awaits = true
    return .visitChildren
  }

  override func visit(_ node: ForStmtSyntax) -> SyntaxVisitorContinueKind {
    if node.awaitKeyword != nil { awaits = true }
    if node.tryKeyword != nil { tries = true }
    return .visitChildren
  }

  override func visit(_ node: TryExprSyntax) -> SyntaxVisitorContinueKind {
    if node.questionOrExclamationMark == nil { tries = true }
    return .visitChildren
  }

  override func visit(_ node: ThrowStmtSyntax) -> SyntaxVisitorContinueKind {
    tries = true
    return .visitChildren
  }

  /// What is tried inside `do` with a `catch` stays there.
  override func visit(_ node: DoStmtSyntax) -> SyntaxVisitorContinueKind {
    guard !node.catchClauses.isEmpty else { return .visitChildren }
    let inner = EffectFinder.effects(of: node.body)
    if inner.awaits { awaits = true }
    let catchesAll = node.catchClauses.contains { $0.catchItems.isEmpty }
    if inner.tries && !catchesAll { tries = true }
    for clause in node.catchClauses { walk(clause.body) }
    return .skipChildren
  }

  override func visit(_ node: ClosureExprSyntax) -> SyntaxVisitorContinueKind { .skipChildren }
  override func visit(_ node: FunctionDeclSyntax) -> SyntaxVisitorContinueKind { .skipChildren }
  override func visit(_ node: AccessorBlockSyntax) -> SyntaxVisitorContinueKind { .skipChildren }
  override func visit(_ node: StructDeclSyntax) -> SyntaxVisitorContinueKind { .skipChildren }
  override func visit(_ node: ClassDeclSyntax) -> SyntaxVisitorContinueKind { .skipChildren }
  override func visit(_ node: EnumDeclSyntax) -> SyntaxVisitorContinueKind { .skipChildren }
  override func visit(_ node: ActorDeclSyntax) -> SyntaxVisitorContinueKind { .skipChildren }
}
