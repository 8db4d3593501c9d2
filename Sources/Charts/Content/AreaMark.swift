/// A point on the edge of an area; the marks of one series make the area.
public struct AreaMark: ChartContent {
  public var records: [MarkRecord]

  /// Between zero and the values; areas at one place stack.
  public init(x: PlottableValue, y: PlottableValue, stacking: MarkStackingMethod = .standard) {
    records = [MarkRecord(kind: .area, x: x, y: y, modifiers: Self.stacked(stacking))]
  }

  public init(
    x: PlottableValue, y: PlottableValue, series: PlottableValue, stacking: MarkStackingMethod = .standard
  ) {
    records = [
      MarkRecord(kind: .area, x: x, y: y, modifiers: [.series(series)] + Self.stacked(stacking))
    ]
  }

  /// A band between two values of y.
  public init(x: PlottableValue, yStart: PlottableValue, yEnd: PlottableValue) {
    records = [MarkRecord(kind: .area, x: x, y: .span(yStart, yEnd))]
  }

  public init(x: PlottableValue, yStart: PlottableValue, yEnd: PlottableValue, series: PlottableValue) {
    records = [MarkRecord(kind: .area, x: x, y: .span(yStart, yEnd), modifiers: [.series(series)])]
  }

  /// A band between two values of x.
  public init(xStart: PlottableValue, xEnd: PlottableValue, y: PlottableValue) {
    records = [MarkRecord(kind: .area, x: .span(xStart, xEnd), y: y)]
  }

  public init(xStart: PlottableValue, xEnd: PlottableValue, y: PlottableValue, series: PlottableValue) {
    records = [MarkRecord(kind: .area, x: .span(xStart, xEnd), y: y, modifiers: [.series(series)])]
  }

  private static func stacked(_ method: MarkStackingMethod) -> [MarkModifier] {
    method == .standard ? [] : [.stacking(method)]
  }
}
