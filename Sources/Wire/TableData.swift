/// A table as it travels from a cell to the page: texts already formatted, nothing computed later.
public struct TableData: Sendable, Hashable, Codable {
  public var columns: [TableColumn]
  /// One array of cell texts per row, as long as `columns`.
  public var rows: [[String]]

  public init(columns: [TableColumn], rows: [[String]]) {
    self.columns = columns
    self.rows = rows
  }
}

/// The head of one column.
public struct TableColumn: Sendable, Hashable, Codable {
  public enum Alignment: String, Sendable, Hashable, Codable { case leading, center, trailing }

  public var title: String
  /// Numbers stand to the right, so that their digits line up.
  public var alignment: Alignment
  /// How the cells' texts are written: as they are, or as Markdown (formulas, links).
  public var isMarkdown: Bool

  public init(title: String, alignment: Alignment = .leading, isMarkdown: Bool = false) {
    self.title = title
    self.alignment = alignment
    self.isMarkdown = isMarkdown
  }
}
