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

  /// The vector kernel of the family and its parameter, where there is one.
  var kernel: (Nonlinearity, Float)? {
    guard family != .custom, let kernel = Nonlinearity.named[family.rawValue] else { return nil }
    return (kernel, Float(parameter))
  }
}

extension Nonlinearity {
  fileprivate static let named = Dictionary(uniqueKeysWithValues: Nonlinearity.allCases.map { ("\($0)", $0) })
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
  private let kernel: (Nonlinearity, Float)?
  /// f'(z) of the latest pass, [rows, size].
  private(set) var slopes: Target

  init(_ activation: Activation, _ construction: Construction, after linear: LinearUnit<Scalar>?) {
    self.activation = activation
    self.linear = linear
    knownMaximumSlope = activation.isElementwise ? activation.quickMaximumSlope : 1
    kernel = Scalar.self == Float.self ? activation.kernel : nil
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
    let lines = rows * inputSize / columns
    slopes = linear == nil ? ownSlopes.start : x
    let bias = linear?.bias?.value.start
    apply(
      activation, kernel, x, bias: bias, rows: lines, columns: columns, into: output.start, slopes: slopes)
  }

  /// dx = dy * f'(x), in place; the bias gradient is its column sums
  override func backward(_ dy: Target) -> Target {
    outputGradient = dy
    let count = rows * inputSize
    if Scalar.self == Float.self {
      let sums = linear?.bias.map { recast($0.gradient.start) }
      vectors.multiplyAndSum(recast(dy), recast(slopes), count / columns, columns, sums)
      return dy
    }
    Scalar.multiply(1, slopes, count: count, into: dy)
    if let bias = linear?.bias {
      Scalar.columnSums(dy, rows: count / columns, columns: columns, into: bias.gradient.start)
    }
    return dy
  }
}

/// y = f(x) and, when asked for, slopes = f'(x), for a row of numbers.
func apply<Scalar: Real>(
  _ activation: Activation, _ x: UnsafeMutablePointer<Scalar>, count: Int,
  into y: UnsafeMutablePointer<Scalar>,
  slopes: UnsafeMutablePointer<Scalar>? = nil
) {
  apply(
    activation, Scalar.self == Float.self ? activation.kernel : nil, x, bias: nil, rows: 1, columns: count,
    into: y,
    slopes: slopes)
}

/// y = f(x + bias): through the vector kernel where there is one, number by number in Double otherwise.
private func apply<Scalar: Real>(
  _ activation: Activation, _ kernel: (Nonlinearity, Float)?, _ x: UnsafeMutablePointer<Scalar>,
  bias: UnsafeMutablePointer<Scalar>?, rows: Int, columns: Int, into y: UnsafeMutablePointer<Scalar>,
  slopes: UnsafeMutablePointer<Scalar>?
) {
  if let kernel {
    vectors.activate(
      kernel.0, kernel.1, recast(x), bias.map { UnsafePointer(recast($0)) }, rows, columns, recast(y),
      slopes.map { recast($0) })
    return
  }
  for i in 0..<rows {
    for j in 0..<columns {
      let z = Double(x[i * columns + j]) + Double(bias?[j] ?? 0)
      slopes?[i * columns + j] = Scalar(activation.derivative(z))
      y[i * columns + j] = Scalar(activation.f(z))
    }
  }
}
