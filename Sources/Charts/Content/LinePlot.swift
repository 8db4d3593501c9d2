/// The graph of a function.
public struct LinePlot: ChartContent {
  public let marks: ChartMarks

  /// `LinePlot(x: "x", y: "tanh x", domain: -6...6) { tanh($0) }`
  ///
  /// Without a domain the function is drawn over the whole x axis. Where it is not finite, or jumps,
  /// the line has a gap.
  public init(
    x: String, y: String, domain: ClosedRange<Double>? = nil, function: @escaping (Double) -> Double
  ) {
    let source = FunctionSource(domain: domain, xLabel: x, yLabel: y, function: function)
    marks = ChartMarks(MarkRecord(kind: .function, x: nil, y: nil, modifiers: [.function(source)]))
  }

  /// A curve given by a parameter: `LinePlot(x: "x", y: "y", t: "t", domain: 0...(2 * .pi)) { (cos($0), sin($0)) }`
  public init(
    x: String, y: String, t: String, domain: ClosedRange<Double>, function: (Double) -> (x: Double, y: Double)
  ) {
    let name = "\(x) and \(y) along \(t)"
    let records = (0...480).map { step in
      let share = Double(step) / 480
      let point = function(domain.lowerBound * (1 - share) + domain.upperBound * share)
      return MarkRecord(
        kind: .line, x: .value(x, point.x), y: .value(y, point.y), modifiers: [.name(name)])
    }
    marks = ChartMarks(records: records)
  }
}

/// A function that is sampled once the x axis is known.
struct FunctionSource {
  var domain: ClosedRange<Double>?
  var xLabel: String
  var yLabel: String
  var function: (Double) -> Double
}
