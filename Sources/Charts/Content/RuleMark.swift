/// A straight line along one axis: a threshold, an interval, an error bar.
public struct RuleMark: ChartContent {
  public var records: [MarkRecord]

  /// Upright, through the whole plot.
  public init(x: PlottableValue) { records = [MarkRecord(kind: .rule, x: x, y: nil)] }

  /// Level, through the whole plot.
  public init(y: PlottableValue) { records = [MarkRecord(kind: .rule, x: nil, y: y)] }

  public init(x: PlottableValue, yStart: PlottableValue, yEnd: PlottableValue) {
    records = [MarkRecord(kind: .rule, x: x, y: .span(yStart, yEnd))]
  }

  public init(xStart: PlottableValue, xEnd: PlottableValue, y: PlottableValue) {
    records = [MarkRecord(kind: .rule, x: .span(xStart, xEnd), y: y)]
  }
}
