/// A polygon in the coordinates of the axes: a linear region, a cell of a decision map.
public struct PolygonMark: ChartContent {
  public var records: [MarkRecord]

  /// `PolygonMark(x: "x₁", y: "x₂", corners: [(0, 0), (1, 0), (0.5, 1)])`; polygons close themselves.
  public init(x: String, y: String, corners: [(x: Double, y: Double)]) {
    let finite = corners.filter { $0.x.isFinite && $0.y.isFinite }
    records =
      finite.isEmpty
      ? []
      : [
        MarkRecord(
          kind: .polygon, x: .value(x, finite[0].x), y: .value(y, finite[0].y), modifiers: [.outline(finite)])
      ]
  }
}
