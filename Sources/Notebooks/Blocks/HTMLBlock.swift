/// HTML as the author wrote it.
public struct HTMLBlock: Sendable, Hashable, Codable {
  public var range: SourceRange
  public var html: String
}
