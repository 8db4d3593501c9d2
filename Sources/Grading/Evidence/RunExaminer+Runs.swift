import Experiments
import Files
import Foundation
import GradedRuns
import Networks
import Tensors
import Wire

/// The runs of one hand-in held against each other, and trained again.
extension RunExaminer {
  /// Examines all runs of a submission, one of each activation.
  ///
  /// - Throws: `CancellationError` past the deadline.
  func examine(_ runs: [SubmittedRun]) throws -> (runs: [RunEvidence], reenactment: Timing.Span) {
    var found = try runs.map { try examine($0) }
    markShared(runs, &found)
    markRelated(&found)
    for index in found.indices { found[index].ways = [] }
    let began = Timing.Span.now
    try reenact(runs, &found)
    let span = Timing.Span.since(began)
    // Where nothing at all has learned, a sigmoid that has not is no plateau either.
    if !found.contains(where: { $0.isPlausible && ($0.heldOutAccuracy ?? 0) >= rubric.training.minimum }) {
      for index in found.indices where found[index].isPlausible {
        found[index].problems.append("\(found[index].name): none of the runs handed in has learned anything.")
      }
    }
    return (found, span)
  }

  /// Two functions never train to the same weights: such runs are one run under several names.
  private func markShared(_ runs: [SubmittedRun], _ found: inout [RunEvidence]) {
    let last = rubric.training.snapshots.last ?? 0
    let digests = runs.map { $0.weights(after: last).map { Digest.sha256($0) } }
    for index in found.indices {
      let other = model(of: index, found) {
        digests[$0] != nil && digests[$0] == digests[index] && found[$0].name != found[index].name
      }
      guard let other else { continue }
      found[index].problems.append(
        "\(found[index].name): these are the same weights as those handed in for \(found[other].name).")
    }
  }

  /// Marks runs whose ways are one way, though their functions are two. `markShared` compares bytes; this finds what
  /// was copied and then changed a little, or scaled, and functions that differ only where no training goes.
  private func markRelated(_ found: inout [RunEvidence]) {
    for index in found.indices {
      let other = model(of: index, found) { other in
        zip(found[other].ways, found[index].ways).contains {
          WeightGeometry.distance($0, $1) < Screens.closest
        }
      }
      guard let other else { continue }
      found[index].problems.append(
        "\(found[index].name): its weights went the same way as those handed in for \(found[other].name); another function is trained to others."
      )
    }
  }

  /// The first other run that a run is like. One of the seven is nobody's copy of a function of one's own, and one
  /// function under two names is trained to the same.
  private func model(of index: Int, _ found: [RunEvidence], _ isLike: (Int) -> Bool) -> Int? {
    found.indices.first { other in
      other != index && (found[other].contestant != nil || found[index].contestant == nil)
        && found[other].answers != found[index].answers && isLike(other)
    }
  }

  /// Trains again what nothing else speaks against.
  private func reenact(_ runs: [SubmittedRun], _ found: inout [RunEvidence]) throws {
    let chosen = found.indices.filter { found[$0].isVerified }
    let reenactment = reenactment
    let plan = reenactment.plan(chosen.count)
    let last = rubric.training.snapshots.last ?? 0
    let jobs = zip(chosen, plan).map { ($0, runs[$0], found[$0].name, found[$0].contestant, $1) }
    let findings = try Parallel.map(jobs) { job in
      let function = try job.3 ?? OwnFunction.activation(job.1.activation)
      let hasCorners = job.3 == nil && SampledFunction(job.1.activation.samples)?.hasCorners == true
      return try reenactment.examine(job.1, job.2, function, hasCorners: hasCorners, epochs: job.4)
    }
    for (index, finding) in zip(chosen, findings) {
      found[index].finding = finding
      if let problem = finding.problem { found[index].problems.append(problem) }
      found[index].doubt = finding.problem == nil ? finding.doubt : nil
    }
    // With a share only some are followed for long. Whoever is found out there has no claim to be believed where nobody
    // looked.
    guard let late = findings.firstIndex(where: { $0.isLate }) else { return }
    for (index, epochs) in zip(chosen, plan) where found[index].problems.isEmpty && epochs < last {
      found[index].problems.append(
        "\(found[index].name): not believed, because the run of \(found[chosen[late]].name) is not the training that it says it is, and only some runs are trained again to their ends."
      )
    }
  }
}
