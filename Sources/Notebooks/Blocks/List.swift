/// A bullet list or a numbered one.
public struct List: Sendable, Hashable, Codable {
  public var range: SourceRange
  /// The first number, or `nil` for bullets.
  public var start: Int?
  /// No blank lines between the items: paragraphs directly in them are not set as paragraphs.
  public var isTight: Bool
  public var items: [ListItem]
}
