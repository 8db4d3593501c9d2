/// A polygon in the coordinates of the axes: a linear region, a cell of a decision map.
public struct PolygonMark: ChartContent {
  public let marks: ChartMarks

  /// `PolygonMark(x: "x₁", y: "x₂", corners: [(0, 0), (1, 0), (0.5, 1)])`; polygons close themselves.
  public init(x: String, y: String, corners: [(x: Double, y: Double)]) {
    let finite = corners.filter { $0.x.isFinite && $0.y.isFinite }
    guard corners.count > 2 || corners.isEmpty else {
      marks = .refused(
        "A polygon of “\(x)” and “\(y)” has \(corners.count == 1 ? "one corner" : "two corners"); give it three at least, or use LineMark."
      )
      return
    }
    guard let first = finite.first else {
      marks = ChartMarks(records: [])
      return
    }
    marks = ChartMarks(
      MarkRecord(
        kind: .polygon, x: .value(x, first.x), y: .value(y, first.y), modifiers: [.outline(finite)]))
  }
}
