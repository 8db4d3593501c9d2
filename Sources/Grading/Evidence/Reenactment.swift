import Datasets
import Experiments
import Foundation
import GradedRuns
import Networks
import Tensors
import Wire

/// Training done again by the grader. It decides whether a run is the training that it says it is.
///
/// Start weights, the order of the samples and every step follow from the seed, so the weights after an epoch are
/// what training gives, or they are not; nothing that a student hands in has a part in it, not even the optimiser's
/// moments, because each re-enactment begins at the seed. All runs are followed to their ends. An assignment that has no
/// time for it gives a share: then the first epochs of every run are trained again, and secretly chosen runs to secretly
/// chosen later epochs, one of them to its end.
struct Reenactment {
  var rubric: Rubric
  var samples: Samples
  /// Decides which runs are followed how far; students never see it.
  var key: String
  /// Asked between batches.
  var isCancelled: @Sendable () -> Bool = { false }
  /// Trains. Tests that judge what was made of one training a hundred times let it be trained once.
  var train: @Sendable (Course) throws -> TrainingRun = { try $0.train() }

  /// All that decides what a training gives.
  struct Course: Sendable {
    var function: Activation
    var optimizer: Optimizer
    var seed: UInt64
    var samples: Samples
    var epochs: Int
    var batchSize: Int
    var keeping: [Int]
    var isCancelled: @Sendable () -> Bool

    func train() throws -> TrainingRun {
      try Trainer(.bakeOff(function), loss: .crossEntropy, optimizer: optimizer, seed: seed)
        .replay(samples, epochs: epochs, batchSize: batchSize, keeping: keeping, isCancelled: isCancelled)
    }
  }

  /// What a run did when it was done again.
  struct Finding: Sendable, Hashable {
    /// How many epochs were trained again.
    var epochs: Int
    /// The distance of the weights handed in from those trained again, relative to the way from the start, by epoch.
    var distances: [Int: Double] = [:]
    /// How far the losses handed in lie from those found again, relative, by epoch.
    var differences: [Int: Double] = [:]
    /// A sentence for the student; `nil` when it is that training.
    var problem: String?
    /// Where it first is another than handed in, and rounding alone might have led it there.
    var doubt: String?
    /// Whether the first epochs, which everybody's are trained again, were right, and a later one was not.
    var isLate = false
  }

  /// The epochs to which runs are followed, by their indices.
  func plan(_ count: Int) -> [Int] {
    let kept = rubric.training.snapshots.filter { $0 > 0 && $0 <= rubric.training.epochs }.sorted()
    guard rubric.evidence.reenactment > 0, let first = kept.first, let last = kept.last else {
      return [Int](repeating: 0, count: count)
    }
    if rubric.evidence.reenactment >= 1 { return [Int](repeating: rubric.training.epochs, count: count) }
    var epochs = [Int](repeating: first, count: count)
    var stream = RandomStream(seed: SecretData.seed(key + " re-enactment"), purpose: .split)
    var left = Int(rubric.evidence.reenactment * Double(count * rubric.training.epochs)) - first * count
    // One goes to its end, whatever it costs: nobody who stops early gets through with all runs.
    for (rank, index) in stream.permutation(count).map({ Int($0) }).enumerated() {
      let affordable = kept.last { $0 - first <= left } ?? first
      epochs[index] =
        rank == 0 ? last : affordable == last ? kept[stream.whole(below: kept.count)] : affordable
      left -= epochs[index] - first
      if left <= 0 { break }
    }
    return epochs
  }

  /// The rule that the assignment prescribes.
  var optimizer: Optimizer { .adam(learningRate: rubric.training.learningRate) }

  /// What a run says that it did and the assignment does not ask for; such a run is judged by a person.
  func deviation(_ recipe: SubmittedRun.Recipe, epochs: Int) -> String? {
    if epochs > rubric.training.epochs {
      return "\(epochs) epochs where the assignment asks for \(rubric.training.epochs)"
    }
    if !rubric.training.batchSizes.contains(recipe.batchSize) {
      let asked = rubric.training.batchSizes.map(String.init).joined(separator: " or ")
      return "batches of \(recipe.batchSize) where the assignment asks for \(asked)"
    }
    if recipe.samples != samples.count {
      return "\(recipe.samples) images where the assignment has \(samples.count)"
    }
    let asked = TrainingRecipe.rule(optimizer: optimizer)
    return recipe.rule == asked
      ? nil : "another rule than Adam at \(text(rubric.training.learningRate)) without schedule or clipping"
  }

  /// The start weights of a seed.
  func start(_ function: Activation, seed: UInt64) throws -> [[Float]] {
    try Network<Float>(.bakeOff(function), capacity: 1, seed: seed).weights
  }

