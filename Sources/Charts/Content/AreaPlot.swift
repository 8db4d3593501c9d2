/// The area between two functions, or between one and zero.
public struct AreaPlot: ChartContent {
  public let marks: ChartMarks

  /// Between the graph and zero.
  public init(x: String, y: String, domain: ClosedRange<Double>, function: (Double) -> Double) {
    marks = Self.marks(x, y, domain) { (0, function($0)) }
  }

  /// `AreaPlot(x: "x", yStart: "low", yEnd: "high", domain: 0...1) { (yStart: $0 * $0, yEnd: $0) }`
  public init(
    x: String, yStart: String, yEnd: String, domain: ClosedRange<Double>,
    function: (Double) -> (yStart: Double, yEnd: Double)
  ) {
    marks = Self.marks(x, yStart, domain) { function($0) }
  }

  private static func marks(
    _ x: String, _ y: String, _ domain: ClosedRange<Double>, _ function: (Double) -> (Double, Double)
  ) -> ChartMarks {
    let records = (0...240).map { step in
      let share = Double(step) / 240
      let argument = domain.lowerBound * (1 - share) + domain.upperBound * share
      let (low, high) = function(argument)
      return MarkRecord(
        kind: .area, x: .value(x, argument),
        y: PlottableValue(label: y, value: .number(low), end: .number(high))
      )
    }
    return ChartMarks(records: records)
  }
}
