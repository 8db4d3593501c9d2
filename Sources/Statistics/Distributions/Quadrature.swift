import Foundation

/// Integration by sixteen-point Gauss-Legendre panels.
enum Quadrature {
  /// Nodes and weights on [-1, 1], found as the roots of the Legendre polynomial by Newton's method
  /// (Abramowitz and Stegun 25.4.29).
  private static let rule: [(node: Double, weight: Double)] = {
    let order = 16
    return (1...order).map { index in
      var x = cos(Double.pi * (Double(index) - 0.25) / (Double(order) + 0.5))
      var slope = 0.0
      for _ in 0..<100 {
        var previous = 1.0
        var current = x
        for degree in 2...order {
          let k = Double(degree)
          (previous, current) = (current, ((2 * k - 1) * x * current - (k - 1) * previous) / k)
        }
        slope = Double(order) * (x * current - previous) / (x * x - 1)
        let step = current / slope
        x -= step
        if abs(step) < 1e-16 { break }
      }
      return (x, 2 / ((1 - x * x) * slope * slope))
    }
  }()

  /// The integral of a smooth function over a range, cut into equal panels.
  static func integral(
    over range: ClosedRange<Double>, panels: Int, _ function: (Double) -> Double
  ) -> Double {
    let half = (range.upperBound - range.lowerBound) / Double(panels) / 2
    var sum = 0.0
    for panel in 0..<panels {
      let center = range.lowerBound + (2 * Double(panel) + 1) * half
      for point in rule { sum += point.weight * function(center + half * point.node) }
    }
    return sum * half
  }

  /// The mean of a function of s, where s is an estimated standard deviation over the true one:
  /// the square root of a chi-square variable over its degrees of freedom.
  static func mean(overScaleWithFreedom freedom: Double, _ function: (Double) -> Double) -> Double {
    let constant = log(2.0) + freedom / 2 * log(freedom / 2) - lgamma(freedom / 2)
    // s has mean about 1 and deviation about 1/sqrt(2 freedom); beyond these ends the density is below 1e-16.
    let spread = 9 / (2 * freedom).squareRoot()
    let range = max(0, 1 - spread)...(1 + spread * (freedom < 4 ? 1.5 : 1))
    return integral(over: range, panels: 12) { s in
      guard s > 0 else { return 0 }
      return exp(constant + (freedom - 1) * log(s) - freedom * s * s / 2) * function(s)
    }
  }
}
