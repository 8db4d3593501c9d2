/// Blocks between fences of colons: `::: {#exr-softmax .class key="value"}`.
public struct Division: Sendable, Hashable, Codable {
  public var range: SourceRange
  public var attributes: Attributes
  public var blocks: [Block]
}
