import Datasets
import Experiments
import Foundation
import GradedRuns
import Networks
import Tensors
import Wire

/// Examines runs against data that the student's process never had whole.
struct RunExaminer {
  var rubric: Rubric
  var data: SecretData
  /// The inputs that the activations were asked at.
  var probes: [Double]
  /// Decides what is trained again.
  var key = ""
  /// Asked between single steps of the work.
  var isCancelled: @Sendable () -> Bool = { false }
  /// See `Reenactment`.
  var train: @Sendable (Reenactment.Course) throws -> TrainingRun = { try $0.train() }

  var reenactment: Reenactment {
    Reenactment(rubric: rubric, samples: data.train, key: key, isCancelled: isCancelled, train: train)
  }

  /// Numbers of all parameters of 784-512-256-128-64-10, in order.
  static let sizes: [Int] = zip([784, 512, 256, 128, 64], [512, 256, 128, 64, 10]).flatMap { [$0 * $1, $1] }
  static let parameterCount = sizes.reduce(0, +)

  /// Examines one run by itself.
  ///
  /// - Throws: `CancellationError` past the deadline.
  func examine(_ run: SubmittedRun) throws -> RunEvidence {
    if isCancelled() { throw CancellationError() }
    let contestant = ActivationNames.contestant(run.activation.name)
    var evidence = RunEvidence(contestant: contestant, name: contestant?.name ?? run.activation.name)
    var run = run
    // Of several numbers for one epoch the last counts, once: what is repeated outvotes nothing.
    let history = Dictionary(run.history.map { ($0.epoch, $0) }, uniquingKeysWith: { $1 })
    run.history = history.values.filter { $0.epoch > 0 }.sorted { $0.epoch < $1.epoch }
    for epoch in run.history where epoch.loss.isFinite { evidence.reportedLoss[epoch.epoch] = epoch.loss }
    evidence.probeProblem = probeProblem(run.activation, contestant)
    do {
      let function = try contestant ?? OwnFunction.activation(run.activation)
      evidence.answers = OwnFunction.grid.map(function.f)
      try measure(run, function, &evidence)
      if evidence.heldOutAccuracy != nil { compare(run, &evidence) }
    } catch let error as CancellationError {
      throw error
    } catch {
      evidence.problems.append("\(evidence.name): \(error)")
    }
    return evidence
  }

  private func measure(_ run: SubmittedRun, _ function: Activation, _ evidence: inout RunEvidence) throws {
    let name = evidence.name
    guard run.history.count >= rubric.training.epochs else {
      evidence.problems.append(
        "\(name): \(run.history.count) epochs were handed in, \(rubric.training.epochs) are asked for.")
      return
    }
    if let missing = (1...rubric.training.epochs).first(where: { evidence.reportedLoss[$0] == nil }) {
      evidence.problems.append("\(name): no loss was handed in for epoch \(missing).")
      return
    }
    for wanted in rubric.training.snapshots where run.weights(after: wanted) == nil {
      evidence.problems.append("\(name): the weights after epoch \(wanted) are missing.")
    }
    guard evidence.problems.isEmpty else { return }
    var parameters: [Int: [[Float]]] = [:]
    for epoch in rubric.training.snapshots {
      if isCancelled() { throw CancellationError() }
      guard let weights = run.weights(after: epoch).flatMap(Self.weights) else {
        evidence.problems.append(
          "\(name): the weights after epoch \(epoch) are not \(Self.parameterCount) finite numbers of the network 784-512-256-128-64-10."
        )
        return
      }
      parameters[epoch] = weights
      evidence.inspections[epoch] = try WeightInspection(function, weights: weights, on: data.train)
      if epoch == rubric.training.snapshots.last {
        evidence.heldOutAccuracy =
          try WeightInspection(function, weights: weights, on: data.heldOut, count: data.heldOut.count)
          .accuracy
      }
    }
    try trace(run, parameters, function, &evidence)
  }

