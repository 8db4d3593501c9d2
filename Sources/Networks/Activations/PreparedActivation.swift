internal import Tensors
internal import Vectors

/// An activation made ready for arrays: through the processor's vectors where the function has a kernel,
/// through a table where somebody wrote it, and number by number in Double's networks.
struct PreparedActivation<Scalar: Real> {
  typealias Target = UnsafeMutablePointer<Scalar>

  private let activation: Activation
  private let kernel: (function: Nonlinearity, parameter: Float)?

  init(_ activation: Activation) {
    self.activation = activation
    kernel = Scalar.self == Float.self ? activation.kernel : nil
  }

  /// y = f(x) and, when asked for, slopes = f'(x), for `count` numbers.
  func apply(_ x: Target, count: Int, into y: Target, slopes: Target? = nil) {
    apply(x, bias: nil, rows: 1, columns: count, stride: count, into: y, slopes: slopes)
  }

  /// y = f(x + bias) and slopes = f'(x + bias) for some columns of a matrix with rows of `stride` numbers.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  func apply(
    _ x: Target, bias: Target?, rows: Int, columns: Int, stride: Int, into y: Target, slopes: Target?
  ) {
    if let kernel {
      vectors.activate(
        kernel.function, kernel.parameter, recast(x), bias.map { UnsafePointer(recast($0)) }, rows, columns,
        stride, recast(y), slopes.map { recast($0) })
      return
    }
    if Scalar.self == Float.self, let table = activation.custom?.table {
      table.apply(
        recast(x), bias: bias.map { UnsafePointer(recast($0)) }, rows: rows, columns: columns, stride: stride,
        into: recast(y), slopes: slopes.map { recast($0) }
      ) { (activation.f($0), activation.derivative($0)) }
      return
    }
    for row in 0..<rows {
      for j in 0..<columns {
        let index = row * stride + j
        let z = Double(x[index]) + Double(bias?[j] ?? 0)
        slopes?[index] = Scalar(activation.derivative(z))
        y[index] = Scalar(activation.f(z))
      }
    }
  }
}

extension Activation {
  /// The vector kernel of the family and its parameter; nil for functions somebody wrote. Of the leaky units that
  /// learn or draw their slope it is the form with the slope they start from.
  var kernel: (function: Nonlinearity, parameter: Float)? {
    let name = family == .prelu || family == .rrelu ? ActivationFamily.leakyReLU.rawValue : family.rawValue
    return Nonlinearity.named[name].map { ($0, Float(parameter)) }
  }
}

extension Nonlinearity {
  fileprivate static let named = Dictionary(uniqueKeysWithValues: Nonlinearity.allCases.map { ("\($0)", $0) })
}
