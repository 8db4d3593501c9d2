/// The text of a footnote.
public struct FootnoteDefinition: Sendable, Hashable, Codable {
  public var range: SourceRange
  /// The label as written.
  public var label: String
  /// From 1, in order of first reference.
  public var number: Int
  /// How many places refer to it.
  public var referenceCount: Int
  public var blocks: [Block]
}
