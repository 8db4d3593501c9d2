/// How an axis turns values into places.
public enum ScaleType: Sendable, Hashable {
  case linear
  /// Base ten. An exact zero has a gutter of its own beside the axis; a negative value is an error.
  case log
  case date
  case category
  case squareRoot
  /// The value to this power, its sign kept.
  case power(exponent: Double)
  /// Linear near zero and logarithmic away from it, for both signs.
  case symmetricLog
  /// `slopeAtZero` is how much steeper than log(1 + x) it is there; 1 is the usual choice.
  case symmetricLog(slopeAtZero: Double)

  var transform: ScaleTransform {
    switch self {
    case .linear, .date, .category: .linear
    case .log: .log
    case .squareRoot: .power(0.5)
    case .power(let exponent): .power(exponent.isFinite && exponent > 0 ? exponent : 1)
    case .symmetricLog: .symmetricLog(constant: 1)
    case .symmetricLog(let slope): .symmetricLog(constant: slope.isFinite && slope > 0 ? 1 / slope : 1)
    }
  }
}
