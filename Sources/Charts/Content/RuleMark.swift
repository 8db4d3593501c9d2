/// A straight line along one axis: a threshold, an interval, an error bar.
public struct RuleMark: ChartContent {
  public let marks: ChartMarks

  /// Upright, through the whole plot.
  public init(x: PlottableValue) { marks = ChartMarks(MarkRecord(kind: .rule, x: x, y: nil)) }

  /// Level, through the whole plot.
  public init(y: PlottableValue) { marks = ChartMarks(MarkRecord(kind: .rule, x: nil, y: y)) }

  public init(x: PlottableValue, yStart: PlottableValue, yEnd: PlottableValue) {
    marks = ChartMarks(MarkRecord(kind: .rule, x: x, y: .span(yStart, yEnd)))
  }

  public init(xStart: PlottableValue, xEnd: PlottableValue, y: PlottableValue) {
    marks = ChartMarks(MarkRecord(kind: .rule, x: .span(xStart, xEnd), y: y))
  }
}
