/// A picture that is ready for a page.
public struct RenderedChart: Sendable {
  /// A complete SVG. It holds two layouts, a wide one and one for phones; the style sheet shows the one
  /// that fits, and without it the wide one shows.
  public var svg: String
  /// What there is to see, in sentences.
  public var description: String
  /// The data.
  public var table: ChartTable
  /// What was left out or must be known to read the picture, each a sentence. (What must be known to read the table is
  /// the table's `note`.)
  public var notes: [String]
  public var seriesCount: Int

  /// The chart for a terminal or a plain file: what there is to see, the notes, and the first rows.
  public var plainText: String {
    ([description] + notes + [table.note].compactMap { $0 }
      + (table.rows.isEmpty ? [] : [table.plainText(maximumRows: 12)]))
      .joined(separator: "\n")
  }
}
