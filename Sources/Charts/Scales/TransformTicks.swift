import Foundation
import Markup

/// Marked values for symmetric-log, root and power axes.
enum TransformTicks {
  static func ticks(_ transform: ScaleTransform, from low: Double, to high: Double, count: Int) -> [Tick] {
    guard low < high else { return [] }
    switch transform {
    case .symmetricLog(let constant):
      let largest = max(low.magnitude, high.magnitude)
      let first = LinearTicks.exponent(constant)
      let last = max(first, LinearTicks.exponent(largest))
      let sides = low < 0 && high > 0 ? 2 : 1
      let every = max(1, ((last - first + 1) * sides + count - 1) / max(count, 1))
      var values = [0.0]
      for exponent in stride(from: last, through: first, by: -every) {
        values += [pow(10, Double(exponent)), -pow(10, Double(exponent))]
      }
      return values.filter { $0 >= low && $0 <= high }.sorted().map {
        Tick(value: $0, label: decade($0))
      }
    case .power(let exponent) where exponent < 1:
      // Round values spread evenly bunch up at the far end of a root axis; even places get the round
      // value nearest to them instead.
      let (a, b) = (transform.apply(low), transform.apply(high))
      var values: [Double] = []
      for index in 0...max(count, 1) {
        let value = transform.invert(a + (b - a) * Double(index) / Double(max(count, 1)))
        let rounded = rounded(value)
        if rounded >= low, rounded <= high, !values.contains(rounded) { values.append(rounded) }
      }
      return values.sorted().map { Tick(value: $0, label: NumberFormat.readable($0)) }
    default:
      let linear = LinearTicks(from: low, to: high, count: count)
      return zip(linear.values, linear.labels).map { Tick(value: $0, label: $1) }
    }
  }

  /// To 1, 2 or 5 times a power of ten, whichever is nearest in ratio.
  private static func rounded(_ value: Double) -> Double {
    guard value != 0, value.isFinite else { return 0 }
    let power = LinearTicks.exponent(value.magnitude)
    let share = value.magnitude / pow(10, Double(power))
    let factor: Double =
      share < 2.0.squareRoot() ? 1 : share < 10.0.squareRoot() ? 2 : share < 50.0.squareRoot() ? 5 : 10
    let size = power < 0 ? factor / pow(10, Double(-power)) : factor * pow(10, Double(power))
    return value < 0 ? -size : size
  }

  private static func decade(_ value: Double) -> String {
    if value == 0 { return "0" }
    if value.magnitude >= 0.01 && value.magnitude < 1e4 { return NumberFormat.readable(value) }
    return (value < 0 ? NumberFormat.minus : "")
      + NumberFormat.powerOfTen(Int(log10(value.magnitude).rounded()))
  }
}
