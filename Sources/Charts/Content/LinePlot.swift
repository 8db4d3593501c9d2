/// The graph of a function.
public struct LinePlot: ChartContent {
  public var records: [MarkRecord]

  /// `LinePlot(x: "x", y: "tanh x", domain: -6...6) { tanh($0) }`
  ///
  /// Without a domain the function is drawn over the whole x axis. Where it is not finite, or jumps,
  /// the line has a gap.
  public init(
    x: String, y: String, domain: ClosedRange<Double>? = nil, function: @escaping (Double) -> Double
  ) {
    let source = FunctionSource(domain: domain, xLabel: x, yLabel: y, function: function)
    records = [MarkRecord(kind: .function, x: nil, y: nil, modifiers: [.function(source)])]
  }
}

/// A function that is sampled once the x axis is known.
struct FunctionSource {
  var domain: ClosedRange<Double>?
  var xLabel: String
  var yLabel: String
  var function: (Double) -> Double
}
