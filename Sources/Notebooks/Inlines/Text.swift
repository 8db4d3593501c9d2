/// Plain characters, with escapes and entities resolved.
public struct Text: Sendable, Hashable, Codable {
  public var range: SourceRange
  public var text: String

  public init(range: SourceRange, text: String) {
    self.range = range
    self.text = text
  }
}
