import TestSampling
import Testing

@testable import Grading

/// A cheat, and the one rule of the rubric that keeps it from paying.
struct LooseCase: Sendable, CustomTestStringConvertible {
  var cheat: String
  /// A part of the fixtures' rubric, and what takes the rule out of it.
  var rule: (strict: String, loose: String)

  var testDescription: String { cheat }

  private static let control = "control: { shuffled-labels: true }"
  private static let noControl = "control: { shuffled-labels: false }"
  /// Neither the control nor what would find these cheats all the same.
  private static let credulous = noControl + "\nevidence: { re-enactment: 0, screens: false }"

  static let all: [LooseCase] = [
    LooseCase(cheat: "hard-coded losses", rule: (control, credulous + "\ntolerances: { loss: 10 }")),
    LooseCase(cheat: "invented chart", rule: (control, credulous + "\ntolerances: { chart: 10 }")),
    LooseCase(
      cheat: "untrained",
      rule: (
        "minimum: 0.2 }",
        "minimum: 0, learning-rate: 0.000000000001 }\nevidence: { re-enactment: 0, screens: false }"
      )),
    LooseCase(cheat: "away where labels are random", rule: (control, noControl)),
  ]
}

extension SandboxedTests {
  /// As `DefenceTests` does for the sandbox: no rule is idle, and no other stands in for it.
  @Suite struct EvidenceDefenceTests {
    private static let cases = LooseCase.all.sampled(every: 2)

    @Test(.casesInTurn(cases), arguments: cases.inTurn())
    func withoutItsRuleACheatPays(_ loose: LooseCase) throws {
      let cheat = try #require(CheatingCase.all.first { $0.name == loose.cheat })
      try #require(FixtureNotebook.rubric.contains(loose.rule.strict))
      let grader = try GradingFixture.grader(
        FixtureNotebook.rubric.replacing(loose.rule.strict, with: loose.rule.loose))
      let grade = grader.grade(GradingFixture.submission(cheat.notebook.markdown))
      let points = grade.scores.prefix(4).compactMap(\.points).reduce(0, +)
      #expect(points > cheat.points.reduce(0, +), "\(grade.scores.map(\.reasons)) \(grade.notes)")
    }

    /// On images in their true order, as students have them for their own check, weights from home are as good as
    /// any; only the secret order tells them.
    @Test func onlyTheSecretOrderTellsShippedWeights() throws {
      let grader = try GradingFixture.grader(
        FixtureNotebook.rubric + "\npublic: [trained]\nevidence: { re-enactment: 0, screens: false }\n")
      let submission = GradingFixture.submission(try ShippedWeights.notebook())
      func reasons(_ all: [String]) -> [String] { all.filter { $0.hasPrefix("ReLU: ") } }
      #expect(reasons(grader.check(submission).reasons) == [])
      #expect(reasons(grader.grade(submission).scores.flatMap(\.reasons)).count == 1)
    }
  }
}
