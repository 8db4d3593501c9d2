/// Several ways measured under conditions of their own (one-way analysis of variance).
public struct UnblockedComparison: Sendable, Hashable {
  public let labels: [String]
  public let means: [Double]
  public let counts: [Int]
  public let residualVariance: Double
  public let residualFreedom: Int
  /// Variance between ways over that within them.
  public let ratio: Double
  /// The probability of so large a ratio if all ways were alike.
  public let pValue: Double

  /// - Parameter samples: For each way its values; lengths may differ.
  /// - Throws: `StatisticsError` for fewer than two ways, fewer than two values of one, or values that are not finite.
  public init(_ samples: [(label: String, values: [Double])]) throws {
    guard samples.count >= 2 else {
      throw StatisticsError("a comparison needs at least two ways, and there are \(samples.count).")
    }
    for sample in samples { try StatisticsError.check(sample.values, "'\(sample.label)'") }
    let summaries = samples.map { Sample($0.values) }
    let total = summaries.reduce(0) { $0 + $1.count }
    let mean = summaries.reduce(0) { $0 + $1.mean * Double($1.count) } / Double(total)
    let between =
      summaries.reduce(0) { $0 + Double($1.count) * ($1.mean - mean) * ($1.mean - mean) }
      / Double(samples.count - 1)
    labels = samples.map(\.label)
    means = summaries.map(\.mean)
    counts = summaries.map(\.count)
    residualFreedom = total - samples.count
    residualVariance =
      summaries.reduce(0) { $0 + $1.variance * Double($1.count - 1) } / Double(residualFreedom)
    ratio = residualVariance > 0 ? between / residualVariance : between > 0 ? .infinity : 0
    pValue =
      ratio == .infinity
      ? 0
      : FDistribution(
        numeratorFreedom: Double(samples.count - 1), denominatorFreedom: Double(residualFreedom)
      ).upperTail(ratio)
  }

  /// All pairs by Tukey's method with Kramer's correction for samples of different size.
  public func pairs(confidence: Double = 0.95) -> [PairwiseDifference] {
    tukeyPairs(
      labels: labels, means: means, counts: counts, variance: residualVariance,
      freedom: Double(residualFreedom),
      confidence: confidence)
  }
}

/// Every pair of means with its simultaneous interval (Tukey 1949, Kramer 1956).
func tukeyPairs(
  labels: [String], means: [Double], counts: [Int], variance: Double, freedom: Double, confidence: Double
) -> [PairwiseDifference] {
  let range = StudentizedRange(groups: labels.count, degreesOfFreedom: freedom)
  let critical = range.quantile(confidence)
  return labels.indices.flatMap { a in
    labels.indices.dropFirst(a + 1).map { b in
      let difference = means[a] - means[b]
      let error = (variance / 2 * (1 / Double(counts[a]) + 1 / Double(counts[b]))).squareRoot()
      return PairwiseDifference(
        first: labels[a], second: labels[b], difference: difference,
        interval: (difference - critical * error)...(difference + critical * error), confidence: confidence,
        pValue: error > 0 ? range.upperTail(abs(difference) / error) : difference == 0 ? 1 : 0,
        count: min(counts[a], counts[b]))
    }
  }
}
