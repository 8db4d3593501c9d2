public import Tensors

/// Adds a constant to every number; it does not learn. With a large negative constant it shows what a bad bias does.
public struct Shift: Layer {
  public let amount: Double
  public init(_ amount: Double) { self.amount = amount }

  public var summary: String { "Shift(\(amount))" }

  public func unit<Scalar: Real>(_ construction: Construction, _ scalar: Scalar.Type) throws -> Unit<Scalar> {
    ShiftUnit<Scalar>(self, construction)
  }
}

final class ShiftUnit<Scalar: Real>: Unit<Scalar> {
  private let amount: Scalar

  init(_ layer: Shift, _ construction: Construction) {
    amount = Scalar(layer.amount)
    super.init(layer, construction, outputShape: construction.inputShape, sharesInputGradient: true)
  }

  /// y = x + amount
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  override func forward(_ x: Target, rows: Int, pass: Pass) {
    super.forward(x, rows: rows, pass: pass)
    let y = output.start
    for i in 0..<(rows * inputSize) { y[i] = x[i] + amount }
  }

  /// dx = dy
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  override func backward(_ dy: Target) -> Target {
    outputGradient = dy
    return dy
  }
}
