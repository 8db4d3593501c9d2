import SwiftParser
import SwiftSyntax

/// A declaration at the top level of a cell, or within one.
public struct CellDeclaration: Sendable, Hashable {
  public var name: String
  /// A word such as `function` or `struct`.
  public var kind: String
  /// The whole declaration.
  public var range: TextRange
  public var nameRange: TextRange
  public var children: [CellDeclaration]

  /// What a cell declares, in the order of the text.
  public static func all(in code: String) -> [CellDeclaration] {
    Parser.parse(source: code).statements.flatMap { statement -> [CellDeclaration] in
      if case .decl(let declaration) = statement.item { declarations(declaration) } else { [] }
    }
  }

  private static func declarations(_ node: DeclSyntax) -> [CellDeclaration] {
    if let variable = node.as(VariableDeclSyntax.self) {
      return variable.bindings.flatMap { names(in: $0.pattern) }.map {
        make($0, variable.bindingSpecifier.text == "let" ? "constant" : "variable", node)
      }
    }
    if let function = node.as(FunctionDeclSyntax.self) { return [make(function.name, "function", node)] }
    if let initializer = node.as(InitializerDeclSyntax.self) {
      return [make(initializer.initKeyword, "initializer", node)]
    }
    if let cases = node.as(EnumCaseDeclSyntax.self) {
      return cases.elements.map { make($0.name, "case", node) }
    }
    if let alias = node.as(TypeAliasDeclSyntax.self) { return [make(alias.name, "type", node)] }
    guard let group = node.asProtocol((any DeclGroupSyntax).self) else { return [] }
    let children = group.memberBlock.members.flatMap { declarations($0.decl) }
    if let type = node.as(StructDeclSyntax.self) { return [make(type.name, "struct", node, children)] }
    if let type = node.as(ClassDeclSyntax.self) { return [make(type.name, "class", node, children)] }
    if let type = node.as(ActorDeclSyntax.self) { return [make(type.name, "class", node, children)] }
    if let type = node.as(EnumDeclSyntax.self) { return [make(type.name, "enum", node, children)] }
    if let type = node.as(ProtocolDeclSyntax.self) { return [make(type.name, "protocol", node, children)] }
    if let type = node.as(ExtensionDeclSyntax.self),
      let name = type.extendedType.lastToken(viewMode: .sourceAccurate)
    {
      return [make(name, "extension", node, children)]
    }
    return []
  }

  private static func names(in pattern: PatternSyntax) -> [TokenSyntax] {
    if let name = pattern.as(IdentifierPatternSyntax.self) { return [name.identifier] }
    if let tuple = pattern.as(TuplePatternSyntax.self) {
      return tuple.elements.flatMap { names(in: $0.pattern) }
    }
    return []
  }

  private static func make(
    _ name: TokenSyntax, _ kind: String, _ node: DeclSyntax, _ children: [CellDeclaration] = []
  ) -> CellDeclaration {
    CellDeclaration(
      name: name.text, kind: kind, range: node.trimmedByteRange, nameRange: name.trimmedByteRange,
      children: children)
  }
}

extension SyntaxProtocol {
  var trimmedByteRange: TextRange {
    positionAfterSkippingLeadingTrivia.utf8Offset..<endPositionBeforeTrailingTrivia.utf8Offset
  }
}
