import Datasets
import Experiments
import Foundation
import Networks
import Tensors
import TestSampling
import Testing
import Wire

@testable import Grading

/// What training again finds, and what looking at weights finds, each without the other.
@Suite(.inTurn, .serialized) struct ReenactmentTests {
  private func change(
    _ run: SubmittedRun, after epoch: Int, _ body: ([[Float]]) -> [[Float]]
  ) throws -> SubmittedRun {
    var run = run
    let index = try #require(run.snapshots.firstIndex { $0.epoch == epoch })
    let weights = try #require(RunExaminer.weights(run.snapshots[index].weights))
    run.snapshots[index].weights = MadeRuns.bytes(body(weights))
    return run
  }

  private func weights(_ run: SubmittedRun, _ epoch: Int) throws -> [[Float]] {
    try #require(run.snapshots.first { $0.epoch == epoch }.flatMap { RunExaminer.weights($0.weights) })
  }

  /// An assignment that has no time to train all again.
  private static let partly: Rubric = {
    var rubric = MadeRuns.rubric
    rubric.evidence.reenactment = 0.25
    return rubric
  }()

  private func plan() -> [Int] {
    Reenactment(rubric: Self.partly, samples: MadeRuns.data.train, key: MadeRuns.key)
      .plan(MadeRuns.all.count)
  }

  @Test func honestRunsAreBorneOut() throws {
    let found = try MadeRuns.examine(MadeRuns.all)
    #expect(found.count == 7 && found.flatMap(\.problems) == [])
    // On one kind of machine nothing differs at all.
    #expect(found.compactMap(\.finding).flatMap(\.distances.values).allSatisfy { $0 == 0 })
  }

  @Test func everyRunIsFollowedToItsEnd() {
    let whole = Reenactment(rubric: MadeRuns.rubric, samples: MadeRuns.data.train, key: MadeRuns.key)
    #expect(whole.plan(8) == [Int](repeating: 4, count: 8))
  }

  @Test func withAShareEveryRunIsFollowedABitAndOneToItsEnd() {
    let plan = plan()
    #expect(plan.count == 7 && plan.allSatisfy { $0 >= 1 } && plan.contains(4))
    #expect(plan.reduce(0, +) <= 7 + 3)
    let other = Reenactment(rubric: Self.partly, samples: MadeRuns.data.train, key: "another")
    let plans = Set(
      (0..<16).map { number in
        Reenactment(rubric: Self.partly, samples: MadeRuns.data.train, key: "\(number)").plan(7)
      })
    #expect(plans.count > 3 && other.plan(0) == [])
    // Who hands in one run has it followed to its end.
    #expect(other.plan(1) == [4])
  }

