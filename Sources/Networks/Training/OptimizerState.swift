import Foundation
public import Tensors
internal import Vectors

/// An optimiser at work on the parameters of one network: moments and the count of steps.
public final class OptimizerState<Scalar: Real> {
  private let rule: Optimizer
  private let parameters: [Parameter<Scalar>]
  private var first: [Storage<Scalar>] = []
  private var second: [Storage<Scalar>] = []
  /// How many steps were taken.
  public private(set) var steps = 0

  public init(_ rule: Optimizer, _ parameters: [Parameter<Scalar>]) {
    self.rule = rule
    self.parameters = parameters
    first = parameters.map { Storage($0.count) }
    second = parameters.map { Storage($0.count) }
  }

  /// One step with a learning rate, the gradients first multiplied by `gradientScale`.
  ///
  /// Returns the L2 norm of each parameter's gradient as it was before scaling; with Adam it costs
  /// nothing, because the pass reads the gradients anyway.
  @discardableResult
  public func step(learningRate: Double, gradientScale: Double = 1, norms: Bool = true) -> [Double] {
    steps += 1
    return parameters.indices.map { index in
      let parameter = parameters[index]
      let squares: Double
      switch rule {
      case .adamRule(_, let beta1, let beta2, let epsilon, let decay, let decoupled):
        squares = adam(
          index,
          AdamStep(
            rate: learningRate, correctedRate: learningRate / (1 - pow(beta1, Double(steps))),
            beta1: beta1, beta2: beta2,
            inverseRootCorrection: 1 / (1 - pow(beta2, Double(steps))).squareRoot(), epsilon: epsilon,
            coupledDecay: decoupled ? 0 : decay, decoupledDecay: decoupled ? decay : 0,
            gradientScale: gradientScale))
      case .sgdRule(_, let momentum, let nesterov, let decay):
        squares = norms ? Scalar.sumOfSquares(parameter.gradient.start, count: parameter.count) : 0
        descend(index, learningRate, momentum, nesterov, decay, gradientScale)
      case .rmspropRule(_, let smoothing, let epsilon, let momentum, let decay):
        squares = norms ? Scalar.sumOfSquares(parameter.gradient.start, count: parameter.count) : 0
        rmsprop(index, learningRate, smoothing, epsilon, momentum, decay, gradientScale)
      }
      return squares.squareRoot()
    }
  }

  /// m = b1 m + (1 - b1) g; v = b2 v + (1 - b2) g^2; w -= rate m^ / (sqrt(v^) + eps)
  private func adam(_ index: Int, _ step: AdamStep) -> Double {
    let (weight, gradient) = (parameters[index].value.start, parameters[index].gradient.start)
    let (m, v, count) = (first[index].start, second[index].start, parameters[index].count)
    if Scalar.self == Float.self {
      return vectors.adam(step, recast(gradient), count, recast(weight), recast(m), recast(v))
    }
    var squares = 0.0
    for i in 0..<count {
      squares += Double(gradient[i] * gradient[i])
      let g = gradient[i] * Scalar(step.gradientScale) + Scalar(step.coupledDecay) * weight[i]
      m[i] += Scalar(1 - step.beta1) * (g - m[i])
      v[i] = Scalar(step.beta2) * v[i] + Scalar(1 - step.beta2) * g * g
      weight[i] -= Scalar(step.rate * step.decoupledDecay) * weight[i]
      weight[i] -=
        Scalar(step.correctedRate) * m[i]
        / (v[i].squareRoot() * Scalar(step.inverseRootCorrection) + Scalar(step.epsilon))
    }
    return squares
  }

  /// u = momentum u + g; w -= rate u, or with Nesterov w -= rate (g + momentum u); the first u is g
  private func descend(
    _ index: Int, _ rate: Double, _ momentum: Double, _ nesterov: Bool, _ decay: Double, _ scale: Double
  ) {
    let (weight, gradient) = (parameters[index].value.start, parameters[index].gradient.start)
    let (velocity, count) = (first[index].start, parameters[index].count)
    let (rate, momentum) = (Scalar(rate), Scalar(momentum))
    for i in 0..<count {
      let g = gradient[i] * Scalar(scale) + Scalar(decay) * weight[i]
      velocity[i] = momentum * velocity[i] + g
      weight[i] -= rate * (nesterov ? g + momentum * velocity[i] : velocity[i])
    }
  }

  /// s = a s + (1 - a) g^2; w -= rate g / (sqrt(s) + eps), through a velocity when there is momentum
  private func rmsprop(
    _ index: Int, _ rate: Double, _ smoothing: Double, _ epsilon: Double, _ momentum: Double, _ decay: Double,
    _ scale: Double
  ) {
    let (weight, gradient) = (parameters[index].value.start, parameters[index].gradient.start)
    let (velocity, squares) = (first[index].start, second[index].start)
    for i in 0..<parameters[index].count {
      let g = gradient[i] * Scalar(scale) + Scalar(decay) * weight[i]
      squares[i] = Scalar(smoothing) * squares[i] + Scalar(1 - smoothing) * g * g
      velocity[i] = Scalar(momentum) * velocity[i] + g / (squares[i].squareRoot() + Scalar(epsilon))
      weight[i] -= Scalar(rate) * velocity[i]
    }
  }

  private func recast(_ pointer: UnsafeMutablePointer<Scalar>) -> UnsafeMutablePointer<Float> {
    UnsafeMutableRawPointer(pointer).assumingMemoryBound(to: Float.self)
  }
}
