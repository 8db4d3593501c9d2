/// A named value from `params:` in the front matter, which `-P name=value` overrides.
public struct Parameter: Sendable, Hashable, Codable {
  public var name: String
  public var value: ScalarValue
  /// Where it is written, or `nil` when it comes from the command line.
  public var position: SourcePosition?

  public init(name: String, value: ScalarValue, position: SourcePosition? = nil) {
    self.name = name
    self.value = value
    self.position = position
  }

  /// The constant as a cell would declare it.
  public var swiftDeclaration: String { "let \(name): \(value.swiftType) = \(value.swiftLiteral)" }
}
