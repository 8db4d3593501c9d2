public import Foundation

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
    let folder = scratch.appendingPathComponent("self-\(UUID().uuidString)")
    try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    _ = chmod(folder.path, 0o711)
    defer { try? FileManager.default.removeItem(at: folder) }
    let data = SecretData(base)
    let run = runner.run(submission, on: data, probes: probes, job: 0, in: folder)
    let judgement = Judgement(rubric: rubric, evidence: gather(run.artefacts, data))
    let scores = rubric.criteria.filter { $0.judge != .manual }.map { ($0, judgement.score($0)) }
    var result = SelfCheck(checks: [], reasons: run.detail.isEmpty ? [] : [run.detail])
    for (criterion, score) in scores {
      let rules = criterion.judge.rules.filter(rubric.publicRules.contains)
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
