public import Tensors

/// Dropout (Srivastava et al. 2014): in training each number is zero with the given probability and otherwise
/// divided by the share that stays; in evaluation nothing happens.
public struct Dropout: Layer {
  public let probability: Double
  public init(_ probability: Double = 0.5) { self.probability = probability }

  public var summary: String { "Dropout(\(probability))" }

  public func unit<Scalar: Real>(_ construction: Construction, _ scalar: Scalar.Type) throws -> Unit<Scalar> {
    guard (0..<1).contains(probability) else {
      throw ShapeError(
        construction.name + ", " + summary, "a probability lies in 0..<1", "it is \(probability)")
    }
    return DropoutUnit<Scalar>(self, construction)
  }
}

final class DropoutUnit<Scalar: Real>: Unit<Scalar> {
  private let probability: Double
  private let seed: UInt64, index: Int
  private let mask: Storage<Scalar>

  init(_ layer: Dropout, _ construction: Construction) {
    (probability, seed, index) = (layer.probability, construction.seed, construction.index)
    mask = Storage(construction.capacity * construction.inputSize)
    super.init(layer, construction, outputShape: construction.inputShape, sharesInputGradient: true)
  }

  /// y = m x, with m = 0 or 1 / (1 - p), drawn anew in each training step from (seed, layer, step)
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  override func forward(_ x: Target, rows: Int, pass: Pass) {
    super.forward(x, rows: rows, pass: pass)
    let count = rows * inputSize
    let (y, m) = (output.start, mask.start)
    if pass.training {
      var stream = RandomStream(seed: seed &+ UInt64(pass.step) &* 0x9E37, stream: index, purpose: .dropout)
      let scale = 1 / Scalar(1 - probability)
      for i in 0..<count { m[i] = stream.uniform() < probability ? 0 : scale }
    } else {
      m.update(repeating: 1, count: count)
    }
    for i in 0..<count { y[i] = x[i] * m[i] }
  }

  /// dx = m dy
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  override func backward(_ dy: Target) -> Target {
    outputGradient = dy
    Scalar.multiply(1, mask.start, count: rows * inputSize, into: dy)
    return dy
  }
}
