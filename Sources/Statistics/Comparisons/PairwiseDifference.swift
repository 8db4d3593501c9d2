/// One pair of Tukey's comparison of all.
public struct PairwiseDifference: MeasuredEffect, Hashable {
  public let first: String
  public let second: String
  public let difference: Double
  /// Simultaneous: all pairs' intervals hold the truth together with the confidence.
  public let interval: ClosedRange<Double>
  public let confidence: Double
  /// Adjusted for all pairs.
  public let pValue: Double
  public let count: Int
  public var test: String { "Tukey's HSD" }
}
