public import Tensors
internal import Vectors

extension Activation: Layer {
  public var summary: String { name }

  public func unit<Scalar: Real>(_ construction: Construction, _ scalar: Scalar.Type) throws -> Unit<Scalar> {
    switch family {
    case .prelu: LearnedSlopeUnit<Scalar>(self, construction)
    case .rrelu: RandomSlopeUnit<Scalar>(self, construction)
    default: ActivationUnit<Scalar>(self, construction, after: nil)
    }
  }

  /// The largest slope to three digits, by a coarse scan: enough for a share of saturated units.
  var quickMaximumSlope: Double {
    stride(from: -6.0, through: 6, by: 0.125).map { derivative($0) }.max() ?? 1
  }
}

/// An activation at work. The slope is computed on the way forward, where it shares the costly part
/// with the value; on the way back one multiplication is left.
final class ActivationUnit<Scalar: Real>: Unit<Scalar> {
  let activation: Activation
  /// The linear layer before it, whose bias it adds and whose output it overwrites with slopes.
  private let linear: LinearUnit<Scalar>?
  let knownMaximumSlope: Double
  private let ownSlopes: Storage<Scalar>
  private let columns: Int
  private let function: PreparedActivation<Scalar>
  /// f'(z) of the latest pass, [rows, size].
  private(set) var slopes: Target

  init(_ activation: Activation, _ construction: Construction, after linear: LinearUnit<Scalar>?) {
    self.activation = activation
    self.linear = linear
    knownMaximumSlope = activation.isElementwise ? activation.quickMaximumSlope : 1
    function = PreparedActivation(activation)
    columns = linear == nil ? construction.inputSize : construction.inputShape.last ?? 1
    ownSlopes = Storage(linear == nil ? construction.capacity * construction.inputSize : 0)
    slopes = ownSlopes.start
    super.init(
      activation, construction, outputShape: construction.inputShape, sharesInputGradient: true)
    linear?.biasIsDeferred = true
  }

  /// y = f(x + b), slopes = f'(x + b)
  override func forward(_ x: Target, rows: Int, pass: Pass) {
    super.forward(x, rows: rows, pass: pass)
    slopes = linear == nil ? ownSlopes.start : x
    let bias = linear?.bias?.value.start
    let slices = slices(rows)
    Parallel.pieces(slices.count) { index in
      let (slice, y) = (slices[index], output.start)
      function.apply(
        x + slice.lowerBound, bias: bias.map { $0 + slice.lowerBound }, rows: lines(rows),
        columns: slice.count, stride: columns, into: y + slice.lowerBound, slopes: slopes + slice.lowerBound)
    }
  }

  /// dx = dy * f'(x), in place; the bias gradient is its column sums
  override func backward(_ dy: Target) -> Target {
    outputGradient = dy
    let slices = slices(rows)
    Parallel.pieces(slices.count) { index in
      let slice = slices[index]
      Scalar.multiplyAndSum(
        slopes + slice.lowerBound, rows: lines(rows), columns: slice.count, stride: columns,
        into: dy + slice.lowerBound, sums: linear?.bias.map { $0.gradient.start + slice.lowerBound })
    }
    return dy
  }

  /// The rows of the matrix whose columns share a bias.
  private func lines(_ rows: Int) -> Int { rows * inputSize / columns }

  /// The same columns that `LinearUnit` computes together, so that they are still in a core's cache.
  private func slices(_ rows: Int) -> Slices {
    Slices(columns, of: lines(rows) * columns < 16_384 ? columns : 128)
  }
}
