/// The point at which an increasing function reaches a probability, by bisection to the last bit that counts.
///
/// Bisection rather than Newton's method: a quantile is asked for a few times on a page, and must not depend on a start.
///
/// - Parameters:
///   - probability: What the function shall reach.
///   - bounds: Where to begin; the upper bound is doubled until it is high enough.
///   - cumulative: Increasing, from below the probability to above it.
func quantile(
  _ probability: Double, within bounds: ClosedRange<Double>, of cumulative: (Double) -> Double
) -> Double {
  var low = bounds.lowerBound
  var high = bounds.upperBound
  while cumulative(high) < probability, high < 1e12 {
    low = high
    high *= 2
  }
  while high - low > 1e-13 * max(1, abs(high)) {
    let middle = (low + high) / 2
    if middle == low || middle == high { break }
    if cumulative(middle) < probability { low = middle } else { high = middle }
  }
  return (low + high) / 2
}
