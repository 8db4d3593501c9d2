/// The stretch of source a node was read from; `end` is the position after its last byte.
public struct SourceRange: Sendable, Hashable, Codable {
  public var start: SourcePosition
  public var end: SourcePosition

  public init(start: SourcePosition, end: SourcePosition) {
    self.start = start
    self.end = end
  }
}

extension SourceRange: CustomStringConvertible {
  /// `12:1-14:8`, without the file.
  public var description: String { "\(start.line):\(start.column)-\(end.line):\(end.column)" }
}
