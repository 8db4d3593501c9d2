import Testing

@testable import Grading

struct JudgementTests {
  /// A part that is whole earns what the assignment says, quarters too; of one that is not, half points count.
  @Test(
    arguments: [
      (1.0, 0.25, 0.25), (1.0, 0.75, 0.75), (1.0, 0.3, 0.3), (1.0, 14.0, 14.0), (0.5, 14.0, 7.0),
      (6.0 / 7, 14.0, 12.0), (0.99, 14.0, 13.5), (0.5, 0.75, 0.0), (0.0, 0.25, 0.0),
    ] as [(Double, Double, Double)])
  func partsEarnWhatTheySay(_ share: Double, _ maximum: Double, _ expected: Double) throws {
    let (rubric, _) = SoftmaxAssignment.read(
      SoftmaxAssignment.rubric)
    let criterion = Criterion(
      id: "a", title: "A", judge: .checks, points: maximum, isBonus: false, rules: ["a": maximum])
    var score = Grade.Score(
      criterion: "a", title: "A", points: 0, maximum: maximum, isBonus: false, reasons: [], judge: "checks")
    Judgement(rubric: rubric, evidence: Evidence()).add(share, "a", of: criterion, to: &score)
    #expect(score.points == expected)
  }
}
