public import Foundation
import GradedRuns

/// What a student learns from the public checks.
public struct SelfCheck: Sendable, Hashable {
  /// One public check.
  public struct Check: Sendable, Hashable {
    public var name: String
    public var isPassed: Bool
  }

  public var checks: [Check]
  /// What is missing, and how the run ended, each a sentence.
  public var reasons: [String]
}

extension Grader {
  /// Runs a notebook on the data as they are and looks at what the public rules ask for. Neither secret
  /// order nor control nor hidden probes have a part in it.
  public func check(_ submission: Submission) -> SelfCheck {
    let data = base.map { SecretData($0) }
    // At home nobody is suspected: what the run says of itself is enough.
    var own = self
    own.rubric.evidence.reenactment = 0
    let probes = ProbeInputs.draw(rubric.secret)
    let run = withFolder("self") {
      runner.run(
        submission, on: data, probes: probes, inputs: rubric.publicInputs, job: 0, in: $0)
    }
    var evidence = own.gather(run.artefacts, data, probes: probes) ?? Evidence()
    let fault = check(run, rubric.publicInputs, job: 0, &evidence)
    let judgement = Judgement(rubric: rubric, evidence: evidence)
    let scores = rubric.criteria.filter { $0.judge != .manual }.map { ($0, judgement.score($0)) }
    var result = SelfCheck(
      checks: [], reasons: [run.leftOut, run.detail, fault?.detail ?? ""].filter { !$0.isEmpty })
    for (criterion, score) in scores {
      let rules = criterion.ruleNames.filter(rubric.publicRules.contains)
      for rule in rules {
        let part = score.parts.first { $0.rule == rule }
        result.checks.append(
          SelfCheck.Check(
            name: "\(criterion.title): \(rule)", isPassed: part.map { $0.points >= $0.maximum } ?? false))
      }
      if !rules.isEmpty { result.reasons += score.reasons }
    }
    return result
  }
}

extension Submission {
  /// A student's own notebook, for a check at home.
  ///
  /// - Throws: `SubmissionFault` when the bytes are no notebook.
  public init(own data: Data, named name: String) throws {
    try self.init(data, named: name, student: "you", received: nil)
  }
}
