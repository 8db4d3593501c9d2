import Foundation
public import Networks

/// Mean-field theory of signals in wide random networks (Poole et al. 2016, Schoenholz et al. 2017): how the mean
/// square q of pre-activations and the size of gradients change from layer to layer.
public struct MeanField: Experiment {
  public var activation: Activation
  /// Weights have variance `weightVariance` / fan-in, biases `biasVariance`.
  public var weightVariance: Double, biasVariance: Double
  public var depth: Int
  /// The mean square of the inputs' components.
  public var inputMeanSquare: Double

  public init(
    _ activation: Activation, weightVariance: Double = 2, biasVariance: Double = 0, depth: Int = 20,
    inputMeanSquare: Double = 1
  ) {
    self.activation = activation
    self.weightVariance = weightVariance
    self.biasVariance = biasVariance
    self.depth = depth
    self.inputMeanSquare = inputMeanSquare
  }

  public struct Outcome: Sendable, Codable {
    /// The mean square of the pre-activations of layers 1 ... depth.
    public let q: [Double]
    /// Each layer's factor on the gradient's mean square, chi = sigma_w^2 E f'(sqrt(q) z)^2.
    public let chi: [Double]
    /// log10 of the gradient norm at the first pre-activations over that at the last, depth - 1 factors.
    public let changeBetweenLayers: Double
    /// The same with all factors, from the last layer's outputs to the first pre-activations: `depth` factors.
    public let change: Double
    /// The fixed point of q and chi there; nil where q grows without bound.
    public let fixedPoint: Double?
    public let fixedPointChi: Double?
    /// Layers over which a difference between two inputs shrinks by e: -1 / log chi at the fixed point.
    public let depthScale: Double?
  }

  public func compute(_ session: ExperimentSession) throws -> Outcome {
    var values: [Double] = []
    var next = weightVariance * inputMeanSquare + biasVariance
    for _ in 0..<depth {
      values.append(next)
      next = map(next)
    }
    let chi = values.map { MeanField.chi(activation, weightVariance, q: $0) }
    let fixed = fixedPoint()
    let fixedChi = fixed.map { MeanField.chi(activation, weightVariance, q: $0) }
    let correlation = fixed.flatMap(depthScale)
    return Outcome(
      q: values, chi: chi, changeBetweenLayers: chi.dropLast().reduce(0) { $0 + 0.5 * log10($1) },
      change: chi.reduce(0) { $0 + 0.5 * log10($1) }, fixedPoint: fixed, fixedPointChi: fixedChi,
      depthScale: correlation)
  }

  /// q' = sigma_w^2 E f(sqrt(q) z)^2 + sigma_b^2
  private func map(_ q: Double) -> Double {
    let root = q.squareRoot()
    return weightVariance
      * normalMean { z in
        let y = activation.f(root * z)
        return y * y
      } + biasVariance
  }

  /// sigma_w^2 E f'(sqrt(q) z)^2
  static func chi(_ activation: Activation, _ weightVariance: Double, q: Double) -> Double {
    let root = q.squareRoot()
    return weightVariance
      * normalMean { z in
        let slope = activation.derivative(root * z)
        return slope * slope
      }
  }

  private func fixedPoint() -> Double? {
    var q = 1.0
    for _ in 0..<2_000 {
      let next = map(q)
      if !next.isFinite || next > 1e6 { return nil }
      if abs(next - q) < 1e-13 * max(q, 1e-6) { return next }
      q = next
    }
    return q
  }

  /// The scale of correlations. Two equal inputs stay equal; below chi = 1 that fixed point c = 1 attracts, and
  /// differences shrink by chi per layer.
  private func depthScale(_ q: Double) -> Double? {
    let chi = MeanField.chi(activation, weightVariance, q: q)
    return chi > 0 && chi < 1 ? -1 / log(chi) : nil
  }

  /// The weight variance at which chi is 1 at the fixed point, by bisection: the edge of chaos.
  public static func criticalWeightVariance(_ activation: Activation, biasVariance: Double) -> Double {
    var (low, high) = (0.1, 8.0)
    for _ in 0..<50 {
      let middle = (low + high) / 2
      let field = MeanField(activation, weightVariance: middle, biasVariance: biasVariance)
      let chi = field.fixedPoint().map { MeanField.chi(activation, middle, q: $0) } ?? .infinity
      if chi > 1 { high = middle } else { low = middle }
    }
    return (low + high) / 2
  }
}