  /// Holds the weights against the seed that the run states, and against what training does to weights.
  private func trace(
    _ run: SubmittedRun, _ parameters: [Int: [[Float]]], _ function: Activation, _ evidence: inout RunEvidence
  ) throws {
    let name = evidence.name
    if let recipe = run.recipe {
      evidence.deviation = reenactment.deviation(recipe, epochs: run.history.last?.epoch ?? 0)
      if let first = parameters[0], first != (try reenactment.start(function, seed: recipe.seed)),
        rubric.evidence.reenactment > 0
      {
        evidence.problems.append(
          "\(name): the weights before training are not those that the stated seed \(recipe.seed) gives.")
      }
    } else if rubric.evidence.reenactment > 0 {
      evidence.problems.append(
        "\(name): the run does not state its seed, so nobody can train it again; hand in what 'fit' returned."
      )
    }
    guard rubric.evidence.screens else { return }
    let kept = parameters.sorted { $0.key < $1.key }.map(\.value)
    if let first = kept.first, let last = kept.last, kept.count > 1 {
      evidence.ways = [WeightGeometry.difference(kept[1], first), WeightGeometry.difference(last, first)]
    }
    evidence.problems += Screens(weights: parameters, name: name).problems
    if evidence.contestant != nil, rubric.minimum(of: name) > 0,
      let flat = Screens.flatLoss(evidence.inspections.mapValues(\.loss), name: name)
    {
      evidence.problems.append(flat)
    }
  }

  /// Splits a snapshot into parameters; `nil` when its size is wrong or a number is not finite.
  static func weights(_ bytes: Data) -> [[Float]]? {
    WeightGeometry.parameters(bytes, sizes: sizes)
  }

  /// Holds the reported history against what the weights give.
  ///
  /// Adam has moments in which a run that is doing well jumps and comes back; weights that are kept in one of
  /// them are honest and do not bear out the epoch's mean. So one epoch in three may be contradicted.
  private func compare(_ run: SubmittedRun, _ evidence: inout RunEvidence) {
    let name = evidence.name
    var (losses, accuracies): ([String], [String]) = ([], [])
    var compared = 0
    for epoch in run.history {
      guard let now = evidence.inspections[epoch.epoch] else { continue }
      compared += 1
      // The mean over an epoch's batches lies between the losses before and after it; where the
      // weights before are not at hand, the loss may have fallen to its present value from above.
      let before = evidence.inspections[epoch.epoch - 1]?.loss ?? now.loss * (1 + rubric.tolerances.loss)
      let slack = 0.1
      let low = min(before, now.loss) * (1 - rubric.tolerances.loss) - slack
      let high = max(before, now.loss) * (1 + rubric.tolerances.loss) + slack
      if !(epoch.loss >= low && epoch.loss <= high) {
        losses.append(
          "\(name): the loss reported for epoch \(epoch.epoch) is \(text(epoch.loss)), but the weights before and after it give \(text(before)) and \(text(now.loss))."
        )
      }
      // Accuracy grows within an epoch, so the reported mean may be somewhat lower, not higher.
      if !(epoch.accuracy <= now.accuracy + rubric.tolerances.accuracy) {
        accuracies.append(
          "\(name): the training accuracy reported for epoch \(epoch.epoch) is \(percent(epoch.accuracy)), but the weights handed in classify \(percent(now.accuracy))."
        )
      }
    }
    if let contradicted = [losses, accuracies].first(where: { $0.count * 3 > compared }) {
      evidence.problems += contradicted.suffix(1)
      return
    }
    if evidence.contestant != nil, let found = evidence.heldOutAccuracy, found < rubric.minimum(of: name) {
      evidence.problems.append(
        "\(name): the weights classify \(percent(found)) of images they never saw, which is no better than guessing. Every run is made on pixels in a secret order, so only training on them helps."
      )
    }
  }
}
