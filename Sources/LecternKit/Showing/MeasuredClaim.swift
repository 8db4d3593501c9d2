public import Statistics
import Markup
import Wire

/// States that the first of two ways is larger, by more than a smallest effect of interest, as several runs measured it.
///
/// It holds when the whole interval of the difference lies above that effect; the page shows n, the difference with
/// its interval, and the test. There is no form that compares two means, since what differs between two means may be
/// noise.
///
/// - Parameters:
///   - sentence: What is claimed, as the page shall say it.
///   - effect: The measured difference, first minus second; `nil` where there were too few runs to compare, which
///     leaves only what `otherwise` says.
///   - smallest: The smallest difference worth speaking of, in the unit of the measurements; 0 for any at all.
///   - unit: What the measurements are counted in, such as "points".
///   - otherwise: What to say where it does not hold; without it the build fails at this line.
public func claim(
  _ sentence: String, measured effect: (some MeasuredEffect)?, above smallest: Double, unit: String = "",
  otherwise: String? = nil, line: Int = #line, column: Int = #column
) {
  let wanted =
    smallest == 0 ? "" : ", smallest effect of interest \(NumberFormat.readable(smallest, significant: 3))"
  state(
    ClaimData(
      sentence: sentence, held: effect?.isAbove(smallest) ?? false, kind: .measured,
      evidence: evidence(of: effect, unit: unit) + wanted),
    otherwise: otherwise, line: line, column: column)
}

/// States that two ways are the same for all that matters: the whole interval of their difference lies within a margin.
///
/// - Parameters:
///   - sentence: What is claimed, as the page shall say it.
///   - effect: The measured difference; `nil` where there were too few runs to compare.
///   - margin: Differences below this do not matter; above 0, in the unit of the measurements.
///   - unit: What the measurements are counted in, such as "points".
///   - otherwise: What to say where it does not hold; without it the build fails at this line.
public func claim(
  _ sentence: String, measured effect: (some MeasuredEffect)?, within margin: Double, unit: String = "",
  otherwise: String? = nil, line: Int = #line, column: Int = #column
) {
  state(
    ClaimData(
      sentence: sentence, held: effect?.isWithin(margin) ?? false, kind: .measured,
      evidence: evidence(of: effect, unit: unit)
        + ", margin \(NumberFormat.readable(margin, significant: 3))"),
    otherwise: otherwise, line: line, column: column)
}

/// How many runs, the difference with its interval, the test and its p value.
func evidence(of effect: (some MeasuredEffect)?, unit: String) -> String {
  guard let effect else { return "n = 1, nothing to compare" }
  func number(_ value: Double) -> String { NumberFormat.readable(value, significant: 3) }
  let sign = effect.difference > 0 ? "+" : ""
  let p = effect.pValue < 0.001 ? "p < .001" : "p = \(NumberFormat.readable(effect.pValue, significant: 2))"
  let words = [
    "n = \(effect.count)",
    "difference \(sign)\(number(effect.difference))\(unit.isEmpty ? "" : " \(unit)") [\(number(effect.interval.lowerBound)), \(number(effect.interval.upperBound))]",
    effect.test, p,
  ]
  return words.joined(separator: ", ")
}
