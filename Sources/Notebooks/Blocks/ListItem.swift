/// An item of a list.
public struct ListItem: Sendable, Hashable, Codable {
  public var range: SourceRange
  /// For an item of a task list: whether it is ticked.
  public var isTicked: Bool?
  public var blocks: [Block]
}
