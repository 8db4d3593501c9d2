/// An assignment's own checks: all of a check's points, or none.
extension Judgement {
  func checks(_ criterion: Criterion, _ score: inout Grade.Score) {
    for name in criterion.ruleNames {
      let outcome = evidence.checks[name]
      add(outcome?.isPassed == true ? 1 : 0, name, of: criterion, to: &score)
      guard outcome?.isPassed != true else { continue }
      score.reasons.append("\(name): \(outcome?.reason ?? "This was not checked.")")
    }
  }
}
