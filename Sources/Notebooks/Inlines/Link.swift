/// A link.
public struct Link: Sendable, Hashable, Codable {
  public var range: SourceRange
  public var destination: String
  public var title: String
  public var attributes: Attributes
  public var content: [Inline]
}
