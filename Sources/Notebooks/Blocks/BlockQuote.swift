/// A quotation.
public struct BlockQuote: Sendable, Hashable, Codable {
  public var range: SourceRange
  public var blocks: [Block]
}
