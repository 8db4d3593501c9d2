public import Tensors

/// A skip connection: y = x + inner(x) (He et al. 2016).
public struct Residual: Layer, InputShaped {
  public let inner: Sequential

  public init(@LayerBuilder _ layers: () -> [any Layer]) { inner = Sequential(layers: layers()) }

  public var summary: String { "Residual { " + inner.layers.map(\.summary).joined(separator: "; ") + " }" }
  public var holdsClosure: Bool { inner.holdsClosure }
  public var naturalInputShape: [Int] { inner.naturalInputShape }

  public func unit<Scalar: Real>(_ construction: Construction, _ scalar: Scalar.Type) throws -> Unit<Scalar> {
    var inside = construction
    inside.needsInputGradient = true
    let unit = try SequentialUnit<Scalar>(inner, inside)
    guard unit.outputShape == construction.inputShape else {
      throw ShapeError(
        construction.name + ", Residual",
        "its inner layers must return the input's shape \(construction.inputShape)",
        "they return \(unit.outputShape)")
    }
    return ResidualUnit<Scalar>(self, construction, unit)
  }
}

final class ResidualUnit<Scalar: Real>: Unit<Scalar> {
  private let branch: SequentialUnit<Scalar>
  private let copy: Storage<Scalar>

  init(_ layer: Residual, _ construction: Construction, _ branch: SequentialUnit<Scalar>) {
    self.branch = branch
    copy = Storage(construction.capacity * construction.inputSize)
    super.init(layer, construction, outputShape: construction.inputShape, sharesInputGradient: true)
    parameters = branch.parameters
  }

  override var inner: [Unit<Scalar>] { [branch] }

  /// y = x + inner(x)
  override func forward(_ x: Target, rows: Int, pass: Pass) {
    super.forward(x, rows: rows, pass: pass)
    branch.forward(x, rows: rows, pass: pass)
    output.start.update(from: x, count: rows * inputSize)
    Scalar.addScaled(1, branch.output.start, count: rows * inputSize, to: output.start)
  }

  /// dx = dy + dinner; the branch works on a copy, because layers may overwrite what they are given
  override func backward(_ dy: Target) -> Target {
    outputGradient = dy
    copy.start.update(from: dy, count: rows * inputSize)
    let inside = branch.backward(copy.start)
    Scalar.addScaled(1, inside, count: rows * inputSize, to: dy)
    return dy
  }
}
