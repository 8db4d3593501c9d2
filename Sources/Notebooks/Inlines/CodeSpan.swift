/// Code in running text.
public struct CodeSpan: Sendable, Hashable, Codable {
  public var range: SourceRange
  public var code: String
  public var attributes: Attributes
}
