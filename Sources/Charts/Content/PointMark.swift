/// A symbol at a point.
public struct PointMark: ChartContent {
  public let marks: ChartMarks

  public init(x: PlottableValue, y: PlottableValue) {
    marks = ChartMarks(MarkRecord(kind: .point, x: x, y: y))
  }

  /// Along one axis only.
  public init(x: PlottableValue) { marks = ChartMarks(MarkRecord(kind: .point, x: x, y: nil)) }

  /// Along one axis only.
  public init(y: PlottableValue) { marks = ChartMarks(MarkRecord(kind: .point, x: nil, y: y)) }
}
