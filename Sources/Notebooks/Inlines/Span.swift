/// Text with attributes, `[text]{.class}`.
public struct Span: Sendable, Hashable, Codable {
  public var range: SourceRange
  public var attributes: Attributes
  public var content: [Inline]
}
