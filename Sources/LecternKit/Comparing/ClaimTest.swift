import Foundation
public import Statistics

/// A measured effect that knows how likely a difference like it is where a claim about it is false: the p value of
/// *that* claim, with its direction and its margin, rather than that of "no difference".
public protocol ClaimTest: MeasuredEffect {
  /// One-sided: the probability of a difference at least as large if the true one were `smallest`; `nil` where the test
  /// knows no such margin.
  func pValue(above smallest: Double) -> Double?
  /// One-sided: the probability of a difference at least as small if the true one were `largest`; `nil` likewise.
  func pValue(below largest: Double) -> Double?
}

extension ClaimTest {
  /// The larger of two one-sided p values, of which one says "above -margin" and the other "below margin"
  /// (Schuirmann 1987).
  public func pValue(within margin: Double) -> Double? {
    guard let low = pValue(above: -margin), let high = pValue(below: margin) else { return nil }
    return max(low, high)
  }
}

/// A comparison whose interval is its difference plus and minus so many standard errors by Student's t.
public protocol StudentTested: ClaimTest {
  /// Above 0.
  var degreesOfFreedom: Double { get }
}

extension StudentTested {
  public func pValue(above smallest: Double) -> Double? { upperTail(difference - smallest) }

  public func pValue(below largest: Double) -> Double? { upperTail(largest - difference) }

  private func upperTail(_ excess: Double) -> Double {
    let student = StudentT(degreesOfFreedom: degreesOfFreedom)
    let error = (interval.upperBound - difference) / student.quantile(0.5 + confidence / 2)
    // Differences that are all equal leave nothing to doubt.
    guard error > 0 else { return excess > 0 ? 0 : 1 }
    return student.cumulative(-excess / error)
  }
}

extension PairedComparison: StudentTested {
  public var degreesOfFreedom: Double { Double(count - 1) }
}

extension WelchComparison: StudentTested {}

/// Of "no difference" alone; with a margin the margins of the table do not say how likely it is.
extension FisherComparison: ClaimTest {
  public func pValue(above smallest: Double) -> Double? { smallest == 0 ? tail(first, second) : nil }

  public func pValue(below largest: Double) -> Double? { largest == 0 ? tail(second, first) : nil }

  /// The hypergeometric probability of at least as many of all successes in the larger group.
  private func tail(_ larger: Proportion, _ smaller: Proportion) -> Double {
    let successes = larger.successes + smaller.successes
    func logChoose(_ n: Int, _ k: Int) -> Double {
      lgamma(Double(n) + 1) - lgamma(Double(k) + 1) - lgamma(Double(n - k) + 1)
    }
    let all = logChoose(larger.count + smaller.count, successes)
    let tables = larger.successes...max(larger.successes, min(successes, larger.count))
    return min(
      1,
      tables.reduce(0) {
        $0 + exp(logChoose(larger.count, $1) + logChoose(smaller.count, successes - $1) - all)
      })
  }
}
