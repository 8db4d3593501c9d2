/// A mark that leads to a footnote.
public struct FootnoteReference: Sendable, Hashable, Codable {
  public var range: SourceRange
  public var label: String
  /// The footnote's number on the page.
  public var number: Int
  /// From 1 among the references to the same footnote.
  public var occurrence: Int
}
