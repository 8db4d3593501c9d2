/// A point on a line; the marks of one series make the line, in the order in which they are given.
public struct LineMark: ChartContent {
  public var records: [MarkRecord]

  /// Without `series:` the marks are told apart by what colours them, and else are one line.
  public init(x: PlottableValue, y: PlottableValue) {
    records = [MarkRecord(kind: .line, x: x, y: y)]
  }

  /// `series` tells lines apart that look alike.
  public init(x: PlottableValue, y: PlottableValue, series: PlottableValue) {
    records = [MarkRecord(kind: .line, x: x, y: y, modifiers: [.series(series)])]
  }
}
