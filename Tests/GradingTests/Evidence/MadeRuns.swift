import Datasets
import Experiments
import Foundation
import GradedRuns
import Networks
import Synchronization
import Tensors
import Wire

@testable import Grading

/// Runs as `submit` hands them in, made in the test's own process.
enum MadeRuns {
  static let rubric: Rubric = {
    let (rubric, diagnostics) = RubricReader.read(FixtureNotebook.rubric, file: "bake-off.yml")
    precondition(!diagnostics.contains { $0.severity == .error })
    return rubric
  }()
  static let key = "a key of the tests"
  static let data: SecretData = {
    guard let base = try? SecretData.Base(rubric.data, search: DataSearch(folders: [])) else {
      preconditionFailure("no data")
    }
    return SecretData(base, key: key, shufflesLabels: false)
  }()
  static let probes = ProbeInputs.draw(key)

  static func submitted(_ run: TrainingRun, _ activation: Activation) -> SubmittedRun {
    SubmittedRun(
      activation: SubmittedActivation(
        name: activation.name, values: probes.map(activation.f), slopes: probes.map(activation.derivative),
        samples: activation.holdsClosure
          ? SampledFunction.answers(activation.f, derivative: activation.derivative) : Data(),
        family: activation.holdsClosure ? nil : activation.family.rawValue, parameter: activation.parameter),
      history: run.history.map {
        SubmittedRun.Epoch(
          epoch: $0.epoch, loss: $0.loss, accuracy: $0.accuracy, gradientNorm: $0.gradientNorm)
      },
      snapshots: run.snapshots.map { SubmittedRun.Snapshot(epoch: $0.epoch, weights: bytes($0.weights)) },
      recipe: run.recipe.map {
        SubmittedRun.Recipe(seed: $0.seed, batchSize: $0.batchSize, samples: $0.samples, rule: $0.rule)
      })
  }

  static func doubles(_ numbers: [Double]) -> Data { numbers.withUnsafeBytes { Data($0) } }

  static func bytes(_ weights: [[Float]]) -> Data {
    var bytes = Data()
    for values in weights { values.withUnsafeBytes { bytes.append(contentsOf: $0) } }
    return bytes
  }

  static func honest(_ activation: Activation, seed: UInt64 = 1, batchSize: Int = 128) throws -> SubmittedRun
  {
    let training = rubric.training
    let run = try Trainer(.bakeOff(activation), seed: seed).replay(
      data.train, epochs: training.epochs, batchSize: batchSize, keeping: training.snapshots)
    return submitted(run, activation)
  }

  static let all: [SubmittedRun] = (try? Parallel.map(Activation.bakeOff) { try honest($0) }) ?? []

  static func examine(_ runs: [SubmittedRun], _ change: (inout Rubric) -> Void = { _ in }) throws
    -> [RunEvidence]
  {
    var rubric = rubric
    change(&rubric)
    return try RunExaminer(rubric: rubric, data: data, probes: probes, key: key, train: trainedOnce)
      .examine(runs).runs
  }

  /// Trains again what was not trained again before: a hundred attempts are judged by a few trainings.
  static let trainedOnce: @Sendable (Reenactment.Course) throws -> TrainingRun = { course in
    let grid = OwnFunction.grid
    let key = Trained(
      function: course.function.name, values: grid.map(course.function.f),
      slopes: grid.map(course.function.derivative), seed: course.seed, samples: course.samples.count,
      epochs: course.epochs, batchSize: course.batchSize, keeping: course.keeping)
    if let found = memory.withLock({ $0[key] }) { return found }
    let run = try course.train()
    memory.withLock { $0[key] = run }
    return run
  }
  private static let memory = Mutex<[Trained: TrainingRun]>([:])

  /// All trainings here are on `data`, by the rubric's rule.
  private struct Trained: Hashable {
    var function: String
    var values: [Double]
    var slopes: [Double]
    var seed: UInt64
    var samples: Int
    var epochs: Int
    var batchSize: Int
    var keeping: [Int]
  }
}
