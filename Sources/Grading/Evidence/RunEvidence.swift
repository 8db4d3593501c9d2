import Datasets
import Files
import Experiments
import Foundation
import Markup
import Networks
import Tensors
import Wire

/// What the grader has found out about one handed-in run, all of it computed from the weights.
struct RunEvidence: Sendable {
  /// The contestant, or `nil` for a custom activation.
  var contestant: Activation?
  var name: String
  /// Loss by epoch as reported; believed only when `isVerified`.
  var reportedLoss: [Int: Double] = [:]
  /// By epoch of a snapshot.
  var inspections: [Int: WeightInspection] = [:]
  /// On images that the run never had.
  var heldOutAccuracy: Double?
  /// Why the weights do not bear out what is reported, each a sentence for the student.
  var problems: [String] = []
  /// What is wrong with the activation's values or slopes; empty when they agree.
  var probeProblem: String?

  var isVerified: Bool { problems.isEmpty && heldOutAccuracy != nil }
  var lastEpoch: Int? { inspections.keys.max() }
}

/// Examines runs against data that the student's process never had whole.
struct RunExaminer {
  var rubric: Rubric
  var data: SecretData
  /// The inputs that the activations were asked at.
  var probes: [Double]

  /// Numbers of all parameters of 784-512-256-128-64-10, in order.
  static let sizes: [Int] = zip([784, 512, 256, 128, 64], [512, 256, 128, 64, 10]).flatMap { [$0 * $1, $1] }
  static let parameterCount = sizes.reduce(0, +)

  func examine(_ run: SubmittedRun) -> RunEvidence {
    let contestant = ActivationNames.contestant(run.activation.name)
    var evidence = RunEvidence(contestant: contestant, name: contestant?.name ?? run.activation.name)
    for epoch in run.history where epoch.loss.isFinite { evidence.reportedLoss[epoch.epoch] = epoch.loss }
    evidence.probeProblem = probeProblem(run.activation, contestant)
    do {
      let function = try contestant ?? tabulated(run.activation)
      try measure(run, function, &evidence)
      if evidence.problems.isEmpty { compare(run, &evidence) }
    } catch {
      evidence.problems.append("\(evidence.name): \(error)")
    }
    return evidence
  }

  /// Examines all runs of a submission; the last of each activation counts.
  func examine(_ runs: [SubmittedRun]) -> [RunEvidence] {
    var found = runs.map { examine($0) }
    markShared(runs, &found)
    // Where nothing at all has learned, a sigmoid that has not is no plateau either.
    if !found.contains(where: { $0.isVerified && ($0.heldOutAccuracy ?? 0) >= rubric.training.minimum }) {
      for index in found.indices where found[index].isVerified {
        found[index].problems.append("\(found[index].name): none of the runs handed in has learned anything.")
      }
    }
    return found
  }

  /// Two functions never train to the same weights: such runs are one run under several names.
  private func markShared(_ runs: [SubmittedRun], _ found: inout [RunEvidence]) {
    let digests = runs.map { $0.snapshots.last.map { Digest.sha256($0.weights) } }
    for index in found.indices {
      let other = found.indices.first {
        digests[$0] != nil && digests[$0] == digests[index] && found[$0].name != found[index].name
      }
      guard let other else { continue }
      found[index].problems.append(
        "\(found[index].name): these are the same weights as those handed in for \(found[other].name).")
    }
  }

  private func tabulated(_ activation: SubmittedActivation) throws -> Activation {
    try .tabulated(activation.name, grid: SubmittedActivation.grid, values: activation.table)
  }

