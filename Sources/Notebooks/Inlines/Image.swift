/// A picture from a file.
public struct Image: Sendable, Hashable, Codable {
  public var range: SourceRange
  public var source: String
  public var title: String
  public var attributes: Attributes
  /// The description, which is a figure's caption when the image stands alone.
  public var content: [Inline]
}
