/// Emphasised text.
public struct Emphasis: Sendable, Hashable, Codable {
  public var range: SourceRange
  public var content: [Inline]
}
