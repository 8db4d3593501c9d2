import Experiments
import Networks
import Wire

/// A function of a student's own, as the grader knows it: one that they wrote by what it gives, one of the engine's by its
/// family. Training on it again takes the steps that the student's training took.
enum OwnFunction {
  /// Where it is held against those that everybody knows: every 1/50 from -4 to 4.
  static let grid: [Double] = (-200...200).map { Double($0) / 50 }

  /// - Throws: `ActivationError` when it gives what is no number; `TrainingError` when it was not handed in whole.
  static func activation(_ submitted: SubmittedActivation) throws -> Activation {
    if let family = submitted.family.flatMap(ActivationFamily.init(rawValue:)), family != .custom {
      guard let known = builtIn(family, submitted.parameter ?? 0) else {
        throw TrainingError("no function of the family \(family.rawValue) has this parameter.")
      }
      return known
    }
    guard let function = SampledFunction(submitted.samples) else {
      throw TrainingError("what the function gives was not handed in whole; 'submit' does that.")
    }
    return try .custom(submitted.name, { function.value($0) }, derivative: { function.slope($0) })
  }

  private static func builtIn(_ family: ActivationFamily, _ parameter: Double) -> Activation? {
    guard parameter.isFinite else { return nil }
    return switch family {
    case .leakyReLU: .leakyReLU(negativeSlope: parameter)
    case .elu: .elu(alpha: parameter)
    case .celu: .celu(alpha: parameter)
    case .swish: .swish(beta: parameter)
    case .signInverting: .signInverting(alpha: parameter)
    default: Activation.all.first { $0.family == family && $0.parameter == parameter }
    }
  }
}
