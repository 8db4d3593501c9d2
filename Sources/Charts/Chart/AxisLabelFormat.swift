import Markup

/// How the values of an axis are written, by the names of Foundation's format styles:
/// `.number.precision(.fractionLength(2))`, `.percent`, `.number.notation(.scientific)`.
public struct AxisLabelFormat: Sendable, Hashable {
  public enum Precision: Sendable, Hashable {
    case fractionLength(Int)
    case significantDigits(Int)
  }

  public enum Notation: Sendable, Hashable {
    case automatic, scientific, compactName
  }

  var isPercent = false
  var precision: Precision?
  var notation = Notation.automatic

  public static let number = AxisLabelFormat()
  public static let percent = AxisLabelFormat(isPercent: true)

  public func precision(_ precision: Precision) -> AxisLabelFormat {
    var copy = self
    copy.precision = precision
    return copy
  }

  public func notation(_ notation: Notation) -> AxisLabelFormat {
    var copy = self
    copy.notation = notation
    return copy
  }

  func text(_ value: Double) -> String {
    if isPercent {
      if case .fractionLength(let count) = precision { return NumberFormat.percent(value, decimals: count) }
      return NumberFormat.readable(value * 100) + "%"
    }
    switch (notation, precision) {
    case (.scientific, .significantDigits(let count)):
      return NumberFormat.scientific(value, significant: count)
    case (.scientific, .fractionLength(let count)):
      return NumberFormat.scientific(value, significant: count + 1)
    case (.scientific, nil): return NumberFormat.scientific(value)
    case (.compactName, _):
      for (limit, name) in [(1e9, "B"), (1e6, "M"), (1e3, "K")] where value.magnitude >= limit {
        return NumberFormat.readable(value / limit, significant: 3) + name
      }
      return NumberFormat.readable(value, significant: 3)
    case (_, .fractionLength(let count)): return NumberFormat.fixed(value, decimals: count)
    case (_, .significantDigits(let count)): return NumberFormat.significant(value, digits: count)
    case (_, nil): return NumberFormat.readable(value)
    }
  }
}
