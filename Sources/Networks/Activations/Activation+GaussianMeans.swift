import Foundation

// Means over normally distributed inputs: all that mean-field theory asks of an activation.
//
// The line is cut where the function has a kink, and then into panels short enough for the function and
// for the bell curve; each panel gets a Gauss-Legendre rule. For the engine's families that is exact to
// about 1e-13 with 100 to 200 values of the function, where a rule of fixed fine steps needs thousands.
extension Activation {
  /// E f(sqrt(q) z)^2 for z ~ N(0, 1): the mean square of the outputs when inputs have mean square `q`.
  ///
  /// This is the length map of Poole et al. 2016 (equation 3) without weights and biases. NaN for a
  /// negative or infinite `q`.
  public func meanSquare(at q: Double) -> Double { gaussianMean(q) { z in squared(f(z)) } }

  /// E f'(sqrt(q) z)^2 for z ~ N(0, 1): a layer's factor on the mean square of the gradient, apart from
  /// its weights (Schoenholz et al. 2017, equation 5). NaN for a negative or infinite `q`.
  public func meanSquaredSlope(at q: Double) -> Double { gaussianMean(q) { z in squared(derivative(z)) } }

  /// E g(u) for u ~ N(0, q), g made of this activation, so that it has the same kinks.
  @inline(__always)
  private func gaussianMean(_ q: Double, _ g: (Double) -> Double) -> Double {
    guard q.isFinite, q >= 0 else { return .nan }
    let deviation = q.squareRoot()
    guard deviation > 0 else { return g(0) }
    // Beyond nine deviations lie 2e-19 of the mass.
    let reach = 9 * deviation
    let inside = kinks.filter { abs($0) < reach }
    var sum = 0.0
    var lower = -reach
    for upper in inside + [reach] {
      let count = max(1, ((upper - lower) / min(featureSize, 3 * deviation)).rounded(.up))
      let half = (upper - lower) / count / 2
      for panel in 0..<Int(count) {
        let middle = lower + (2 * Double(panel) + 1) * half
        for (node, weight) in GaussLegendre.sixteen {
          let u = middle + half * node
          let z = u / deviation
          sum += half * weight * exp(-0.5 * z * z) * g(u)
        }
      }
      lower = upper
    }
    return sum / (deviation * (2 * Double.pi).squareRoot())
  }

  /// Where the function or its slope is not smooth, in ascending order; zero is always among them.
  var kinks: [Double] {
    switch family {
    case .hardSigmoid, .hardSwish: [-3, 0, 3]
    case .hardTanh: [-1, 0, 1]
    case .relu6: [0, 6]
    case .custom: custom?.kinks ?? [0]
    default: [0]
    }
  }

  /// Over what distance the function bends: the length of a panel. Poles in the complex plane lie about this far
  /// from the real line; of a function somebody wrote nothing is known, so the panels are short.
  private var featureSize: Double {
    switch family {
    case .swish: 2 / max(1, abs(parameter))
    case .custom: 0.5
    default: 2
    }
  }
}

private func squared(_ value: Double) -> Double { value * value }

/// The rule of Gauss and Legendre on [-1, 1].
enum GaussLegendre {
  /// Nodes and weights of the rule with 16 points, exact for polynomials up to degree 31.
  static let sixteen = rule(16)

  /// The nodes are the roots of the Legendre polynomial, found by Newton's method from Chebyshev's
  /// nodes; the weights are 2 / ((1 - x^2) P'(x)^2) (Abramowitz & Stegun 25.4.29).
  static func rule(_ count: Int) -> [(node: Double, weight: Double)] {
    (1...count).map { index in
      var x = -cos(.pi * (Double(index) - 0.25) / (Double(count) + 0.5))
      for _ in 0..<10 {
        let (value, slope) = legendre(count, x)
        x -= value / slope
      }
      let slope = legendre(count, x).slope
      return (x, 2 / ((1 - x * x) * slope * slope))
    }
  }

  /// P_n(x) and its derivative, by Bonnet's recursion (n + 1) P_(n+1) = (2n + 1) x P_n - n P_(n-1).
  private static func legendre(_ n: Int, _ x: Double) -> (value: Double, slope: Double) {
    var (before, value) = (1.0, x)
    for k in 1..<max(n, 1) {
      let k = Double(k)
      (before, value) = (value, ((2 * k + 1) * x * value - k * before) / (k + 1))
    }
    return (value, Double(n) * (x * value - before) / (x * x - 1))
  }
}