  /// Trains a run again and compares; `CancellationError` is thrown past the deadline.
  ///
  /// It is done in two stages, the second from the start again: who is found out at the first kept epoch costs the
  /// grader no more than that.
  ///
  /// A hand-in is run and trained again by one machine, on which the same training gives the same weights to the last
  /// bit, whatever the number of threads.
  ///
  /// - Parameter hasCorners: Whether a function of the student's own is known but for last bits. One that is rounded
  ///   otherwise takes a training elsewhere in the end; what lies that far away is neither borne out nor refuted.
  func examine(
    _ run: SubmittedRun, _ name: String, _ function: Activation, hasCorners: Bool = false, epochs: Int
  ) throws -> Finding {
    guard let recipe = run.recipe, epochs > 0 else { return Finding(epochs: epochs) }
    let first = rubric.training.snapshots.first { $0 > 0 && $0 <= epochs } ?? epochs
    var finding = Finding(epochs: epochs)
    for stage in first < epochs ? [first, epochs] : [epochs] {
      let kept = rubric.training.snapshots.filter { $0 > 0 && $0 <= stage }.sorted()
      let again: TrainingRun
      do {
        again = try train(
          Course(
            function: function, optimizer: optimizer, seed: recipe.seed, samples: samples, epochs: stage,
            batchSize: recipe.batchSize, keeping: [0] + kept, isCancelled: isCancelled))
      } catch let error as TrainingError {
        finding.problem =
          "\(name): trained again from seed \(recipe.seed), it does not get to its end: \(error)"
        return finding
      }
      compareWeights(run, again, name, kept, hasCorners, &finding)
      if finding.problem == nil { compareHistory(run, again, name, hasCorners, &finding) }
      if finding.problem != nil { return finding }
    }
    return finding
  }

  private func compareWeights(
    _ run: SubmittedRun, _ again: TrainingRun, _ name: String, _ kept: [Int], _ hasCorners: Bool,
    _ finding: inout Finding
  ) {
    guard let start = again.snapshots.first(where: { $0.epoch == 0 })?.weights else { return }
    for epoch in kept {
      guard
        let handed = run.weights(after: epoch).flatMap(RunExaminer.weights),
        let right = again.snapshots.first(where: { $0.epoch == epoch })?.weights
      else { continue }
      let away = WeightGeometry.difference(handed, right)
      let way = WeightGeometry.difference(right, start)
      let distance = (WeightGeometry.dot(away, away) / max(WeightGeometry.dot(way, way), 1e-30)).squareRoot()
      finding.distances[epoch] = distance
      guard !(distance <= rubric.tolerances.training), finding.problem == nil else { continue }
      if hasCorners, distance <= Self.cornered {
        finding.doubt =
          finding.doubt
          ?? "the weights after epoch \(epoch) lie \(percent(distance)) of the way from the start apart"
        continue
      }
      finding.problem =
        "\(name): trained again from seed \(again.seed), the weights after epoch \(epoch) are others than those handed in: they lie \(percent(distance)) of the way from the start apart, and the same training gives the same."
      finding.isLate = epoch > kept[0]
    }
  }

  /// How far weights, and losses, of a function with corners may lie from those trained again.
  private static let (cornered, corneredHistory, corneredFloor) = (0.8, 0.25, 0.3)

  private func compareHistory(
    _ run: SubmittedRun, _ again: TrainingRun, _ name: String, _ hasCorners: Bool, _ finding: inout Finding
  ) {
    let share = rubric.tolerances.training
    for right in again.history {
      guard let reported = run.history.last(where: { $0.epoch == right.epoch }) else { continue }
      func compare(_ what: String, _ difference: Double, possible: Double, _ values: (String, String)) {
        guard !(difference <= share), finding.problem == nil else { return }
        if hasCorners, difference <= possible {
          finding.doubt =
            finding.doubt ?? "the \(what) after epoch \(right.epoch) is \(values.1), not \(values.0)"
          return
        }
        finding.problem =
          "\(name): the \(what) reported for epoch \(right.epoch) is \(values.0); trained again, it is \(values.1)."
      }
      let difference = abs(reported.loss - right.loss) / max(right.loss, 0.05)
      finding.differences[right.epoch] = difference
      let floored = max(right.loss, 0.05) / max(right.loss, Self.corneredFloor)
      compare(
        "loss", difference, possible: Self.corneredHistory / floored, (text(reported.loss), text(right.loss)))
      compare(
        "training accuracy", abs(reported.accuracy - right.accuracy), possible: Self.corneredHistory,
        (percent(reported.accuracy), percent(right.accuracy)))
      if let norm = reported.gradientNorm {
        compare(
          "gradient norm", abs(norm - right.gradientNorm) / max(right.gradientNorm, 1e-6),
          possible: .infinity,
          (text(norm), text(right.gradientNorm)))
      }
      if finding.problem != nil { return }
    }
  }
}
