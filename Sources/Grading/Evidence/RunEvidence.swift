import Experiments
import Networks

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
  /// What the run says that it did and the assignment does not ask for, so that it cannot be done again.
  var deviation: String?
  /// Why training it again neither bears it out nor refutes it.
  var doubt: String?
  /// What training it again gave.
  var finding: Reenactment.Finding?
  /// What its function gives on `OwnFunction.grid`.
  var answers: [Double] = []
  /// Its ways from the first weights to those of the next kept epoch and to the last, all parameters one after the
  /// other.
  var ways: [[Float]] = []

  /// Whether nothing speaks against it.
  var isPlausible: Bool { problems.isEmpty && heldOutAccuracy != nil }
  /// Whether points may rest on it.
  var isVerified: Bool { isPlausible && deviation == nil && doubt == nil }
  var lastEpoch: Int? { inspections.keys.max() }
}