  private func measure(_ run: SubmittedRun, _ function: Activation, _ evidence: inout RunEvidence) throws {
    let name = evidence.name
    guard run.history.count >= rubric.training.epochs else {
      evidence.problems.append(
        "\(name): \(run.history.count) epochs were handed in, \(rubric.training.epochs) are asked for.")
      return
    }
    for wanted in rubric.training.snapshots where !run.snapshots.contains(where: { $0.epoch == wanted }) {
      evidence.problems.append("\(name): the weights after epoch \(wanted) are missing.")
    }
    guard evidence.problems.isEmpty else { return }
    for snapshot in run.snapshots where rubric.training.snapshots.contains(snapshot.epoch) {
      guard let weights = Self.weights(snapshot.weights) else {
        evidence.problems.append(
          "\(name): the weights after epoch \(snapshot.epoch) are not \(Self.parameterCount) finite numbers of the network 784-512-256-128-64-10."
        )
        return
      }
      evidence.inspections[snapshot.epoch] = try WeightInspection(function, weights: weights, on: data.train)
      if snapshot.epoch == rubric.training.snapshots.last {
        evidence.heldOutAccuracy =
          try WeightInspection(function, weights: weights, on: data.heldOut, count: data.heldOut.count)
          .accuracy
      }
    }
  }

  /// Splits a snapshot into parameters; `nil` when its size is wrong or a number is not finite.
  static func weights(_ bytes: Data) -> [[Float]]? {
    guard bytes.count == parameterCount * 4 else { return nil }
    let all = [Float](unsafeUninitializedCapacity: parameterCount) { buffer, count in
      count = bytes.copyBytes(to: buffer) / 4
    }
    guard all.allSatisfy(\.isFinite) else { return nil }
    var start = 0
    return sizes.map { size in
      defer { start += size }
      return Array(all[start..<start + size])
    }
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
    if let contestant = evidence.contestant, contestant != .sigmoid, let found = evidence.heldOutAccuracy,
      found < rubric.training.minimum
    {
      evidence.problems.append(
        "\(name): the weights classify \(percent(found)) of images they never saw, which is no better than guessing. Every run is made on pixels in a secret order, so only training on them helps."
      )
    }
  }

  /// Compares values with the reference, and slopes with the reference or with central differences.
  private func probeProblem(_ activation: SubmittedActivation, _ contestant: Activation?) -> String? {
    guard activation.values.count == probes.count, activation.slopes.count == probes.count else {
      return "\(activation.name) did not answer at the grader's inputs."
    }
    guard let contestant else { return slopeProblem(activation) }
    for (index, z) in probes.enumerated() {
      let tolerance = rubric.tolerances.probe * max(1, abs(contestant.f(z)))
      if !(abs(activation.values[index] - contestant.f(z)) <= tolerance) {
        return
          "\(contestant.name) gives \(text(activation.values[index])) at \(text(z)), which should be \(text(contestant.f(z)))."
      }
      if !(abs(activation.slopes[index] - contestant.derivative(z)) <= tolerance) {
        return
          "The derivative of \(contestant.name) is \(text(activation.slopes[index])) at \(text(z)), which should be \(text(contestant.derivative(z)))."
      }
    }
    return nil
  }

  /// A function of the student's own is compared with itself: probes come in pairs `z - h`, `z + h`
  /// around each `z`, see `ProbeInputs`.
  private func slopeProblem(_ activation: SubmittedActivation) -> String? {
    for index in stride(from: 0, to: probes.count - 2, by: 3) {
      let difference =
        (activation.values[index + 2] - activation.values[index + 1])
        / (probes[index + 2] - probes[index + 1])
      let slope = activation.slopes[index]
      if !(abs(slope - difference) <= 1e-3 * max(1, abs(difference))) {
        return
          "The derivative of \(activation.name) is \(text(slope)) at \(text(probes[index])), but the function rises by \(text(difference)) there."
      }
    }
    return nil
  }
}

/// The inputs at which activations are asked: in threes, `z`, `z - h` and `z + h`.
enum ProbeInputs {
  static let step = 1e-4

  /// Drawn from the rubric's secret, away from zero, where some have a corner.
  static func draw(_ secret: String, count: Int = 40) -> [Double] {
    var stream = RandomStream(seed: SecretData.seed(secret + " probes"), purpose: .activation)
    return (0..<count).flatMap { _ -> [Double] in
      let z = stream.uniform(0.05, 6) * (stream.uniform() < 0.5 ? -1 : 1)
      return [z, z - step, z + step]
    }
  }
}

/// Numbers in sentences for students.
func text(_ value: Double) -> String { NumberFormat.readable(value, significant: 4) }
func percent(_ share: Double) -> String { NumberFormat.percent(share, decimals: 1) }
