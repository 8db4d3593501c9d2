/// A point on a line; the marks of one series make the line, in the order in which they are given.
public struct LineMark: ChartContent {
  public let marks: ChartMarks

  /// Without `series:` the marks are told apart by what colours them, and else are one line.
  public init(x: PlottableValue, y: PlottableValue) {
    marks = ChartMarks(MarkRecord(kind: .line, x: x, y: y))
  }

  /// `series` tells lines apart that look alike.
  public init(x: PlottableValue, y: PlottableValue, series: PlottableValue) {
    marks = ChartMarks(MarkRecord(kind: .line, x: x, y: y, modifiers: [.series(series)]))
  }
}
