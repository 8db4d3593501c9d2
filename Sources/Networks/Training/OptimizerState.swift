import Foundation
public import Tensors
internal import Vectors

/// An optimizer at work on the parameters of one network: moments and the count of steps.
public final class OptimizerState<Scalar: Real> {
  /// Part of a parameter, small enough to be shared out between cores and to stay in a core's cache.
  private struct Chunk {
    let parameter: Int
    let range: Range<Int>
  }

  private let rule: Optimizer
  private let parameters: [Parameter<Scalar>]
  let first: [Storage<Scalar>], second: [Storage<Scalar>]
  private let chunks: [Chunk]
  /// The sum of squares of each chunk's gradient in the latest step.
  private let squares: Storage<Double>
  /// How many steps were taken.
  public internal(set) var steps = 0
  /// The L2 norm of each parameter's gradient in the latest step, before any scaling. Adam has them for nothing,
  /// because its pass reads the gradients anyway; the other rules only when `step` was asked for them.
  public private(set) var gradientNorms: [Double]

  public init(_ rule: Optimizer, _ parameters: [Parameter<Scalar>]) {
    self.rule = rule
    self.parameters = parameters
    first = parameters.map { Storage($0.count) }
    second = parameters.map { Storage($0.count) }
    chunks = parameters.indices.flatMap { index -> [Chunk] in
      let slices = Slices(parameters[index].count, of: 32_768)
      return (0..<slices.count).map { Chunk(parameter: index, range: slices[$0]) }
    }
    squares = Storage(chunks.count)
    gradientNorms = [Double](repeating: 0, count: parameters.count)
  }

  /// One step with a learning rate, the gradients first multiplied by `gradientScale`.
  public func step(learningRate: Double, gradientScale: Double = 1, norms: Bool = true) {
    steps += 1
    Parallel.pieces(chunks.count) { update($0, learningRate, gradientScale, norms) }
    for index in gradientNorms.indices { gradientNorms[index] = 0 }
    for (index, chunk) in chunks.enumerated() { gradientNorms[chunk.parameter] += squares.start[index] }
    for index in gradientNorms.indices { gradientNorms[index] = gradientNorms[index].squareRoot() }
  }

  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  private func update(_ index: Int, _ rate: Double, _ scale: Double, _ norms: Bool) {
    let part = part(index)
    switch rule {
    case .adamRule(_, let beta1, let beta2, let epsilon, let decay, let decoupled):
      squares.start[index] = part.adam(
        AdamStep(
          rate: rate, correctedRate: rate / (1 - pow(beta1, Double(steps))), beta1: beta1, beta2: beta2,
          inverseRootCorrection: 1 / (1 - pow(beta2, Double(steps))).squareRoot(), epsilon: epsilon,
          coupledDecay: decoupled ? 0 : decay, decoupledDecay: decoupled ? decay : 0, gradientScale: scale))
    case .sgdRule(_, let momentum, let nesterov, let decay):
      squares.start[index] = norms ? Scalar.sumOfSquares(part.gradient, count: part.count) : 0
      part.descend(Scalar(rate), Scalar(momentum), nesterov, Scalar(decay), Scalar(scale))
    case .rmspropRule(_, let smoothing, let epsilon, let momentum, let decay):
      squares.start[index] = norms ? Scalar.sumOfSquares(part.gradient, count: part.count) : 0
      part.rmsprop(
        Scalar(rate), Scalar(smoothing), Scalar(epsilon), Scalar(momentum), Scalar(decay), Scalar(scale))
    }
  }

  private func part(_ index: Int) -> ParameterPart<Scalar> {
    let (parameter, offset) = (chunks[index].parameter, chunks[index].range.lowerBound)
    return ParameterPart(
      weight: parameters[parameter].value.start + offset,
      gradient: parameters[parameter].gradient.start + offset, first: first[parameter].start + offset,
      second: second[parameter].start + offset, count: chunks[index].range.count)
  }
}

/// Some numbers of one parameter with their gradients and moments: where a rule does its arithmetic.
private struct ParameterPart<Scalar: Real> {
  let weight: UnsafeMutablePointer<Scalar>, gradient: UnsafeMutablePointer<Scalar>
  let first: UnsafeMutablePointer<Scalar>, second: UnsafeMutablePointer<Scalar>
  let count: Int

  /// m = b1 m + (1 - b1) g; v = b2 v + (1 - b2) g^2; w -= rate m^ / (sqrt(v^) + eps). Returns the sum of g^2.
  func adam(_ step: AdamStep) -> Double {
    if Scalar.self == Float.self {
      return vectors.adam(step, recast(gradient), count, recast(weight), recast(first), recast(second))
    }
    var squares = 0.0
    for i in 0..<count {
      squares += Double(gradient[i] * gradient[i])
      let g = gradient[i] * Scalar(step.gradientScale) + Scalar(step.coupledDecay) * weight[i]
      first[i] += Scalar(1 - step.beta1) * (g - first[i])
      second[i] = Scalar(step.beta2) * second[i] + Scalar(1 - step.beta2) * g * g
      weight[i] -= Scalar(step.rate * step.decoupledDecay) * weight[i]
      weight[i] -=
        Scalar(step.correctedRate) * first[i]
        / (second[i].squareRoot() * Scalar(step.inverseRootCorrection) + Scalar(step.epsilon))
    }
    return squares
  }

  /// u = momentum u + g; w -= rate u, or with Nesterov w -= rate (g + momentum u); the first u is g
  func descend(_ rate: Scalar, _ momentum: Scalar, _ nesterov: Bool, _ decay: Scalar, _ scale: Scalar) {
    for i in 0..<count {
      let g = gradient[i] * scale + decay * weight[i]
      first[i] = momentum * first[i] + g
      weight[i] -= rate * (nesterov ? g + momentum * first[i] : first[i])
    }
  }

  /// s = a s + (1 - a) g^2; w -= rate g / (sqrt(s) + eps), through a velocity when there is momentum
  func rmsprop(
    _ rate: Scalar, _ smoothing: Scalar, _ epsilon: Scalar, _ momentum: Scalar, _ decay: Scalar,
    _ scale: Scalar
  ) {
    for i in 0..<count {
      let g = gradient[i] * scale + decay * weight[i]
      second[i] = smoothing * second[i] + (1 - smoothing) * g * g
      first[i] = momentum * first[i] + g / (second[i].squareRoot() + epsilon)
      weight[i] -= rate * first[i]
    }
  }
}
