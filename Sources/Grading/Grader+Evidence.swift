import Experiments
import Foundation
import GradedRuns
import Wire

extension Grader {
  /// Runs the assignment's own checks on what was returned.
  ///
  /// - Parameter run: The run that returned it.
  /// - Returns: Our own fault, if they could not be run.
  func check(
    _ run: StudentRun, _ inputs: [String: [String]], job: Int, _ evidence: inout Evidence
  ) -> Grade.Stage? {
    guard let bench else { return nil }
    do {
      evidence.checks = try withFolder("checks") {
        try bench.run(ReturnedWork(run.artefacts, inputs: inputs), job: job, in: $0)
      }
      for (name, outcome) in evidence.checks where !outcome.isPassed {
        evidence.checks[name]?.reason += run.whyMissing(outcome.reason)
      }
      return nil
    } catch {
      return Grade.Stage(name: "checks", outcome: .ours, detail: "\(error)")
    }
  }

  /// - Returns: `nil` past the deadline.
  func gather(
    _ artefacts: [SubmittedArtefact], _ data: SecretData?, probes: [Double], key: String = "",
    isCancelled: @escaping @Sendable () -> Bool = { false }
  ) -> Evidence? {
    var evidence = Evidence()
    let intake = ArtefactIntake(artefacts, epochs: rubric.training.snapshots)
    evidence.charts = intake.charts
    evidence.measurements = intake.measurements
    guard let data else { return evidence }
    let examiner = RunExaminer(rubric: rubric, data: data, probes: probes, key: key, isCancelled: isCancelled)
    do {
      (evidence.runs, evidence.reenactment) = try examiner.examine(intake.runs)
    } catch {
      return nil
    }
    for run in intake.runs where ActivationNames.contestant(run.activation.name) == nil {
      let function = try? OwnFunction.activation(run.activation)
      evidence.tables[run.activation.name] = function.map { OwnFunction.grid.map($0.f) }
    }
    return evidence
  }

  /// The same notebook on random labels: whoever still classifies held-out images has the answers
  /// from somewhere else.
  func control(
    _ submission: Submission, key: String, job: Int, _ folder: URL, _ evidence: inout Evidence
  ) -> Grade.Stage? {
    guard let base else { return nil }
    let data = SecretData(base, key: key + " control", shufflesLabels: true)
    let run = runner.run(submission, on: data, probes: ProbeInputs.draw(key), job: job, in: folder)
    guard run.outcome != .ours else {
      return Grade.Stage(name: "control", outcome: .ours, detail: run.detail)
    }
    let accuracies = run.artefacts.compactMap { artefact -> Double? in
      guard case .run(let submitted) = artefact,
        let activation = ActivationNames.contestant(submitted.activation.name),
        let last = rubric.training.snapshots.last,
        let weights = submitted.weights(after: last).flatMap(RunExaminer.weights)
      else { return nil }
      return try? WeightInspection(
        activation, weights: weights, on: data.heldOut, count: data.heldOut.count
      ).accuracy
    }
    evidence.controlAccuracy = accuracies.max()
    let chance = 1 / Double(max(1, data.heldOut.classes))
    if let best = accuracies.max(), best > chance + 2 * rubric.tolerances.accuracy {
      evidence.controlProblem =
        "Trained on random labels, the notebook's weights still classify \(percent(best)) of held-out images; they come from somewhere else than this training."
    } else if accuracies.isEmpty {
      evidence.controlProblem =
        "On random labels the notebook handed in no weights, although it did on right ones (\(run.outcome.rawValue))."
    }
    return Grade.Stage(name: "control", outcome: run.outcome, detail: run.detail)
  }
}
