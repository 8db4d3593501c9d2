/// A sector of a circle or a ring; its angle is its share of all values.
public struct SectorMark: ChartContent {
  public let marks: ChartMarks

  /// - Parameters:
  ///   - innerRadius: zero gives a pie; `.ratio(0.6)` a ring.
  ///   - angularInset: half the gap between neighbours, in points.
  public init(
    angle: PlottableValue, innerRadius: MarkDimension = .automatic, outerRadius: MarkDimension = .automatic,
    angularInset: Double? = nil
  ) {
    marks = ChartMarks(
      MarkRecord(
        kind: .sector, x: angle, y: nil,
        modifiers: [.radii(inner: innerRadius, outer: outerRadius), .angularInset(angularInset ?? 0)]))
  }
}
