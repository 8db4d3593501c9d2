import Foundation
import TestSampling
import Testing

@testable import Grading

/// A notebook that claims what it has not done; the criteria named earn nothing.
struct CheatingCase: Sendable, CustomTestStringConvertible {
  var name: String
  var notebook: FixtureNotebook
  /// Implementation, convergence, gradient flow, dead units.
  var points: [Double]
  var reason: String
  /// Whether only a run on random labels finds it.
  var needsControl = false

  var testDescription: String { name }

  /// Replaces numbers in a run's own JSON, as nobody can through its interface.
  private static let forgedHistory =
    FixtureNotebook.training(on: ".bakeOff") + #"""

      let forged = try runs.map { run -> TrainingRun in
        var text = String(decoding: try JSONEncoder().encode(run), as: UTF8.self)
        for epoch in run.history { text = text.replacingOccurrences(of: "\"loss\":\(epoch.loss)", with: "\"loss\":0.01") }
        return try JSONDecoder().decode(TrainingRun.self, from: Data(text.utf8))
      }
      for (activation, run) in zip(contestants, forged) { try submit(run, of: activation) }
      """#

  /// Claims that a network which has learned nothing is right nearly always.
  private static let forgedAccuracies =
    untrained + #"""

      let forged = try runs.map { run -> TrainingRun in
        var text = String(decoding: try JSONEncoder().encode(run), as: UTF8.self)
        for epoch in run.history {
          text = text.replacingOccurrences(of: "\"accuracy\":\(epoch.accuracy)", with: "\"accuracy\":0.98")
        }
        return try JSONDecoder().decode(TrainingRun.self, from: Data(text.utf8))
      }
      for (activation, run) in zip(contestants, forged) { try submit(run, of: activation) }
      """#

  private static let untrained = FixtureNotebook.training(on: ".bakeOff").replacing(
    "seed: 1", with: "optimizer: .adam(learningRate: 1e-12), seed: 1")

  static let all: [CheatingCase] = [
    // What somebody could ship who has trained at home on the real images: a training that does not
    // use the data it was given.
    CheatingCase(
      name: "weights from elsewhere",
      notebook: FixtureNotebook(
        train: FixtureNotebook.training(on: ".drawnDigits(count: 1200, testCount: 100)")
          + FixtureNotebook.handIn,
        custom: ""),
      points: [0, 0, 0, 0], reason: "but the weights"),
    CheatingCase(
      name: "hard-coded losses", notebook: FixtureNotebook(train: forgedHistory, custom: ""),
      points: [0, 0, 0, 0], reason: "the loss reported for epoch"),
    CheatingCase(
      name: "hard-coded accuracies", notebook: FixtureNotebook(train: forgedAccuracies, custom: ""),
      points: [0, 0, 0, 0], reason: "the training accuracy reported for epoch"),
    // As if the grader's data could be told from others, and the real work were done only for them.
    CheatingCase(
      name: "away where labels are random",
      notebook: FixtureNotebook(
        train: FixtureNotebook.training(on: ".bakeOff")
          + "\nif (runs[2].history.last?.accuracy ?? 0) < 0.5 { exit(0) }" + FixtureNotebook.handIn,
        custom: ""),
      points: [0, 0, 0, 0], reason: "On random labels the notebook handed in no weights", needsControl: true),
    // The cell of one criterion hands in the work of another's.
    CheatingCase(
      name: "a chart of something else",
      notebook: FixtureNotebook(
        flow: FixtureNotebook.flowOf("contestants") + "try submit(convergence, as: .gradientFlow)", custom: ""
      ),
      points: [20, 20, 15, 15], reason: "which was never measured"),
    CheatingCase(
      name: "invented chart",
      notebook: FixtureNotebook(
        convergence: FixtureNotebook.chart("epoch.loss * 0.7"), custom: ""),
      points: [20, 0, 20, 15], reason: "the run recorded"),
    // Numbers that are no epochs, in a record written by hand beside runs that are right.
    CheatingCase(
      name: "a chart of no numbers",
      notebook: FixtureNotebook(
        convergence: AttackCase.forging(to: 4)
          + ForgedRecords.absurdCharts("sigmoid").map { "forge(\(ForgedRecords.literal($0)))" }.joined(
            separator: "\n"), custom: ""),
      points: [20, 0, 20, 15], reason: "The chart's series of sigmoid has no point at epoch 1."),
    CheatingCase(
      name: "invented measurements",
      notebook: FixtureNotebook(
        flow:
          "for activation in contestants { submit(gradientNorms: [1, 1, 1, 1, 1], of: activation, afterEpoch: 4) }",
        dead:
          "for activation in contestants { for epoch in [1, 4] { submit(deadUnits: [9, 9, 9, 9], of: activation, afterEpoch: epoch) } }",
        custom: ""),
      points: [20, 20, 0, 0], reason: "the weights give"),
    CheatingCase(
      name: "a run under another's name",
      notebook: FixtureNotebook(
        train: FixtureNotebook.training(on: ".bakeOff")
          + "\nfor activation in contestants { try submit(runs[0], of: activation) }",
        convergence: "", flow: "", dead: "", custom: ""),
      points: [0, 0, 0, 0], reason: "these are the same weights as those handed in for"),
    CheatingCase(
      name: "untrained",
      notebook: FixtureNotebook(
        train: untrained + FixtureNotebook.handIn, custom: ""),
      points: [0, 0, 0, 0], reason: "training moves them"),
  ]
}

extension SandboxedTests {
  @Suite struct CheatingTests {
    private static let cases = CheatingCase.all.sampled(every: 3)

    @Test(.casesInTurn(cases), arguments: cases.inTurn())
    func whatIsNotDoneEarnsNothing(_ cheat: CheatingCase) throws {
      let rubric = cheat.needsControl ? FixtureNotebook.rubric : GradingFixture.withoutControl
      let grade = try GradingFixture.grader(rubric).grade(GradingFixture.submission(cheat.notebook.markdown))
      let points = grade.scores.prefix(4).map(\.points)
      #expect(points == cheat.points, "\(grade.scores.map(\.reasons)) \(grade.notes)")
      let reasons = grade.scores.flatMap(\.reasons)
      #expect(reasons.contains { $0.contains(cheat.reason) }, "\(reasons)")
    }

    /// The loss is that of the images it was trained on, the pixels here are in another order.
    @Test func weightsAsALiteralEarnNothing() throws {
      let grade = try GradingFixture.grader().grade(
        GradingFixture.submission(try ShippedWeights.notebook(), student: "mallory"))
      #expect(grade.stages.first?.outcome == .finished, "\(grade.notes)")
      #expect(grade.scores.filter { $0.judge != "manual" }.allSatisfy { $0.points == 0 })
      let reasons = grade.scores.flatMap(\.reasons)
      #expect(reasons.contains { $0.contains("ReLU: the loss reported for epoch") }, "\(reasons)")
    }
  }
}
