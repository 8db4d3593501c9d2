import Foundation

/// Two counts of successes, compared exactly (Fisher 1922), with the difference of the shares as the effect.
public struct FisherComparison: MeasuredEffect, Hashable {
  public let first: Proportion
  public let second: Proportion
  /// Two-sided: the probability, margins given, of all tables that are no likelier than this one.
  public let pValue: Double
  public var difference: Double { first.share - second.share }
  /// Newcombe's interval of the difference, from the two Wilson intervals (Newcombe 1998, method 10).
  public let interval: ClosedRange<Double>
  public var confidence: Double { first.confidence }
  public var count: Int { min(first.count, second.count) }
  public var test: String { "Fisher's exact test" }

  public init(_ first: Proportion, _ second: Proportion) {
    self.first = first
    self.second = second
    let successes = first.successes + second.successes
    let total = first.count + second.count
    func logChoose(_ n: Int, _ k: Int) -> Double {
      lgamma(Double(n) + 1) - lgamma(Double(k) + 1) - lgamma(Double(n - k) + 1)
    }
    let possible = max(0, successes - second.count)...min(successes, first.count)
    let logs = possible.map { k in
      logChoose(first.count, k) + logChoose(second.count, successes - k) - logChoose(total, successes)
    }
    // Tables as likely as this one count too, whatever the last bits say.
    let limit = logs[first.successes - possible.lowerBound] + 1e-7
    pValue = min(1, logs.filter { $0 <= limit }.reduce(0) { $0 + exp($1) })
    let difference = first.share - second.share
    let a = first.interval
    let b = second.interval
    func distance(_ x: Double, _ y: Double) -> Double { (x * x + y * y).squareRoot() }
    let below = distance(first.share - a.lowerBound, b.upperBound - second.share)
    let above = distance(a.upperBound - first.share, second.share - b.lowerBound)
    interval = (difference - below)...(difference + above)
  }
}
