/// A symbol at a place.
public struct PointMark: ChartContent {
  public var records: [MarkRecord]

  public init(x: PlottableValue, y: PlottableValue) {
    records = [MarkRecord(kind: .point, x: x, y: y)]
  }

  /// Along one axis only.
  public init(x: PlottableValue) { records = [MarkRecord(kind: .point, x: x, y: nil)] }

  /// Along one axis only.
  public init(y: PlottableValue) { records = [MarkRecord(kind: .point, x: nil, y: y)] }
}
