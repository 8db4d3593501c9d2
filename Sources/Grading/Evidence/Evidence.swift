import Foundation
import Wire

/// All that was found out about a submission, from which its scores follow.
struct Evidence: Sendable {
  var runs: [RunEvidence] = []
  var charts: [SubmittedChart] = []
  var measurements: [SubmittedMeasurement] = []
  /// What the assignment's own checks found, by their names.
  var checks: [String: CheckOutcome] = [:]
  /// Values on the grid, of the activations that are none of the seven.
  var tables: [String: [Double]] = [:]
  /// How far the control's best run exceeds chance on held-out images; `nil` without a control.
  var controlAccuracy: Double?
  /// Whether the notebook did on random labels what it does on right ones.
  var controlProblem: String?
  /// How long training again took.
  var reenactment = Timing.Span()

  /// The run of a contestant; the last one handed in counts.
  func run(_ name: String) -> RunEvidence? { runs.last { $0.contestant?.name == name } }

  /// The runs of activations that are none of the seven.
  var customRuns: [RunEvidence] { runs.filter { $0.contestant == nil } }

  /// Why a criterion waits for a person: runs that say themselves that they did something else than asked, and those
  /// that training again neither bears out nor refutes.
  func deviations(for judge: Criterion.Judge) -> [String] {
    let concerned: [RunEvidence] =
      switch judge {
      case .customActivation: customRuns.suffix(1)
      case .implementation, .convergence, .gradientFlow, .deadUnits: runs.filter { $0.contestant != nil }
      case .checks, .manual: []
      }
    return concerned.filter(\.isPlausible).compactMap { run in
      if let deviation = run.deviation {
        return
          "The run of \(run.name) states \(deviation). It cannot be trained again by rule; a person gives these points."
      }
      return run.doubt.map {
        "The run of \(run.name): trained again, \($0). Its function has corners or sharp turns, where rounding alone can lead a training elsewhere; a person gives these points."
      }
    }
  }

  func charts(_ purpose: SubmissionPurpose) -> [SubmittedChart] { charts.filter { $0.purpose == purpose } }

  func measurements(_ purpose: SubmissionPurpose, _ name: String) -> [SubmittedMeasurement] {
    measurements.filter {
      $0.purpose == purpose && (ActivationNames.contestant($0.activation)?.name ?? $0.activation) == name
    }
  }
}
