import Foundation
public import Tensors

/// Softmax of numbers at a temperature, by subtracting the maximum first; the numbers sum to 1.
public func softmax(_ z: [Double], temperature: Double = 1) -> [Double] {
  guard let top = z.max() else { return [] }
  let powers = z.map { exp(($0 - top) / temperature) }
  let total = powers.reduce(0, +)
  return powers.map { $0 / total }
}

/// The Jacobian of softmax at a temperature: dS_i / dz_j = S_i (delta_ij - S_j) / T.
public func softmaxJacobian(_ z: [Double], temperature: Double = 1) -> [[Double]] {
  let s = softmax(z, temperature: temperature)
  return s.indices.map { i in s.indices.map { j in s[i] * ((i == j ? 1 : 0) - s[j]) / temperature } }
}

/// Softmax over the last dimension, as a layer; inside a network it is almost always a mistake, which an
/// experiment measures.
public struct Softmax: Layer {
  public let temperature: Double
  public init(temperature: Double = 1) { self.temperature = temperature }

  public var summary: String { temperature == 1 ? "Softmax" : "Softmax(temperature: \(temperature))" }

  public func unit<Scalar: Real>(_ construction: Construction, _ scalar: Scalar.Type) throws -> Unit<Scalar> {
    SoftmaxUnit<Scalar>(self, construction)
  }
}

final class SoftmaxUnit<Scalar: Real>: Unit<Scalar> {
  private let temperature: Scalar
  private let classes: Int

  init(_ layer: Softmax, _ construction: Construction) {
    temperature = Scalar(layer.temperature)
    classes = construction.inputShape.last ?? 1
    super.init(layer, construction, outputShape: construction.inputShape, sharesInputGradient: true)
  }

  /// S_i = e^(z_i / T) / sum of e^(z_j / T)
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  override func forward(_ x: Target, rows: Int, pass: Pass) {
    super.forward(x, rows: rows, pass: pass)
    let count = rows * inputSize
    let y = output.start
    for first in stride(from: 0, to: count, by: classes) {
      var top = x[first]
      for j in 1..<max(classes, 1) { top = max(top, x[first + j]) }
      for j in 0..<classes { y[first + j] = (x[first + j] - top) / temperature }
    }
    Scalar.exponential(y, count: count, into: y)
    for first in stride(from: 0, to: count, by: classes) {
      var total: Scalar = 0
      for j in 0..<classes { total += y[first + j] }
      for j in 0..<classes { y[first + j] /= total }
    }
  }

  /// dz_j = S_j (dy_j - sum_i dy_i S_i) / T
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  override func backward(_ dy: Target) -> Target {
    outputGradient = dy
    let s = output.start
    for first in stride(from: 0, to: rows * inputSize, by: classes) {
      var dot: Scalar = 0
      for j in 0..<classes { dot += dy[first + j] * s[first + j] }
      for j in 0..<classes { dy[first + j] = s[first + j] * (dy[first + j] - dot) / temperature }
    }
    return dy
  }
}
