import Foundation

/// The mean of several runs and how far they spread, as a line on a band. The chart says which spread it
/// is, as a band that does not say so misleads.
public struct Band: ChartContent {
  /// How far runs are apart.
  public enum Spread: Sendable, Hashable {
    /// One standard deviation to either side, n - 1 in the denominator.
    case standardDeviation
    /// The standard deviation over the root of the number of runs, to either side.
    case standardError
    /// From the least to the largest.
    case range
    /// The middle half; the line is then the median.
    case interquartile
  }

  public let marks: ChartMarks

  /// - Parameters:
  ///   - x: what the runs go along, "Epoch".
  ///   - y: what they measure.
  ///   - runs: one list of values per seed; all along the same values of x.
  ///   - xValues: where on x they stand, 1, 2, 3 ... when left out.
  public init(
    x: String, y: String, runs: [[Double]], xValues: [Double]? = nil,
    spread: Spread = .standardDeviation, of unit: String = "seeds"
  ) {
    var records: [MarkRecord] = []
    var lost = 0
    let length = runs.map({ $0.count }).max() ?? 0
    for step in 0..<length {
      let all = runs.compactMap { step < $0.count ? $0[step] : nil }
      let finite = all.filter({ $0.isFinite }).sorted()
      lost += all.count - finite.count
      let xValue = xValues.flatMap { step < $0.count ? $0[step] : nil } ?? Double(step + 1)
      let (middle, low, high) = Self.summary(finite, spread)
      records.append(
        MarkRecord(
          kind: .area, x: .value(x, xValue),
          y: PlottableValue(label: y, value: .number(low), end: .number(high)),
          modifiers: [.note("")]))
      records.append(MarkRecord(kind: .line, x: .value(x, xValue), y: .value(y, middle), modifiers: []))
    }
    var note = Self.words(spread, y, runs.count, unit)
    if lost > 0 { note += " \(lost) values of \(y) are not finite numbers and are left out." }
    for index in records.indices where records[index].kind == .area {
      records[index].modifiers = [.note(note)]
    }
    marks = ChartMarks(records: records)
  }

  private static func summary(_ sorted: [Double], _ spread: Spread) -> (Double, Double, Double) {
    guard let first = sorted.first, let last = sorted.last else { return (.nan, .nan, .nan) }
    let count = Double(sorted.count)
    let mean = sorted.reduce(0, +) / count
    switch spread {
    case .range: return (mean, first, last)
    case .interquartile:
      return (quantile(sorted, 0.5), quantile(sorted, 0.25), quantile(sorted, 0.75))
    case .standardDeviation, .standardError:
      let squares = sorted.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      var width = count > 1 ? (squares / (count - 1)).squareRoot() : 0
      if spread == .standardError { width /= count.squareRoot() }
      return (mean, mean - width, mean + width)
    }
  }

  /// Linear between order statistics (Hyndman and Fan's type 7, the default of R and NumPy).
  private static func quantile(_ sorted: [Double], _ share: Double) -> Double {
    let rank = share * Double(sorted.count - 1)
    let low = Int(rank)
    let high = min(low + 1, sorted.count - 1)
    return sorted[low] + (sorted[high] - sorted[low]) * (rank - Double(low))
  }

  private static func words(_ spread: Spread, _ y: String, _ count: Int, _ unit: String) -> String {
    switch spread {
    case .standardDeviation: "Bands: mean ± one standard deviation over \(count) \(unit)."
    case .standardError: "Bands: mean ± one standard error over \(count) \(unit)."
    case .range: "Bands: mean, from least to largest of \(count) \(unit)."
    case .interquartile: "Bands: median and middle half of \(count) \(unit)."
    }
  }
}
