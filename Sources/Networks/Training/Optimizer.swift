import Foundation

/// How gradients move weights; formulas and defaults are PyTorch's.
public enum Optimizer: Sendable, Hashable, Codable {
  case sgdRule(learningRate: Double, momentum: Double, nesterov: Bool, weightDecay: Double)
  case adamRule(
    learningRate: Double, beta1: Double, beta2: Double, epsilon: Double, weightDecay: Double, decoupled: Bool)
  case rmspropRule(
    learningRate: Double, smoothing: Double, epsilon: Double, momentum: Double, weightDecay: Double)

  /// Gradient descent, with momentum (PyTorch's form: velocity = momentum * velocity + gradient).
  public static func sgd(
    learningRate: Double = 1e-2, momentum: Double = 0, nesterov: Bool = false, weightDecay: Double = 0
  ) -> Optimizer {
    .sgdRule(learningRate: learningRate, momentum: momentum, nesterov: nesterov, weightDecay: weightDecay)
  }
  /// Adam (Kingma & Ba 2015), epsilon outside the root, bias-corrected.
  public static func adam(
    learningRate: Double = 1e-3, beta1: Double = 0.9, beta2: Double = 0.999, epsilon: Double = 1e-8,
    weightDecay: Double = 0
  ) -> Optimizer {
    .adamRule(
      learningRate: learningRate, beta1: beta1, beta2: beta2, epsilon: epsilon, weightDecay: weightDecay,
      decoupled: false)
  }
  /// Adam with decoupled weight decay (Loshchilov & Hutter 2019).
  public static func adamW(
    learningRate: Double = 1e-3, beta1: Double = 0.9, beta2: Double = 0.999, epsilon: Double = 1e-8,
    weightDecay: Double = 0.01
  ) -> Optimizer {
    .adamRule(
      learningRate: learningRate, beta1: beta1, beta2: beta2, epsilon: epsilon, weightDecay: weightDecay,
      decoupled: true)
  }
  /// RMSprop (Tieleman & Hinton 2012), epsilon outside the root.
  public static func rmsprop(
    learningRate: Double = 1e-2, smoothing: Double = 0.99, epsilon: Double = 1e-8, momentum: Double = 0,
    weightDecay: Double = 0
  ) -> Optimizer {
    .rmspropRule(
      learningRate: learningRate, smoothing: smoothing, epsilon: epsilon, momentum: momentum,
      weightDecay: weightDecay)
  }

  /// The step size before any schedule.
  public var learningRate: Double {
    switch self {
    case .sgdRule(let rate, _, _, _), .adamRule(let rate, _, _, _, _, _), .rmspropRule(let rate, _, _, _, _):
      rate
    }
  }

  /// The same rule with another step size.
  public func with(learningRate rate: Double) -> Optimizer {
    switch self {
    case .sgdRule(_, let momentum, let nesterov, let decay):
      .sgdRule(learningRate: rate, momentum: momentum, nesterov: nesterov, weightDecay: decay)
    case .adamRule(_, let beta1, let beta2, let epsilon, let decay, let decoupled):
      .adamRule(
        learningRate: rate, beta1: beta1, beta2: beta2, epsilon: epsilon, weightDecay: decay,
        decoupled: decoupled)
    case .rmspropRule(_, let smoothing, let epsilon, let momentum, let decay):
      .rmspropRule(
        learningRate: rate, smoothing: smoothing, epsilon: epsilon, momentum: momentum, weightDecay: decay)
    }
  }
}
