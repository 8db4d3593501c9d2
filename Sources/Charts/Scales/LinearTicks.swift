import Foundation
import Markup

/// Round values for a linear axis, by d3's rule (d3-array, ticks.js).
///
/// Steps are 1, 2 or 5 times a power of ten, chosen with the thresholds √2, √10 and √50. For powers
/// below one the inverse of the step is kept, as that is a whole number and 0.1 is not exact.
struct LinearTicks: Sendable, Hashable {
  var values: [Double]
  /// The step is `factor` times ten to the `power`.
  var factor: Double
  var power: Int

  /// About `count` values within the two ends, `low` < `high`. Falls back to the ends where doubles are
  /// too coarse or too small for a round step.
  init(from low: Double, to high: Double, count: Int) {
    guard low.isFinite, high.isFinite, low < high else {
      self.init(values: low.isFinite ? [low] : [], factor: 1, power: 0)
      return
    }
    guard (high - low).isFinite else {
      let quarter = LinearTicks(from: low / 4, to: high / 4, count: count)
      self.init(
        values: quarter.values.map { $0 * 4 }.filter { $0 >= low && $0 <= high }, factor: 1,
        power: quarter.power)
      return
    }
    guard let found = Self.specification(low, high, Double(max(count, 1))) else {
      self.init(values: [low, high], factor: 1, power: Self.exponent(high - low))
      return
    }
    self = found
  }

  init(values: [Double], factor: Double, power: Int) {
    self.values = values
    self.factor = factor
    self.power = power
  }

  /// The largest power of ten that is not above a positive number.
  static func exponent(_ value: Double) -> Int {
    value > 0 && value.isFinite ? Int(floor(log10(value))) : 0
  }

  private static func specification(_ low: Double, _ high: Double, _ count: Double) -> LinearTicks? {
    let rough = (high - low) / count
    guard rough > 0 else { return nil }
    let power = exponent(rough)
    let error = rough / pow(10, Double(power))
    let factor: Double =
      error >= 50.squareRoot() ? 10 : error >= 10.squareRoot() ? 5 : error >= 2.squareRoot() ? 2 : 1
    let values: [Double]
    if power < 0 {
      let inverse = pow(10, Double(-power)) / factor
      guard inverse.isFinite, inverse > 0 else { return nil }
      values = multiples(low, high, atLeast: low * inverse, atMost: high * inverse) { $0 / inverse }
    } else {
      let step = pow(10, Double(power)) * factor
      guard step.isFinite else { return nil }
      values = multiples(low, high, atLeast: low / step, atMost: high / step) { $0 * step }
    }
    if values.count < 2, count < 40 { return specification(low, high, count * 2) }
    guard values.count >= 2 else { return nil }
    return LinearTicks(
      values: values, factor: factor == 10 ? 1 : factor, power: factor == 10 ? power + 1 : power)
  }

  private static func multiples(
    _ low: Double, _ high: Double, atLeast: Double, atMost: Double, _ value: (Double) -> Double
  ) -> [Double] {
    var first = atLeast.rounded()
    var last = atMost.rounded()
    if value(first) < low { first += 1 }
    if value(last) > high { last -= 1 }
    // Beyond 2^53 adding one changes nothing: there is no round step that doubles can count.
    guard first <= last, last - first < 1000, first.magnitude < 9e15, last.magnitude < 9e15 else { return [] }
    // Near the limits of precision several multiples are one and the same double.
    return stride(from: first, through: last, by: 1).reduce(into: []) { values, multiple in
      let next = value(multiple) + 0
      if next >= low, next <= high, next != values.last { values.append(next) }
    }
  }

  /// Each value as text with the decimals that the step needs, so that neighbours differ.
  var labels: [String] {
    let largest = values.map({ $0.magnitude }).max() ?? 0
    if largest >= 1e6 || (largest > 0 && (power < -4 || largest < 1e-3)) {
      return values.map { value in
        if value == 0 { return "0" }
        let digits = min(max(Self.exponent(value.magnitude) - power + 1, 1), 17)
        return NumberFormat.scientific(value, significant: digits)
      }
    }
    return values.map { NumberFormat.fixed($0, decimals: max(0, -power)) }
  }

  /// The ends moved outwards to round values.
  static func nice(_ low: Double, _ high: Double, count: Int) -> (Double, Double) {
    var (start, stop) = (low, high)
    for _ in 0..<10 {
      let ticks = LinearTicks(from: start, to: stop, count: count)
      guard ticks.values.count >= 2 else { return (low, high) }
      let inverse = ticks.power < 0 ? pow(10, Double(-ticks.power)) / ticks.factor : nil
      let step = pow(10, Double(ticks.power)) * ticks.factor
      func snapped(_ value: Double, _ rule: FloatingPointRoundingRule) -> Double {
        if let inverse { return (value * inverse).rounded(rule) / inverse }
        return (value / step).rounded(rule) * step
      }
      let (a, b) = (snapped(low, .down), snapped(high, .up))
      guard a.isFinite, b.isFinite else { return (low, high) }
      if a == start && b == stop { break }
      (start, stop) = (a + 0, b + 0)
    }
    return (min(start, low), max(stop, high))
  }
}
