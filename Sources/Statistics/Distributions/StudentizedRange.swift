import Foundation

/// The distribution of the largest difference among several means, in units of their estimated standard error:
/// what Tukey's honestly significant difference is measured by.
///
/// P(Q <= q) is the mean over s of k times the integral of phi(z) (Phi(z) - Phi(z - q s))^(k-1) dz, where s is the
/// estimated over the true standard deviation (Copenhaver and Holland 1988, equations 1 and 2).
public struct StudentizedRange: Sendable, Hashable {
  /// How many means are compared; at least 2.
  public let groups: Int
  /// Of the estimate of the variance; above 0.
  public let degreesOfFreedom: Double

  public init(groups: Int, degreesOfFreedom: Double) {
    precondition(
      groups >= 2 && degreesOfFreedom > 0, "A range needs two groups and degrees of freedom above 0.")
    self.groups = groups
    self.degreesOfFreedom = degreesOfFreedom
  }

  /// The probability of a range up to q.
  public func cumulative(_ q: Double) -> Double {
    guard q > 0 else { return 0 }
    return min(1, Quadrature.mean(overScaleWithFreedom: degreesOfFreedom) { rangeOfNormals(q * $0) })
  }

  /// The probability of a range above q: the p value of Tukey's test.
  public func upperTail(_ q: Double) -> Double { max(0, 1 - cumulative(q)) }

  /// The range that is not exceeded with a probability strictly between 0 and 1.
  public func quantile(_ probability: Double) -> Double {
    Statistics.quantile(probability, within: 0...16, of: cumulative)
  }

  /// The probability that so many standard normal values lie within w of each other.
  private func rangeOfNormals(_ w: Double) -> Double {
    Double(groups)
      * Quadrature.integral(over: -8.5...8.5, panels: 10) { z in
        NormalDistribution.density(z)
          * pow(NormalDistribution.cumulative(z) - NormalDistribution.cumulative(z - w), Double(groups - 1))
      }
  }
}
