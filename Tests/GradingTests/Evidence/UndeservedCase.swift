import Datasets
import Experiments
import Foundation
import GradedRuns
import Networks
import Tensors
import Testing
import Wire

@testable import Grading

/// An attempt to be given something for what was not done, made in the test's own process: what it does to an honest
/// hand-in of ReLU, tanh and a function of the student's own, and whom the grader then believes.
struct UndeservedCase: Sendable, CustomTestStringConvertible {
  var name: String
  /// The runs that are still believed.
  var believed: [String]
  /// A part of what is told.
  var reason: String
  /// Criteria that earn less than the honest hand-in.
  var costs: Set<String>
  /// As the class may set it up.
  var rubric: @Sendable (inout Rubric) -> Void = { _ in }
  var change: @Sendable (inout UndeservedHandIn) throws -> Void
  var testDescription: String { name }

  static let trained: Set<String> = ["implementation", "convergence", "gradient-flow", "dead-units"]
}

/// What an attempt works on.
struct UndeservedHandIn: Sendable {
  var runs: [SubmittedRun]
  var charts: [SubmittedChart]
  var measurements: [SubmittedMeasurement]

  static let seed: UInt64 = 1
  static let number = 0

  static let honest: UndeservedHandIn = .made([.relu, .tanh] + [HonestHandIn.softGate].compactMap { $0 })

  static func made(_ functions: [Activation]) -> UndeservedHandIn {
    let made = try? HonestHandIn(number: number, rubric: MadeRuns.rubric, data: MadeRuns.data).made(functions)
    let intake = ArtefactIntake(made ?? [], epochs: MadeRuns.rubric.training.snapshots)
    return UndeservedHandIn(runs: intake.runs, charts: intake.charts, measurements: intake.measurements)
  }

  var artefacts: [SubmittedArtefact] {
    runs.map { .run($0) } + charts.map { .chart($0) } + measurements.map { .measurement($0) }
  }

  /// What the grader finds out, and the points by criterion.
  func judged(_ change: (inout Rubric) -> Void) throws -> (evidence: Evidence, scores: [String: Grade.Score])
  {
    var rubric = MadeRuns.rubric
    change(&rubric)
    let evidence = try Self.evidence(artefacts, rubric, MadeRuns.data, train: MadeRuns.trainedOnce)
    return (evidence, Self.scores(evidence, rubric))
  }

  static func scores(_ evidence: Evidence, _ rubric: Rubric) -> [String: Grade.Score] {
    let judgement = Judgement(rubric: rubric, evidence: evidence)
    return Dictionary(
      uniqueKeysWithValues: rubric.criteria.filter { $0.judge != .manual }.map {
        ($0.id, judgement.score($0))
      })
  }

  /// As `Grader.gather`, without a machine to run anything on.
  static func evidence(
    _ artefacts: [SubmittedArtefact], _ rubric: Rubric, _ data: SecretData,
    train: @escaping @Sendable (Reenactment.Course) throws -> TrainingRun = { try $0.train() }
  ) throws -> Evidence {
    let intake = ArtefactIntake(artefacts, epochs: rubric.training.snapshots)
    var evidence = Evidence()
    evidence.charts = intake.charts
    evidence.measurements = intake.measurements
    evidence.runs = try RunExaminer(
      rubric: rubric, data: data, probes: MadeRuns.probes, key: MadeRuns.key, train: train
    ).examine(intake.runs).runs
    for run in evidence.runs { evidence.tables[run.name] = run.answers }
    return evidence
  }

  func weights(_ epoch: Int, of number: Int = 0) -> [[Float]] {
    runs[number].snapshots.first { $0.epoch == epoch }.flatMap { RunExaminer.weights($0.weights) } ?? []
  }

  mutating func set(_ weights: [[Float]], after epoch: Int, of number: Int = 0) {
    guard let index = runs[number].snapshots.firstIndex(where: { $0.epoch == epoch }) else { return }
    runs[number].snapshots[index].weights = MadeRuns.bytes(weights)
  }

  /// Puts another training in the place of ReLU's, and states what the honest one states.
  mutating func replaceReLU(_ run: TrainingRun, keeping recipe: Bool = true) {
    let stated = runs[0].recipe
    runs[0] = MadeRuns.submitted(run, .relu)
    if recipe { runs[0].recipe = stated }
  }

  /// A training of ReLU in some other way.
  static func relu(
    _ samples: Samples = MadeRuns.data.train, seed: UInt64 = seed, epochs: Int = 4, batchSize: Int = 128,
    learningRate: Double = 1e-3, keeping: [Int] = [0, 1, 2, 4]
  ) throws -> TrainingRun {
    try Trainer(.bakeOff(.relu), optimizer: .adam(learningRate: learningRate), seed: seed)
      .replay(samples, epochs: epochs, batchSize: batchSize, keeping: keeping)
  }

  static func trained(_ function: Activation) throws -> TrainingRun {
    try Trainer(.bakeOff(function), seed: Self.seed)
      .replay(MadeRuns.data.train, epochs: 4, batchSize: 128, keeping: [0, 1, 2, 4])
  }

  /// A function of the student's own, really trained.
  mutating func replaceOwn(
    _ name: String, _ f: @escaping @Sendable (Double) -> Double,
    derivative: @escaping @Sendable (Double) -> Double
  ) throws {
    let own = try Activation.custom(name, f, derivative: derivative)
    runs[2] = MadeRuns.submitted(try Self.trained(own), own)
  }
}
