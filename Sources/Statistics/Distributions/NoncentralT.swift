import Foundation

/// The t statistic of an effect that is really there: (z + noncentrality) / s. Intervals of standardised effects
/// come from it.
struct NoncentralT {
  let degreesOfFreedom: Double
  let noncentrality: Double

  /// The probability of a statistic up to t: the mean over s of Phi(t s - noncentrality).
  func cumulative(_ t: Double) -> Double {
    Quadrature.mean(overScaleWithFreedom: degreesOfFreedom) {
      NormalDistribution.cumulative(t * $0 - noncentrality)
    }
  }

  /// The noncentralities under which a statistic is not surprising: those for which it lies between the two tails
  /// (Steiger and Fouladi 1997).
  static func interval(statistic t: Double, degreesOfFreedom: Double, confidence: Double) -> ClosedRange<
    Double
  > {
    let tail = (1 - confidence) / 2
    func bound(_ probability: Double) -> Double {
      var low = t - 10 - abs(t)
      var high = t + 10 + abs(t)
      // The probability of staying below t falls as the noncentrality grows.
      for _ in 0..<100 {
        let middle = (low + high) / 2
        if NoncentralT(degreesOfFreedom: degreesOfFreedom, noncentrality: middle).cumulative(t) > probability
        {
          low = middle
        } else {
          high = middle
        }
        if high - low < 1e-10 { break }
      }
      return (low + high) / 2
    }
    let lower = bound(1 - tail)
    return lower...max(lower, bound(tail))
  }
}
