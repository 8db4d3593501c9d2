/// The end of a source line inside a paragraph.
public struct SoftBreak: Sendable, Hashable, Codable {
  public var range: SourceRange
}
