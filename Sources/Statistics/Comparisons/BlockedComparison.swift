/// Several ways, each measured once under every condition (block): the analysis for "which of seven, with the same
/// five seeds". What a seed shares is taken out before the ways are compared (two-way analysis of variance without
/// replication; Montgomery, Design and Analysis of Experiments, chapter 4).
public struct BlockedComparison: Sendable, Hashable {
  public let labels: [String]
  /// Of each way over the blocks, in the order of the labels.
  public let means: [Double]
  public let blockCount: Int
  /// The variance that neither ways nor blocks explain.
  public let residualVariance: Double
  /// (ways - 1)(blocks - 1).
  public let residualFreedom: Int
  /// Variance between ways over the residual one.
  public let ratio: Double
  /// The probability of so large a ratio if all ways were alike.
  public let pValue: Double
  /// Variance between blocks over the residual one: above 1 where blocking helped.
  public let blockRatio: Double

  /// - Parameter samples: For each way its values, one for each block, blocks in the same order.
  /// - Throws: `StatisticsError` for fewer than two ways or blocks, ways of different length, values that are not finite.
  public init(_ samples: [(label: String, values: [Double])]) throws {
    guard let first = samples.first, samples.count >= 2 else {
      throw StatisticsError("a blocked comparison needs at least two ways, and there are \(samples.count).")
    }
    for sample in samples {
      try StatisticsError.check(sample.values, "'\(sample.label)'")
      guard sample.values.count == first.values.count else {
        throw StatisticsError(
          "'\(sample.label)' has \(sample.values.count) values and '\(first.label)' has \(first.values.count): a blocked comparison needs one of each for every seed."
        )
      }
    }
    let ways = samples.count
    let blocks = first.values.count
    let values = samples.map(\.values)
    let means = values.map { $0.reduce(0, +) / Double(blocks) }
    let blockMeans = (0..<blocks).map { block in values.reduce(0) { $0 + $1[block] } / Double(ways) }
    let mean = means.reduce(0, +) / Double(ways)
    let between = Double(blocks) * means.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(ways - 1)
    let blocked =
      Double(ways) * blockMeans.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(blocks - 1)
    var residual = 0.0
    for way in 0..<ways {
      for block in 0..<blocks {
        let rest = values[way][block] - means[way] - blockMeans[block] + mean
        residual += rest * rest
      }
    }
    labels = samples.map(\.label)
    self.means = means
    blockCount = blocks
    residualFreedom = (ways - 1) * (blocks - 1)
    residualVariance = residual / Double(residualFreedom)
    ratio = residualVariance > 0 ? between / residualVariance : between > 0 ? .infinity : 0
    blockRatio = residualVariance > 0 ? blocked / residualVariance : blocked > 0 ? .infinity : 0
    pValue =
      ratio == .infinity
      ? 0
      : FDistribution(numeratorFreedom: Double(ways - 1), denominatorFreedom: Double(residualFreedom))
        .upperTail(ratio)
  }

  /// All pairs by Tukey's honestly significant difference, in the order of the labels.
  public func pairs(confidence: Double = 0.95) -> [PairwiseDifference] {
    tukeyPairs(
      labels: labels, means: means, counts: means.map { _ in blockCount }, variance: residualVariance,
      freedom: Double(residualFreedom), confidence: confidence)
  }
}
