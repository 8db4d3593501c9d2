/// An HTML tag as the author wrote it.
public struct InlineHTML: Sendable, Hashable, Codable {
  public var range: SourceRange
  public var html: String
}
