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
      next = lengthMap(next)
    }
    let factors = values.map(slopeMap)
    let fixed = fixedPoint
    return Outcome(
      q: values, chi: factors, changeBetweenLayers: factors.dropLast().reduce(0) { $0 + 0.5 * log10($1) },
      change: factors.reduce(0) { $0 + 0.5 * log10($1) }, fixedPoint: fixed,
      fixedPointChi: fixed.map(slopeMap), depthScale: depthScale)
  }

  /// One layer forwards: q' = sigma_w^2 E f(sqrt(q) z)^2 + sigma_b^2 (Poole et al. 2016, equation 3).
  public func lengthMap(_ q: Double) -> Double {
    weightVariance * activation.meanSquare(at: q) + biasVariance
  }

  /// One layer backwards: chi = sigma_w^2 E f'(sqrt(q) z)^2 (Schoenholz et al. 2017, equation 5).
  public func slopeMap(_ q: Double) -> Double { weightVariance * activation.meanSquaredSlope(at: q) }

  /// The q at which `lengthMap` stands still, reached from 1; nil where q grows without bound.
  public var fixedPoint: Double? {
    var q = 1.0
    for _ in 0..<2_000 {
      let next = lengthMap(q)
      if !next.isFinite || next > 1e6 { return nil }
      if abs(next - q) < 1e-13 * max(q, 1e-6) { return next }
      q = next
    }
    return q
  }

  /// Layers over which the squared gradient, and the difference between two inputs, shrinks by e: -1 / ln chi at
  /// the fixed point (Schoenholz et al. 2017, equation 9); nil where nothing shrinks.
  public var depthScale: Double? {
    guard let chi = fixedPoint.map(slopeMap), chi > 0, chi < 1 else { return nil }
    return -1 / log(chi)
  }

  /// The weight variance at which chi is 1 at the fixed point, by bisection: the edge of chaos.
  public static func criticalWeightVariance(_ activation: Activation, biasVariance: Double) -> Double {
    var (low, high) = (0.1, 8.0)
    for _ in 0..<50 {
      let middle = (low + high) / 2
      let field = MeanField(activation, weightVariance: middle, biasVariance: biasVariance)
      let chi = field.fixedPoint.map(field.slopeMap) ?? .infinity
      if chi > 1 { high = middle } else { low = middle }
    }
    return (low + high) / 2
  }
}
