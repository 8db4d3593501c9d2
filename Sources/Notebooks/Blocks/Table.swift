/// A table with one header row.
public struct Table: Sendable, Hashable, Codable {
  /// How a column is set.
  public enum Alignment: String, Sendable, Hashable, Codable {
    case none, left, center, right
  }

  /// One field.
  public struct Field: Sendable, Hashable, Codable {
    public var range: SourceRange
    public var content: [Inline]
  }

  public var range: SourceRange
  public var alignments: [Alignment]
  public var header: [Field]
  public var rows: [[Field]]
  /// From a paragraph `: Caption {#tbl-name}` under the table.
  public var caption: [Inline]
  public var attributes: Attributes
}
