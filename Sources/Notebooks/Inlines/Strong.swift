/// Strongly emphasised text.
public struct Strong: Sendable, Hashable, Codable {
  public var range: SourceRange
  public var content: [Inline]
}
