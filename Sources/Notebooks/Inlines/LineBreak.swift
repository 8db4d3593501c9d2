/// A line break the author asked for.
public struct LineBreak: Sendable, Hashable, Codable {
  public var range: SourceRange
}
