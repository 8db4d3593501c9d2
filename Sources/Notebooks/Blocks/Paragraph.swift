/// Running text.
public struct Paragraph: Sendable, Hashable, Codable {
  public var range: SourceRange
  public var content: [Inline]
}
