/// Two ways, each measured under the same conditions: same seeds, same batches. What the conditions share cancels in
/// the differences, so this sees smaller effects than two unpaired samples do.
public struct PairedComparison: MeasuredEffect, Hashable {
  public let difference: Double
  public let interval: ClosedRange<Double>
  public let confidence: Double
  public let pValue: Double
  public let count: Int
  /// The mean difference over its standard error; infinite where all differences are equal and not 0.
  public let statistic: Double
  public var test: String { "paired t" }
  /// The mean difference over the standard deviation of the differences (Cohen's d for pairs, d_z);
  /// `nil` where the differences do not vary.
  public let standardisedEffect: Double?
  /// Its interval by the noncentral t distribution.
  public let standardisedInterval: ClosedRange<Double>?

  /// - Parameters:
  ///   - first, second: One value for each condition, in the same order; at least two.
  ///   - confidence: Strictly between 0 and 1.
  /// - Throws: `StatisticsError` where the lengths differ, there are fewer than two pairs, or a value is not finite.
  public init(_ first: [Double], _ second: [Double], confidence: Double = 0.95) throws {
    guard first.count == second.count else {
      throw StatisticsError(
        "a paired comparison needs one value of each for every seed, and there are \(first.count) and \(second.count): compare the seeds that both have, or use WelchComparison."
      )
    }
    try StatisticsError.check(first, "the first sample")
    try StatisticsError.check(second, "the second sample")
    let sample = Sample(zip(first, second).map { $0 - $1 })
    let freedom = Double(sample.count - 1)
    let student = StudentT(degreesOfFreedom: freedom)
    let error = (sample.variance / Double(sample.count)).squareRoot()
    let half = student.quantile(0.5 + confidence / 2) * error
    difference = sample.mean
    interval = (sample.mean - half)...(sample.mean + half)
    self.confidence = confidence
    count = sample.count
    guard error > 0 else {
      statistic = sample.mean == 0 ? 0 : sample.mean > 0 ? .infinity : -.infinity
      pValue = sample.mean == 0 ? 1 : 0
      standardisedEffect = nil
      standardisedInterval = nil
      return
    }
    statistic = sample.mean / error
    pValue = student.twoSidedTail(statistic)
    let root = Double(sample.count).squareRoot()
    let noncentrality = NoncentralT.interval(
      statistic: statistic, degreesOfFreedom: freedom, confidence: confidence)
    standardisedEffect = statistic / root
    standardisedInterval = (noncentrality.lowerBound / root)...(noncentrality.upperBound / root)
  }
}
