/// A value computed into the prose, `` `{swift} expression` ``.
public struct InlineCell: Sendable, Hashable, Codable {
  public var range: SourceRange
  public var cell: Cell
}
