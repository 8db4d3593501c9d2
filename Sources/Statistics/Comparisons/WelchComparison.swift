/// Two samples that share no conditions and need not have the same variance (Welch 1947).
public struct WelchComparison: MeasuredEffect, Hashable {
  public let difference: Double
  public let interval: ClosedRange<Double>
  public let confidence: Double
  public let pValue: Double
  /// Of the smaller sample.
  public let count: Int
  public let statistic: Double
  /// By Welch and Satterthwaite; need not be whole.
  public let degreesOfFreedom: Double
  public var test: String { "Welch's t" }

  /// - Parameters:
  ///   - first, second: At least two values each.
  ///   - confidence: Strictly between 0 and 1.
  /// - Throws: `StatisticsError` where a sample has fewer than two values or one that is not finite.
  public init(_ first: [Double], _ second: [Double], confidence: Double = 0.95) throws {
    try StatisticsError.check(first, "the first sample")
    try StatisticsError.check(second, "the second sample")
    let a = Sample(first)
    let b = Sample(second)
    let shareA = a.variance / Double(a.count)
    let shareB = b.variance / Double(b.count)
    let error = (shareA + shareB).squareRoot()
    difference = a.mean - b.mean
    count = min(a.count, b.count)
    self.confidence = confidence
    guard error > 0 else {
      degreesOfFreedom = Double(a.count + b.count - 2)
      statistic = difference == 0 ? 0 : difference > 0 ? .infinity : -.infinity
      pValue = difference == 0 ? 1 : 0
      interval = difference...difference
      return
    }
    degreesOfFreedom =
      (shareA + shareB) * (shareA + shareB)
      / (shareA * shareA / Double(a.count - 1) + shareB * shareB / Double(b.count - 1))
    let student = StudentT(degreesOfFreedom: degreesOfFreedom)
    statistic = difference / error
    pValue = student.twoSidedTail(statistic)
    let half = student.quantile(0.5 + confidence / 2) * error
    interval = (difference - half)...(difference + half)
  }
}
