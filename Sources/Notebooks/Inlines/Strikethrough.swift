/// Struck text.
public struct Strikethrough: Sendable, Hashable, Codable {
  public var range: SourceRange
  public var content: [Inline]
}
