import GradedRuns
import Tensors

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
