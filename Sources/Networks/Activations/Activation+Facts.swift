import Foundation

/// A point of an activation's curve.
public struct CurvePoint: Sendable, Codable, Hashable {
  public let z: Double
  public let value: Double
}

/// On which sides an activation flattens out.
public enum Saturation: String, Sendable, Codable {
  case none, left, right, both
}

// Facts that are computed from f and f', so that a custom activation has them too. The curve is
// scanned on [-32, 32] in steps of 1/64 (steps that hit every kink of the known families) and the
// best point refined.
extension Activation {
  private static let scan = (-2048...2048).map { Double($0) / 64 }

  /// The largest slope and where it is (the smallest |z| of several). Formula: max over z of f'(z).
  public var maximumSlope: CurvePoint { extremum(derivative, sign: 1) }
  /// The smallest slope and where it is.
  public var minimumSlope: CurvePoint { extremum(derivative, sign: -1) }
  /// The lowest point of the curve within [-32, 32].
  public var minimum: CurvePoint { extremum(f, sign: -1) }
  /// The highest point of the curve within [-32, 32].
  public var maximum: CurvePoint { extremum(f, sign: 1) }

  /// The infimum and supremum of the values; infinite where the curve keeps rising or falling.
  public var range: ClosedRange<Double> {
    let ends = [f(-1e4), f(1e4)]
    // A curve that is beyond 50 at 10,000 is taken as unbounded; bounded activations stay within a few units.
    let lower = ends.contains { $0 < -50 } ? -Double.infinity : Swift.min(minimum.value, ends[0], ends[1])
    let upper = ends.contains { $0 > 50 } ? Double.infinity : Swift.max(maximum.value, ends[0], ends[1])
    return tidy(lower)...Swift.max(tidy(lower), tidy(upper))
  }

  /// The mean of f(z) for z from the standard normal distribution.
  public var meanOutput: Double { normalMean(f) }
  /// The mean of f'(z)^2 for z from the standard normal distribution: a layer's gradient factor.
  public var meanSquaredSlope: Double { normalMean { derivative($0) * derivative($0) } }
  /// Whether outputs average to zero for standard normal inputs (within 0.01).
  public var zeroCentred: Bool { abs(meanOutput) < 0.01 }

  /// How many derivatives are continuous, up to 2: 0 for a kink, 1 when only the second derivative jumps.
  public var smoothness: Int {
    var smoothness = 2
    for z in Activation.scan where abs(z) <= 8 {
      let h = 1e-6
      if abs(derivative(z + h) - derivative(z - h)) > 1e-3 { return 0 }
      let right = (derivative(z + 2 * h) - derivative(z + h)) / h
      let left = (derivative(z - h) - derivative(z - 2 * h)) / h
      if abs(right - left) > 1e-2 { smoothness = 1 }
    }
    return smoothness
  }

  /// Whether slope and curvature are continuous.
  public var smooth: Bool { smoothness == 2 }
  /// Whether the curve never falls.
  public var monotone: Bool { minimumSlope.value >= -1e-12 }

  /// On which side the slope dies out (below 0.001 at |z| = 32 and beyond).
  public var saturates: Saturation {
    let left = [-32.0, -100, -1000].allSatisfy { abs(derivative($0)) < 1e-3 }
    let right = [32.0, 100, 1000].allSatisfy { abs(derivative($0)) < 1e-3 }
    return left ? (right ? .both : .left) : (right ? .right : .none)
  }

  /// How many numbers the activation learns or is tuned by: (learned, tuned).
  public var parameters: (learned: Int, tuned: Int) {
    switch family {
    case .prelu: (1, 0)
    case .leakyReLU, .elu, .celu, .signInverting: (0, 1)
    case .rrelu: (0, 2)
    case .swish: (0, parameter == 1 ? 0 : 1)
    default: (0, 0)
    }
  }

  private func extremum(_ function: (Double) -> Double, sign: Double) -> CurvePoint {
    var best = Activation.scan[0]
    for z in Activation.scan {
      let gain = sign * (function(z) - function(best))
      if gain > 1e-12 || (abs(gain) <= 1e-12 && abs(z) < abs(best)) { best = z }
    }
    // Golden-section search between the neighbours of the best point of the scan.
    var (low, high) = (best - 1.0 / 64, best + 1.0 / 64)
    let ratio = (5.0.squareRoot() - 1) / 2
    for _ in 0..<80 {
      let (a, b) = (high - ratio * (high - low), low + ratio * (high - low))
      if sign * function(a) > sign * function(b) { high = b } else { low = a }
    }
    let refined = (low + high) / 2
    // A flat stretch keeps the tidy point of the scan.
    let better = sign * (function(refined) - function(best)) > 1e-13
    return CurvePoint(z: better ? refined : best, value: function(better ? refined : best))
  }

  /// Limits are reached in floating point only nearly, such as -1 + 2^-53.
  private func tidy(_ value: Double) -> Double {
    abs(value - value.rounded()) < 1e-3 && family != .custom && value.isFinite ? value.rounded() : value
  }
}

/// The mean of a function of a standard normal variable: Simpson's rule on [-12, 12] in pieces of 1/128,
/// so that kinks at multiples of it fall on the pieces' ends. For an activation's mean squares at any
/// scale, `meanSquare(at:)` and `meanSquaredSlope(at:)` are fifty times faster.
public func normalMean(_ function: (Double) -> Double) -> Double {
  simpson.reduce(0) { $0 + $1.weight * function($1.z) }
}

/// The nodes of `normalMean`, and their weights times the normal density.
private let simpson: [(z: Double, weight: Double)] = (-1536..<1536).flatMap { index in
  let step = 1.0 / 128
  let z = Double(index) * step
  // Inside the piece, so that a jump of a slope at its end counts for the right side.
  return [(z + 1e-12, 1.0), (z + step / 2, 4), (z + step - 1e-12, 1)].map {
    ($0.0, $0.1 * step / 6 * normalDensity($0.0))
  }
}
