import Foundation
import Statistics

/// Two ways that each succeeded or not under the same conditions: the same images, the same seeds. Only the conditions
/// that they disagree on tell them apart (McNemar 1947), so this sees more than two counts by themselves do.
///
/// Six pairs of seeds are the fewest that it can tell apart at 5%; with fewer, say what each of them did.
public struct McNemarComparison: ClaimTest, Hashable {
  /// How many conditions both ways were tried under.
  public let count: Int
  /// Conditions under which the first alone succeeded.
  public let onlyFirst: Int
  /// Conditions under which the second alone succeeded.
  public let onlySecond: Int
  public let confidence: Double
  /// The share of successes of the first minus that of the second.
  public var difference: Double { Double(onlyFirst - onlySecond) / Double(count) }
  /// Tango's score interval, which never leaves -1 to 1 (Tango 1998).
  public let interval: ClosedRange<Double>
  public let test: String

  /// - Parameters:
  ///   - first, second: Whether each succeeded, condition by condition in the same order; at least one.
  ///   - confidence: Strictly between 0 and 1.
  /// - Throws: `ComparisonError` where the lengths differ or nothing was tried.
  public init(_ first: [Bool], _ second: [Bool], confidence: Double = 0.95) throws {
    guard first.count == second.count else {
      throw ComparisonError(
        "a comparison of paired successes needs one of each for every condition, and there are \(first.count) and \(second.count): compare the conditions that both have, or use FisherComparison."
      )
    }
    try self.init(
      onlyFirst: zip(first, second).count { $0 && !$1 }, onlySecond: zip(first, second).count { !$0 && $1 },
      of: first.count, confidence: confidence, test: "McNemar's exact test")
  }

  /// The sign test: under how many conditions the first was larger, and under how many the second. It asks nothing of
  /// how the differences are spread, and gives the share of the one minus that of the other.
  public init(signsOf first: [Double], _ second: [Double], confidence: Double = 0.95) throws {
    guard first.count == second.count else {
      throw ComparisonError(
        "a sign test needs one value of each for every condition, and there are \(first.count) and \(second.count): compare the conditions that both have."
      )
    }
    try self.init(
      onlyFirst: zip(first, second).count { $0 > $1 }, onlySecond: zip(first, second).count { $0 < $1 },
      of: first.count, confidence: confidence, test: "sign test")
  }

  private init(onlyFirst: Int, onlySecond: Int, of count: Int, confidence: Double, test: String) throws {
    guard count > 0 else {
      throw ComparisonError("nothing was tried: a comparison needs at least one condition.")
    }
    self.onlyFirst = onlyFirst
    self.onlySecond = onlySecond
    self.count = count
    self.confidence = confidence
    self.test = test
    let score = TangoScore(onlyFirst: onlyFirst, onlySecond: onlySecond, count: count)
    interval = score.interval(reach: NormalDistribution.quantile(0.5 + confidence / 2))
  }

  /// Two-sided and exact: how often so lopsided a split of the disagreements comes from tosses of a coin.
  public var pValue: Double {
    min(1, 2 * coinTail(max(onlyFirst, onlySecond), of: onlyFirst + onlySecond))
  }

  /// Exact where the claim is "more often" (a margin of 0), else Tango's score test.
  public func pValue(above smallest: Double) -> Double? {
    smallest == 0
      ? coinTail(onlyFirst, of: onlyFirst + onlySecond)
      : NormalDistribution.cumulative(
        -TangoScore(onlyFirst: onlyFirst, onlySecond: onlySecond, count: count).value(at: smallest))
  }

  public func pValue(below largest: Double) -> Double? {
    largest == 0
      ? coinTail(onlySecond, of: onlyFirst + onlySecond)
      : NormalDistribution.cumulative(
        TangoScore(onlyFirst: onlyFirst, onlySecond: onlySecond, count: count).value(at: largest))
  }
}

/// The probability of at least so many heads among some tosses.
private func coinTail(_ heads: Int, of tosses: Int) -> Double {
  let all = lgamma(Double(tosses) + 1) - Double(tosses) * log(2.0)
  return min(
    1,
    (heads...max(heads, tosses)).reduce(0) {
      $0 + exp(all - lgamma(Double($1) + 1) - lgamma(Double(tosses - $1) + 1))
    })
}
