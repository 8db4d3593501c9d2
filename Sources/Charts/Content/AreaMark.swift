/// A point on the edge of an area; the marks of one series make the area.
public struct AreaMark: ChartContent {
  public let marks: ChartMarks

  /// Between zero and the values; areas at one place stack.
  public init(x: PlottableValue, y: PlottableValue, stacking: MarkStackingMethod = .standard) {
    marks = ChartMarks(MarkRecord(kind: .area, x: x, y: y, modifiers: .stacked(stacking)))
  }

  public init(
    x: PlottableValue, y: PlottableValue, series: PlottableValue, stacking: MarkStackingMethod = .standard
  ) {
    marks = ChartMarks(MarkRecord(kind: .area, x: x, y: y, modifiers: [.series(series)] + .stacked(stacking)))
  }

  /// A band between two values of y.
  public init(x: PlottableValue, yStart: PlottableValue, yEnd: PlottableValue) {
    marks = ChartMarks(MarkRecord(kind: .area, x: x, y: .span(yStart, yEnd)))
  }

  public init(x: PlottableValue, yStart: PlottableValue, yEnd: PlottableValue, series: PlottableValue) {
    marks = ChartMarks(MarkRecord(kind: .area, x: x, y: .span(yStart, yEnd), modifiers: [.series(series)]))
  }

  /// A band between two values of x.
  public init(xStart: PlottableValue, xEnd: PlottableValue, y: PlottableValue) {
    marks = ChartMarks(MarkRecord(kind: .area, x: .span(xStart, xEnd), y: y))
  }

  public init(xStart: PlottableValue, xEnd: PlottableValue, y: PlottableValue, series: PlottableValue) {
    marks = ChartMarks(MarkRecord(kind: .area, x: .span(xStart, xEnd), y: y, modifiers: [.series(series)]))
  }
}
