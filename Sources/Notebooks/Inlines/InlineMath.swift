/// A formula in running text, `$...$`, or displayed within a paragraph, `$$...$$`.
public struct InlineMath: Sendable, Hashable, Codable {
  public var range: SourceRange
  public var tex: String
  /// The position of the first character of `tex`.
  public var texStart: SourcePosition
  public var isDisplayed: Bool
  public var attributes: Attributes
}
