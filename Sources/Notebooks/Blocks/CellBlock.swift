/// A `{swift}` fence.
public struct CellBlock: Sendable, Hashable, Codable {
  /// The fences included.
  public var range: SourceRange
  public var cell: Cell
  /// The fence with its option lines as written, for `echo: fenced` and exports.
  public var source: String
}
