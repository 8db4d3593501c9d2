/// How often something happened, with Wilson's interval, which never leaves 0 to 1 (Wilson 1927).
public struct Proportion: Sendable, Hashable {
  public let successes: Int
  public let count: Int
  public let confidence: Double

  /// - Parameters:
  ///   - successes: From 0 to `count`.
  ///   - count: At least 1.
  ///   - confidence: Strictly between 0 and 1.
  public init(_ successes: Int, of count: Int, confidence: Double = 0.95) {
    precondition(count > 0 && (0...count).contains(successes), "A proportion is some of at least one.")
    self.successes = successes
    self.count = count
    self.confidence = confidence
  }

  /// The share observed.
  public var share: Double { Double(successes) / Double(count) }

  public var interval: ClosedRange<Double> {
    let z = NormalDistribution.quantile(0.5 + confidence / 2)
    let n = Double(count)
    let denominator = 1 + z * z / n
    let center = (share + z * z / (2 * n)) / denominator
    let half = z / denominator * (share * (1 - share) / n + z * z / (4 * n * n)).squareRoot()
    // At the ends rounding would leave 1e-17 beyond them.
    return (successes == 0 ? 0 : max(0, center - half))...(successes == count ? 1 : min(1, center + half))
  }
}
