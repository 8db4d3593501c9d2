/// Terms with their definitions (a line that starts with `: ` under the term).
public struct DefinitionList: Sendable, Hashable, Codable {
  /// One term.
  public struct Entry: Sendable, Hashable, Codable {
    public var term: [Inline]
    public var definitions: [[Block]]
  }

  public var range: SourceRange
  public var entries: [Entry]
}
