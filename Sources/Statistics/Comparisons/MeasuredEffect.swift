/// A difference that was measured, with what one has to know to believe it.
public protocol MeasuredEffect: Sendable {
  /// The difference, first minus second, in the unit of the measurements.
  var difference: Double { get }
  /// The interval of the difference that belongs to `confidence`.
  var interval: ClosedRange<Double> { get }
  /// The probability with which the intervals of such experiments hold the truth.
  var confidence: Double { get }
  /// The probability of a difference at least as far from 0 if there were none.
  var pValue: Double { get }
  /// How many independent repetitions it rests on (of the smaller group).
  var count: Int { get }
  /// The test's name as a report writes it, such as "paired t".
  var test: String { get }
}

extension MeasuredEffect {
  /// Whether the first is larger by more than a smallest effect of interest: the whole interval lies above it.
  public func isAbove(_ smallest: Double) -> Bool { interval.lowerBound > smallest }

  /// Whether the two are the same for all that matters: the whole interval lies within so much of 0
  /// (two one-sided tests, Schuirmann 1987; with an interval of 95 % each of them has the level 2.5 %).
  public func isWithin(_ margin: Double) -> Bool {
    interval.lowerBound > -margin && interval.upperBound < margin
  }
}
