/// Student's t distribution: how a mean lies about the truth in units of its estimated standard error.
public struct StudentT: Sendable, Hashable {
  /// Above 0; need not be whole (Welch's are not).
  public let degreesOfFreedom: Double

  /// - Parameter degreesOfFreedom: Above 0.
  public init(degreesOfFreedom: Double) {
    precondition(degreesOfFreedom > 0, "Student's t needs degrees of freedom above 0.")
    self.degreesOfFreedom = degreesOfFreedom
  }

  /// The probability of a value beyond |t| on either side: the p value of a two-sided test.
  public func twoSidedTail(_ t: Double) -> Double {
    regularisedIncompleteBeta(degreesOfFreedom / (degreesOfFreedom + t * t), degreesOfFreedom / 2, 0.5)
  }

  /// The probability of a value up to a point.
  public func cumulative(_ t: Double) -> Double {
    t < 0 ? twoSidedTail(t) / 2 : 1 - twoSidedTail(t) / 2
  }

  /// The point below which a value lies with a probability strictly between 0 and 1.
  public func quantile(_ probability: Double) -> Double {
    probability < 0.5
      ? -quantile(1 - probability)
      : Statistics.quantile(probability, within: 0...16, of: cumulative)
  }
}
