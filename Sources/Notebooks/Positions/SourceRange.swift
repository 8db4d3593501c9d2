/// The stretch of source a node was read from; `end` is the position after its last byte.
public struct SourceRange: Sendable, Hashable, Codable {
  public var start: SourcePosition
  public var end: SourcePosition

  public init(start: SourcePosition, end: SourcePosition) {
    self.start = start
    self.end = end
  }

  /// From one place to another, which is not before it. A node may end in another file than it starts in,
  /// when it ends with an include; then the two cannot be compared.
  init(from start: SourcePosition, to end: SourcePosition) {
    self.init(start: start, end: start.file == end.file ? max(start, end) : end)
  }
}

extension SourceRange: CustomStringConvertible {
  /// `12:1-14:8`, without the file.
  public var description: String { "\(start.line):\(start.column)-\(end.line):\(end.column)" }
}
