import Foundation

/// The monotone function that is applied to values before they are spread evenly over an axis.
enum ScaleTransform: Sendable, Hashable {
  case linear
  case log
  case power(Double)
  /// sign(x) · log(1 + |x| / constant): Webber (2013), "A bi-symmetric log transformation".
  case symmetricLog(constant: Double)

  /// NaN where the function is not defined: log of what is not positive.
  func apply(_ value: Double) -> Double {
    switch self {
    case .linear: value
    case .log: value > 0 ? log10(value) : .nan
    case .power(let exponent): value < 0 ? -pow(-value, exponent) : pow(value, exponent)
    case .symmetricLog(let constant):
      value < 0 ? -log1p(-value / constant) : log1p(value / constant)
    }
  }

  func invert(_ value: Double) -> Double {
    switch self {
    case .linear: value
    case .log: pow(10, value)
    case .power(let exponent): value < 0 ? -pow(-value, 1 / exponent) : pow(value, 1 / exponent)
    case .symmetricLog(let constant):
      value < 0 ? -expm1(-value) * constant : expm1(value) * constant
    }
  }
}