  /// The way is bent and each number moves, so no screen sees it; only training again does.
  @Test func onlyTrainingAgainTellsWeightsThatLookTrained() throws {
    var stream = RandomStream(seed: 5, purpose: .samples)
    let runs = try MadeRuns.all.map { run -> SubmittedRun in
      var run = run
      for epoch in [1, 2, 4] {
        run = try change(run, after: epoch) { $0.map { $0.map { $0 + Float(stream.normal()) * 2e-3 } } }
      }
      return run
    }
    let screened = try MadeRuns.examine(runs) { $0.evidence.reenactment = 0 }
    #expect(screened.flatMap(\.problems) == [])
    let found = try MadeRuns.examine(runs)
    #expect(found.allSatisfy { !$0.isVerified })
    #expect(
      found.allSatisfy {
        $0.problems.contains { $0.contains("trained again from seed 1, the weights after epoch 1") }
      })
  }

  /// A run that is not followed to its end stops early and hands in its last weights twice, a little changed.
  @Test func onlyLookingAtWeightsTellsALineThatNobodyFollows() throws {
    let plan = plan()
    let index = try #require(plan.firstIndex { $0 < 4 })
    var runs = MadeRuns.all
    let (first, second) = (try weights(runs[index], 1), try weights(runs[index], 2))
    runs[index] = try change(runs[index], after: 4) { _ in
      zip(first, second).map { zip($0, $1).map { $1 + 0.5 * ($1 - $0) } }
    }
    let followed = try MadeRuns.examine(runs) {
      $0.evidence.reenactment = 0.25
      $0.evidence.screens = false
      $0.tolerances.loss = 10
      $0.tolerances.accuracy = 1
    }
    #expect(followed.flatMap(\.problems) == [])
    let found = try MadeRuns.examine(runs) { $0.evidence.reenactment = 0.25 }
    #expect(
      found[index].problems.contains { $0.contains("lie in one straight line") }, "\(found[index].problems)")
  }

  /// Who is followed to the end and found out there has no claim to be believed elsewhere.
  @Test func oneThatStopsEarlyTakesTheOthersAlong() throws {
    let index = try #require(plan().firstIndex(of: 4))
    var runs = MadeRuns.all
    let second = try weights(runs[index], 2)
    var stream = RandomStream(seed: 6, purpose: .samples)
    runs[index] = try change(runs[index], after: 4) { _ in
      second.map { $0.map { $0 + Float(stream.normal()) * 1e-3 } }
    }
    let found = try MadeRuns.examine(runs) {
      $0.evidence.reenactment = 0.25
      $0.tolerances.loss = 10
    }
    #expect(
      found[index].problems.contains { $0.contains("the weights after epoch 4") }, "\(found[index].problems)")
    #expect(found.allSatisfy { !$0.isVerified })
    #expect(found[(index + 1) % 7].problems.contains { $0.contains("not believed, because the run of") })
  }

  @Test(arguments: [
    "start", "history", "no recipe", "layer", "copy", "scaled copy", "NaN", "shape", "epochs twice",
    "history repeated", "another's table",
  ])
  func eachLieIsTold(_ lie: String) throws {
    var runs = MadeRuns.all.filter { ["ReLU", "tanh"].contains($0.activation.name) }
    let relu = try #require(runs.firstIndex { $0.activation.name == "ReLU" })
    let tanh = try #require(runs.firstIndex { $0.activation.name == "tanh" })
    let start = try weights(runs[relu], 0)
    var expected = ""
    switch lie {
    case "start":
      runs[relu].recipe?.seed = 2
      expected = "not those that the stated seed 2 gives"
    case "history":
      runs[relu].history[0].loss *= 1.15
      expected = "trained again, it is"
    case "no recipe":
      runs[relu].recipe = nil
      expected = "does not state its seed"
    case "layer":
      for epoch in [1, 2, 4] {
        runs[relu] = try change(runs[relu], after: epoch) { [start[0], start[1]] + $0.dropFirst(2) }
      }
      expected = "of the weights of layer 1 are after epoch 4 what they were after epoch 0"
    case "copy":
      runs[relu].snapshots = runs[tanh].snapshots
      runs[relu] = try change(runs[relu], after: 4) { $0.map { $0.map { $0 + 1e-7 } } }
      expected = "went the same way as those handed in for tanh"
    case "scaled copy":
      runs[relu].snapshots = runs[tanh].snapshots
      runs[relu] = try change(runs[relu], after: 4) {
        zip($0, start).map { zip($0, $1).map { $1 + 1.1 * ($0 - $1) } }
      }
      expected = "went the same way as those handed in for tanh"
    case "NaN":
      runs[relu] = try change(runs[relu], after: 4) { weights in
        var weights = weights
        weights[0][0] = .nan
        return weights
      }
      expected = "finite numbers"
    case "shape":
      runs[relu].snapshots[1].weights.removeLast(4)
      expected = "finite numbers"
    case "history repeated":
      // Three lies, outvoted by a hundred copies of what is right.
      let right = runs[relu].history[3]
      for index in 0...2 { runs[relu].history[index].loss = 0.01 }
      runs[relu].history += Array(repeating: right, count: 100)
      expected = "the loss reported for epoch"
    case "another's table":
      runs[relu].activation.name = "mine"
      runs[relu].activation.family = nil
      runs[relu].activation.samples = SampledFunction.answers({ $0 }, derivative: { _ in 1 })
      #expect(
        try MadeRuns.examine([runs[relu]])[0].probeProblem?.contains("other values elsewhere") == true)
      expected = "mine:"
    default:
      // Of two snapshots of an epoch the last counts, once.
      runs[relu].snapshots += Array(repeating: runs[tanh].snapshots[3], count: 40)
      expected = "ReLU:"
    }
    let found = try MadeRuns.examine(runs)
    #expect(!found[relu].isVerified)
    #expect(found[relu].problems.contains { $0.contains(expected) }, "\(found[relu].problems)")
  }

  /// A statement that deviates is no lie: a person gives the points.
  @Test(arguments: ["batches of 64", "500 images", "another rule than Adam"])
  func whoDeviatesAndSaysSoWaitsForAPerson(_ words: String) throws {
    let samples = words.hasPrefix("500") ? MadeRuns.data.train.prefix(500) : MadeRuns.data.train
    let trainer = Trainer(
      .bakeOff(.relu), optimizer: .adam(learningRate: words.hasPrefix("another") ? 2e-3 : 1e-3), seed: 1)
    let run = try trainer.replay(
      samples, epochs: 4, batchSize: words.hasPrefix("batches") ? 64 : 128, keeping: [0, 1, 2, 4])
    let found = try MadeRuns.examine([MadeRuns.submitted(run, .relu)])
    #expect(found[0].problems == [] && found[0].deviation?.contains(words) == true && !found[0].isVerified)
    var evidence = Evidence()
    evidence.runs = found
    let score = Judgement(rubric: MadeRuns.rubric, evidence: evidence).score(MadeRuns.rubric.criteria[0])
    #expect(
      score.points == nil && score.parts == [] && score.reasons[0].contains("a person gives these points"))
    // Where the assignment allows it, it is as good as any.
    if words.hasPrefix("batches") {
      #expect(
        try MadeRuns.examine([MadeRuns.submitted(run, .relu)]) { $0.training.batchSizes = [64, 128] }[0]
          .isVerified)
    }
  }

  /// Past its time a submission is told, and nobody waits for it.
  @Test func pastTheDeadlineThereIsAnEnd() throws {
    var rubric = MadeRuns.rubric
    rubric.evidence.seconds = 0
    let examiner = RunExaminer(
      rubric: rubric, data: MadeRuns.data, probes: MadeRuns.probes, key: MadeRuns.key, isCancelled: { true })
    #expect(throws: CancellationError.self) { try examiner.examine(MadeRuns.all) }
    #expect(DeepStack.run(within: 0.05) { sleep(2) } == nil)
  }
}
