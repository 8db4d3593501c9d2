/// A heading of level 1 to 6.
public struct Heading: Sendable, Hashable, Codable {
  public var range: SourceRange
  public var level: Int
  public var attributes: Attributes
  public var content: [Inline]
}
