/// A bar from zero to a value, or over a range.
public struct BarMark: ChartContent {
  public let marks: ChartMarks

  /// From zero to the number; bars at one place stack. With a category or a date on one axis the bar
  /// runs along the other; with two numbers it stands upright.
  public init(
    x: PlottableValue, y: PlottableValue, width: MarkDimension = .automatic,
    height: MarkDimension = .automatic, stacking: MarkStackingMethod = .standard
  ) {
    marks = ChartMarks(
      MarkRecord(
        kind: .bar, x: x, y: y, modifiers: [MarkModifier].sizes(width, height) + .stacked(stacking)))
  }

  /// A range of x, as in a timeline.
  public init(
    xStart: PlottableValue, xEnd: PlottableValue, y: PlottableValue, height: MarkDimension = .automatic,
    stacking: MarkStackingMethod = .standard
  ) {
    marks = ChartMarks(
      MarkRecord(
        kind: .bar, x: .span(xStart, xEnd), y: y,
        modifiers: [MarkModifier].sizes(.automatic, height) + .stacked(stacking)))
  }

  /// A range of y.
  public init(
    x: PlottableValue, yStart: PlottableValue, yEnd: PlottableValue, width: MarkDimension = .automatic,
    stacking: MarkStackingMethod = .standard
  ) {
    marks = ChartMarks(
      MarkRecord(
        kind: .bar, x: x, y: .span(yStart, yEnd),
        modifiers: [MarkModifier].sizes(width, .automatic) + .stacked(stacking)))
  }

  /// One bar, its parts laid end to end.
  public init(x: PlottableValue, height: MarkDimension = .automatic, stacking: MarkStackingMethod = .standard)
  {
    marks = ChartMarks(
      MarkRecord(
        kind: .bar, x: x, y: nil, modifiers: [MarkModifier].sizes(.automatic, height) + .stacked(stacking)))
  }

  /// One upright bar, its parts stacked.
  public init(y: PlottableValue, width: MarkDimension = .automatic, stacking: MarkStackingMethod = .standard)
  {
    marks = ChartMarks(
      MarkRecord(
        kind: .bar, x: nil, y: y, modifiers: [MarkModifier].sizes(width, .automatic) + .stacked(stacking)))
  }
}
