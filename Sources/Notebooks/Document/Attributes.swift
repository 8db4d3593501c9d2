/// What stands in braces: `{#identifier .class key="value"}`.
public struct Attributes: Sendable, Hashable, Codable {
  /// A key with its value.
  public struct Pair: Sendable, Hashable, Codable {
    public var key: String
    public var value: String
  }

  public var identifier: String?
  public var classes: [String] = []
  /// The pairs in the order they are written.
  public var pairs: [Pair] = []

  public init(identifier: String? = nil, classes: [String] = [], pairs: [Pair] = []) {
    self.identifier = identifier
    self.classes = classes
    self.pairs = pairs
  }

  public var isEmpty: Bool { identifier == nil && classes.isEmpty && pairs.isEmpty }

  /// Those of a second set of braces too: `{width=50%}{.left}`.
  func adding(_ other: Attributes) -> Attributes {
    Attributes(
      identifier: other.identifier ?? identifier, classes: classes + other.classes, pairs: pairs + other.pairs
    )
  }

  /// The value of the last pair with a key.
  public subscript(key: String) -> String? { pairs.last { $0.key == key }?.value }

  /// Whether a class is among the classes.
  public func has(_ name: String) -> Bool { classes.contains(name) }
}
