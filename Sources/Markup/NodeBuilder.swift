/// Collects the children of an element written as statements.
@resultBuilder
public enum NodeBuilder {
  public static func buildExpression(_ node: Node) -> [Node] { [node] }
  public static func buildExpression(_ nodes: [Node]) -> [Node] { nodes }
  public static func buildExpression(_ node: Node?) -> [Node] { node.map { [$0] } ?? [] }
  /// A string is text, and so is escaped.
  public static func buildExpression(_ text: String) -> [Node] { [.text(text)] }
  public static func buildBlock(_ parts: [Node]...) -> [Node] { Array(parts.joined()) }
  public static func buildOptional(_ part: [Node]?) -> [Node] { part ?? [] }
  public static func buildEither(first part: [Node]) -> [Node] { part }
  public static func buildEither(second part: [Node]) -> [Node] { part }
  public static func buildArray(_ parts: [[Node]]) -> [Node] { Array(parts.joined()) }
  public static func buildLimitedAvailability(_ part: [Node]) -> [Node] { part }
}

extension Node {
  /// An element with children written as statements:
  /// `.element("p", ["class": "lead"]) { "Hello "; Node.element("b") { "you" } }`.
  public static func element(
    _ name: String, _ attributes: Attributes = [:], @NodeBuilder _ children: () throws -> [Node]
  ) rethrows -> Node {
    .element(Element(name, attributes, children: try children()))
  }

  /// An element without children.
  public static func element(_ name: String, _ attributes: Attributes = [:]) -> Node {
    .element(Element(name, attributes))
  }

  /// An element with children given as a list.
  public static func element(_ name: String, _ attributes: Attributes = [:], children: [Node]) -> Node {
    .element(Element(name, attributes, children: children))
  }

  /// An element that holds nothing but text.
  public static func element(_ name: String, _ attributes: Attributes = [:], text: String) -> Node {
    .element(Element(name, attributes, children: [.text(text)]))
  }

  /// Several nodes side by side, written as statements.
  public static func group(@NodeBuilder _ children: () -> [Node]) -> Node { .fragment(children()) }
}
