import Foundation

/// The regularised incomplete beta function I_x(a, b), from which the tails of Student's t and of F follow.
///
/// By the continued fraction DLMF 8.17.22, evaluated with Lentz's algorithm on the side of
/// x = (a + 1)/(a + b + 2) where it converges fast, and I_x(a, b) = 1 - I_{1-x}(b, a) on the other.
///
/// - Parameters:
///   - x: From 0 to 1; values outside are taken as the nearer end.
///   - a: Above 0.
///   - b: Above 0.
func regularisedIncompleteBeta(_ x: Double, _ a: Double, _ b: Double) -> Double {
  guard x > 0 else { return 0 }
  guard x < 1 else { return 1 }
  if x > (a + 1) / (a + b + 2) { return 1 - regularisedIncompleteBeta(1 - x, b, a) }
  let logarithm = lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log1p(-x)
  let tiny = 1e-300
  var numerator = 1.0
  var denominator = 1 / avoidingZero(1 - (a + b) * x / (a + 1), tiny)
  var fraction = denominator
  for step in 1...500 {
    let m = Double(step)
    let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
    let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
    var change = 1.0
    for coefficient in [even, odd] {
      denominator = 1 / avoidingZero(1 + coefficient * denominator, tiny)
      numerator = avoidingZero(1 + coefficient / numerator, tiny)
      change = denominator * numerator
      fraction *= change
    }
    if abs(change - 1) < 1e-15 { break }
  }
  return exp(logarithm) * fraction / a
}

private func avoidingZero(_ value: Double, _ tiny: Double) -> Double {
  abs(value) < tiny ? tiny : value
}
