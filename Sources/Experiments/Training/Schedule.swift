import Foundation

/// How the learning rate changes over the steps of a run.
public enum Schedule: Sendable, Hashable, Codable {
  /// The same rate throughout.
  case constant
  /// Multiplied by `factor` every so many epochs.
  case steps(every: Int, factor: Double)
  /// Half a cosine from the full rate down to `floor` times it (Loshchilov & Hutter 2017).
  case cosine(floor: Double)
  /// Rising linearly from nothing over the first epochs, then the full rate (Goyal et al. 2017).
  case warmUp(epochs: Double)
  /// Linear warm-up, then half a cosine.
  case warmUpCosine(epochs: Double, floor: Double)

  /// The factor on the learning rate at a step (from 0) of a run.
  func factor(step: Int, stepsPerEpoch: Int, epochs: Int) -> Double {
    let epoch = Double(step) / Double(max(stepsPerEpoch, 1))
    func cosine(_ progress: Double, _ floor: Double) -> Double {
      floor + (1 - floor) * 0.5 * (1 + cos(.pi * min(max(progress, 0), 1)))
    }
    func rise(_ length: Double) -> Double {
      let steps = length * Double(stepsPerEpoch)
      return steps > 0 ? min(1, Double(step + 1) / steps) : 1
    }
    switch self {
    case .constant: return 1
    case .steps(let every, let factor): return pow(factor, (epoch / Double(max(every, 1))).rounded(.down))
    case .cosine(let floor): return cosine(epoch / Double(epochs), floor)
    case .warmUp(let length): return rise(length)
    case .warmUpCosine(let length, let floor):
      return epoch < length
        ? rise(length) : cosine((epoch - length) / max(Double(epochs) - length, 1e-9), floor)
    }
  }
}

/// What is done to large gradients.
public enum Clipping: Sendable, Hashable, Codable {
  case none
  /// All gradients are scaled so that their common L2 norm is at most this.
  case norm(Double)
  /// Each gradient is held to plus or minus this.
  case value(Double)
}
