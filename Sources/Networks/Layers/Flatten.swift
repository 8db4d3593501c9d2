public import Tensors

/// The numbers of a sample in one row; nothing is computed.
public struct Flatten: Layer {
  public init() {}

  public var summary: String { "Flatten" }

  public func unit<Scalar: Real>(_ construction: Construction, _ scalar: Scalar.Type) throws -> Unit<Scalar> {
    FlattenUnit<Scalar>(self, construction)
  }
}

final class FlattenUnit<Scalar: Real>: Unit<Scalar> {
  private let own: Storage<Scalar>

  init(_ layer: Flatten, _ construction: Construction) {
    own = Storage(construction.capacity * construction.inputSize)
    super.init(layer, construction, outputShape: [construction.inputSize], sharesInputGradient: true)
  }

  /// y = x, as one row
  override func forward(_ x: Target, rows: Int, pass: Pass) {
    super.forward(x, rows: rows, pass: pass)
    output.start.update(from: x, count: rows * inputSize)
  }

  /// dx = dy
  override func backward(_ dy: Target) -> Target {
    outputGradient = dy
    return dy
  }
}
