import Markup
import Statistics

/// The p value that stands beside a measured claim.
enum ClaimPValue {
  /// Of the claim itself: the probability of such a difference where the claim is only just false.
  case ofTheClaim(Double, sides: Int, family: Int)
  /// Two-sided, of no difference at all: for a claim of "more than 0" whose test gives no other, such as Tukey's.
  case ofNoDifference(Double)
  /// The test has no p value for such a margin; its interval decides.
  case none

  init(of effect: some MeasuredEffect, _ wanted: WantedEffect, among family: [Double?]) {
    let test = effect as? any ClaimTest
    let (own, sides) =
      switch wanted {
      case .above(let smallest): (test?.pValue(above: smallest), 1)
      case .within(let margin): (test?.pValue(within: margin), 2)
      }
    if let own {
      let known = family.compactMap { $0 }
      let all = known.isEmpty || known.contains(own) ? known : known + [own]
      let index = all.firstIndex(of: own)
      self = .ofTheClaim(index.map { holmAdjusted(all)[$0] } ?? own, sides: sides, family: all.count)
    } else if case .above(0) = wanted {
      self = .ofNoDifference(effect.pValue)
    } else {
      self = .none
    }
  }

  /// Whether it lets a claim stand whose interval has such a confidence. For Student's t this says what the interval
  /// says; an exact test of counts may ask for more than an approximate interval does, and so may a correction.
  func allows(_ confidence: Double) -> Bool {
    switch self {
    // The last bits of 1 - 0.95 must not decide.
    case .ofTheClaim(let p, _, _): p <= (1 - confidence) / 2 + 1e-12
    case .ofNoDifference(let p): p <= 1 - confidence + 1e-12
    case .none: true
    }
  }

  /// - Parameters:
  ///   - claim: What the p value is of.
  ///   - place: Where the interval has to lie.
  func words(for claim: String, location: String) -> String {
    func number(_ p: Double) -> String {
      p < 0.001 ? "p < 0.001" : p > 0.999 ? "p > 0.999" : "p = \(NumberFormat.readable(p, significant: 2))"
    }
    switch self {
    case .ofTheClaim(let p, let sides, let family):
      let corrected = family > 1 ? ", Holm's correction for \(family)" : ""
      return "\(number(p)) for \(claim) (\(sides == 1 ? "one-sided" : "two one-sided tests")\(corrected))"
    case .ofNoDifference(let p): return "\(number(p)) for no difference (two-sided)"
    case .none: return "the interval has to lie \(location)"
    }
  }
}
