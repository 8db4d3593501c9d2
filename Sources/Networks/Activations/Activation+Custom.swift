/// Why a custom activation is refused.
public struct ActivationError: Error, Equatable, CustomStringConvertible {
  public let description: String
}

extension Activation {
  /// An activation of one's own. Its derivative is compared with central differences of `f` at 1,201
  /// points of [-6, 6] when it is made; at a kink it may be the slope of either side or between.
  /// Networks call the two functions about fifty thousand times for a table when it is made, and after that only
  /// near kinks and beyond 16, so they must be pure.
  ///
  /// Throws `ActivationError` that names the point where the derivative is wrong or a value is not finite.
  public static func custom(
    _ name: String, formula: String = "", derivativeFormula: String = "",
    _ f: @escaping @Sendable (Double) -> Double, derivative: @escaping @Sendable (Double) -> Double
  ) throws -> Activation {
    for step in -600...600 {
      let z = Double(step) / 100
      let (value, slope) = (f(z), derivative(z))
      guard value.isFinite, slope.isFinite else {
        throw ActivationError(
          description:
            "The activation \"\(name)\" gives f = \(value) and f' = \(slope) at z = \(z); both must be finite."
        )
      }
      let h = 1e-5
      let left = (value - f(z - h)) / h
      let right = (f(z + h) - value) / h
      let central = (left + right) / 2
      let tolerance = 1e-5 * max(1, abs(central))
      // One-sided differences miss by h f''/2, so they only bound the slope where they truly differ: at a kink.
      let kink = abs(left - right) > 1e-3 * max(1, abs(central))
      let fits =
        kink
        ? slope >= min(left, right) - 1e-3 && slope <= max(left, right) + 1e-3
        : abs(slope - central) <= tolerance
      guard fits else {
        throw ActivationError(
          description: """
            The derivative of the activation "\(name)" is wrong at z = \(z): it gives \(slope), but the \
            function's slope there is \(central) by central differences. Correct the derivative.
            """)
      }
    }
    return Activation(
      name, .custom, 0,
      custom: CustomFunction(
        f: f, derivative: derivative, formula: formula, derivativeFormula: derivativeFormula,
        kinks: jumps(of: derivative), table: FunctionTable(f, derivative)))
  }

  /// Zero and the points in [-6, 6] where a slope jumps, each found by halving a step of 1/100 towards
  /// the larger change.
  private static func jumps(of slope: (Double) -> Double) -> [Double] {
    var jumps = [0.0]
    for step in -600..<600 {
      var (low, high) = (Double(step) / 100, Double(step + 1) / 100)
      // Where the slope is continuous, each half holds about half of the change, so this ends soon.
      while abs(slope(high) - slope(low)) > 1e-3 {
        guard high - low > 1e-13 else {
          jumps.append((low + high) / 2)
          break
        }
        let middle = (low + high) / 2
        if abs(slope(high) - slope(middle)) > abs(slope(middle) - slope(low)) {
          low = middle
        } else {
          high = middle
        }
      }
    }
    return jumps.filter { $0 == 0 || abs($0) > 1e-9 }.sorted()
  }

  /// Whether the activation holds code that its name does not tell, which memo keys must know.
  public var holdsClosure: Bool { custom != nil }
}
