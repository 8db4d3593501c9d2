import Foundation
import Markup

/// Marked values of a logarithmic axis: decades as powers of ten, the values between them without labels.
enum LogTicks {
  /// - Parameter count: how many labels there is room for.
  static func ticks(from low: Double, to high: Double, count: Int) -> [Tick] {
    guard low > 0, high.isFinite, low < high else { return [] }
    // Rounding in log10 must not lose a decade that is exactly an end.
    let first = Int(ceil(log10(low) - 1e-9))
    let last = Int(floor(log10(high) + 1e-9))
    let decades = last - first + 1
    if decades < 2 { return within(low, high, count: count) }
    let every = max(1, Int((Double(decades) / Double(max(count, 2))).rounded(.up)))
    var ticks: [Tick] = []
    for exponent in (first - 1)...last {
      let decade = pow(10, Double(exponent))
      if exponent >= first {
        // Multiples of `every` keep 10⁰ marked wherever the axis starts.
        ticks.append(
          Tick(value: decade, label: exponent % every == 0 ? NumberFormat.powerOfTen(exponent) : nil))
      }
      guard every == 1, decades <= 12 else { continue }
      for multiple in 2...9 {
        let value = Double(multiple) * decade
        if value >= low * (1 - 1e-12), value <= high * (1 + 1e-12) {
          ticks.append(Tick(value: value, label: nil))
        }
      }
    }
    return ticks.contains { $0.label != nil }
      ? ticks : ticks.map { Tick(value: $0.value, label: NumberFormat.scientific($0.value)) }
  }

  /// Within about a decade the powers of ten are too few: 1, 2 and 5 carry labels, or a linear step does.
  private static func within(_ low: Double, _ high: Double, count: Int) -> [Tick] {
    if high / low >= 4 {
      var ticks: [Tick] = []
      for exponent in Int(floor(log10(low)))...Int(floor(log10(high))) {
        for multiple in 1...9 {
          let value =
            exponent < 0
            ? Double(multiple) / pow(10, Double(-exponent)) : Double(multiple) * pow(10, Double(exponent))
          guard value >= low, value <= high else { continue }
          let isLabelled = multiple == 1 || multiple == 2 || multiple == 5
          ticks.append(
            Tick(value: value, label: isLabelled ? NumberFormat.readable(value, significant: 3) : nil))
        }
      }
      if ticks.filter({ $0.label != nil }).count >= 2 { return ticks }
    }
    let linear = LinearTicks(from: low, to: high, count: count)
    return zip(linear.values, linear.labels).filter { $0.0 > 0 }.map { Tick(value: $0.0, label: $0.1) }
  }

  /// The ends moved outwards to whole decades, or to 1, 2 or 5 of one when the span is short.
  static func nice(_ low: Double, _ high: Double) -> (Double, Double) {
    guard low > 0, high > low, high.isFinite else { return (low, high) }
    let (start, stop) = (pow(10, floor(log10(low) + 1e-9)), pow(10, ceil(log10(high) - 1e-9)))
    guard start > 0, stop.isFinite else { return (low, high) }
    if high / low >= 20 { return (min(start, low), max(stop, high)) }
    func below(_ value: Double) -> Double {
      let decade = pow(10, floor(log10(value)))
      return [5, 2, 1].map { $0 * decade }.first { $0 <= value } ?? value
    }
    func above(_ value: Double) -> Double {
      let decade = pow(10, floor(log10(value)))
      return [1, 2, 5, 10].map { $0 * decade }.first { $0 >= value } ?? value
    }
    return (below(low), above(high))
  }
}
