/// A rectangle: a cell of a heatmap, a highlighted region.
public struct RectangleMark: ChartContent {
  public let marks: ChartMarks

  /// Centred on a point, as wide and high as the points are apart.
  public init(
    x: PlottableValue, y: PlottableValue, width: MarkDimension = .automatic,
    height: MarkDimension = .automatic
  ) {
    marks = ChartMarks(MarkRecord(kind: .rectangle, x: x, y: y, modifiers: .sizes(width, height)))
  }

  public init(xStart: PlottableValue, xEnd: PlottableValue, yStart: PlottableValue, yEnd: PlottableValue) {
    marks = ChartMarks(MarkRecord(kind: .rectangle, x: .span(xStart, xEnd), y: .span(yStart, yEnd)))
  }

  /// Over a range of x, through the whole plot unless `y` is given.
  public init(
    xStart: PlottableValue, xEnd: PlottableValue, y: PlottableValue? = nil, height: MarkDimension = .automatic
  ) {
    marks = ChartMarks(
      MarkRecord(kind: .rectangle, x: .span(xStart, xEnd), y: y, modifiers: .sizes(.automatic, height)))
  }

  /// Over a range of y, through the whole plot unless `x` is given.
  public init(
    x: PlottableValue? = nil, yStart: PlottableValue, yEnd: PlottableValue, width: MarkDimension = .automatic
  ) {
    marks = ChartMarks(
      MarkRecord(kind: .rectangle, x: x, y: .span(yStart, yEnd), modifiers: .sizes(width, .automatic)))
  }
}
