/// A piece of HTML or SVG as a value: what is built here is always well formed when written.
///
/// Text is escaped by the writer; only `raw` goes out as it is.
public indirect enum Node: Sendable, Hashable {
  case element(Element)
  case text(String)
  /// Markup that somebody else has already written and escaped.
  case raw(String)
  case fragment([Node])

  /// Nothing at all.
  public static let empty = Node.fragment([])

  /// Whether writing this node gives no characters.
  public var isEmpty: Bool {
    switch self {
    case .element: false
    case .text(let text), .raw(let text): text.isEmpty
    case .fragment(let nodes): nodes.allSatisfy({ $0.isEmpty })
    }
  }

  /// The text that a reader sees, without the markup. Raw markup counts as nothing.
  public var plainText: String {
    switch self {
    case .element(let element): element.children.map({ $0.plainText }).joined()
    case .text(let text): text
    case .raw: ""
    case .fragment(let nodes): nodes.map({ $0.plainText }).joined()
    }
  }
}

/// A named element with attributes in the order in which they were given.
public struct Element: Sendable, Hashable {
  public var name: String
  public var attributes: Attributes
  public var children: [Node]

  public init(_ name: String, _ attributes: Attributes = [:], children: [Node] = []) {
    self.name = name
    self.attributes = attributes
    self.children = children
  }
}

extension Node: ExpressibleByStringLiteral, ExpressibleByStringInterpolation {
  /// A string literal where a node is expected is text, so it is escaped.
  public init(stringLiteral value: String) { self = .text(value) }
}
