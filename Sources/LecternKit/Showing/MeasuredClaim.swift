public import Statistics
import Markup
import Wire

/// States that the first of two ways is larger, by more than a smallest effect of interest, as several runs measured it.
///
/// It holds when the whole interval of the difference lies above that effect; the page shows n, the difference with
/// its interval, the test, and the p value of this very claim, with its direction and its smallest effect. There is no
/// form that compares two means, since what differs between two means may be noise.
///
/// - Parameters:
///   - sentence: What is claimed, as the page shall say it.
///   - effect: The measured difference, first minus second; `nil` where there were too few runs to compare, which
///     leaves only what `otherwise` says.
///   - smallest: The smallest difference worth speaking of, in the unit of the measurements; 0 for any at all. Give
///     one quantity one such difference.
///   - unit: What the measurements are counted in, such as "points".
///   - counted: What n counts, such as "seeds" or "images".
///   - family: The one-sided p values of all claims that answer one question together, this one's among them. Holm's
///     correction is applied.
///   - otherwise: What to say where it does not hold; without it the build fails at this line.
public func claim(
  _ sentence: String, measured effect: (some MeasuredEffect)?, above smallest: Double, unit: String = "",
  counted: String = "seeds", among family: [Double?] = [], otherwise: String? = nil, line: Int = #line,
  column: Int = #column
) {
  state(
    ClaimData(sentence: sentence, measured: effect, wanted: .above(smallest), in: unit, counted, family),
    otherwise: otherwise, line: line, column: column)
}

/// States that two ways are the same for all that matters: the whole interval of their difference lies within a margin.
///
/// - Parameters:
///   - sentence: What is claimed, as the page shall say it.
///   - effect: The measured difference; `nil` where there were too few runs to compare.
///   - margin: Differences below this do not matter; above 0, in the unit of the measurements. The same number that
///     another claim about this quantity takes for its smallest difference.
///   - unit: What the measurements are counted in, such as "points".
///   - counted: What n counts, such as "seeds" or "images".
///   - family: As for the other form.
///   - otherwise: What to say where it does not hold; without it the build fails at this line.
public func claim(
  _ sentence: String, measured effect: (some MeasuredEffect)?, within margin: Double, unit: String = "",
  counted: String = "seeds", among family: [Double?] = [], otherwise: String? = nil, line: Int = #line,
  column: Int = #column
) {
  state(
    ClaimData(sentence: sentence, measured: effect, wanted: .within(margin), in: unit, counted, family),
    otherwise: otherwise, line: line, column: column)
}

/// What a measured claim says of a difference.
enum WantedEffect {
  case above(Double)
  case within(Double)
}

extension ClaimData {
  init(
    sentence: String, measured effect: (some MeasuredEffect)?, wanted: WantedEffect, in unit: String,
    _ counted: String, _ family: [Double?]
  ) {
    guard let effect else {
      self.init(sentence: sentence, held: false, kind: .measured, evidence: "n = 1, nothing to compare")
      return
    }
    let p = ClaimPValue(of: effect, wanted, among: family)
    let lies =
      switch wanted {
      case .above(let smallest): effect.isAbove(smallest)
      case .within(let margin): effect.isWithin(margin)
      }
    func number(_ value: Double) -> String { NumberFormat.readable(value, significant: 3) }
    let measure = unit.isEmpty ? "" : " \(unit)"
    let sign = effect.difference > 0 ? "+" : ""
    let level = effect.confidence == 0.95 ? "" : " at \(NumberFormat.percent(effect.confidence, decimals: 1))"
    let (claimed, location) =
      switch wanted {
      case .above(0): ("more than 0", "above 0")
      case .above(let smallest):
        ("more than \(number(smallest))\(measure)", "above \(number(smallest))\(measure)")
      case .within(let margin):
        ("less than \(number(margin))\(measure) apart", "within \(number(margin))\(measure) of 0")
      }
    self.init(
      sentence: sentence, held: lies && p.allows(effect.confidence), kind: .measured,
      evidence: [
        "n = \(effect.count) \(counted)",
        "difference \(sign)\(number(effect.difference))\(measure) [\(number(effect.interval.lowerBound)), \(number(effect.interval.upperBound))]\(level)",
        effect.test, p.words(for: claimed, location: location),
      ].joined(separator: ", "))
  }
}

/// States that a statistic lies above zero by more than chance deals it out.
///
/// It holds when the statistic is above zero and its p value, after Holm's correction where `family` is given, is at
/// most 0.05 (two-sided).
///
/// - Parameters:
///   - sentence: What is claimed, as the page shall say it.
///   - test: The statistic, and how often chance gives one as far from zero.
///   - statistic: What the statistic is called in the small print.
///   - blocks: What n counts.
///   - family: The p values of all tests that answer one question together, this one's among them.
///   - otherwise: What to say where it does not hold; without it the build fails at this line.
public func claim(
  _ sentence: String, measured test: PermutationTest, statistic: String, counted blocks: String,
  among family: [Double] = [], otherwise: String? = nil, line: Int = #line, column: Int = #column
) {
  let all = family.contains(test.pValue) ? family : family + [test.pValue]
  let p = all.firstIndex(of: test.pValue).map { holmAdjusted(all)[$0] } ?? test.pValue
  let corrected = all.count > 1 ? ", Holm's correction for \(all.count)" : ""
  let dealt = test.exchange == .withinBlocks ? "within \(blocks)" : "of whole \(blocks)"
  let sign = test.value > 0 ? "+" : ""
  state(
    ClaimData(
      sentence: sentence, held: test.value > 0 && p <= 0.05, kind: .measured,
      evidence:
        "n = \(test.count) \(blocks), \(statistic) \(sign)\(NumberFormat.readable(test.value, significant: 2)), permutation \(dealt), p = \(NumberFormat.readable(p, significant: 2)) for no relation (two-sided\(corrected))"
    ), otherwise: otherwise, line: line, column: column)
}
