import Foundation
@testable import Networks
import Testing

@Suite struct GaussianMeanTests {
  static let sizes = [0.0025, 0.3, 1, 4.0, 900]

  /// The midpoint rule with 2^17 steps: exact for smooth functions; a kink at zero, which lies between two
  /// steps, leaves an error of step^2 / 24 times the jump of the slope.
  private func oracle(_ q: Double, _ g: (Double) -> Double) -> Double {
    let steps = 1 << 17
    let step = 20.0 / Double(steps)
    return (0..<steps).reduce(0) { sum, index in
      let z = -10 + (Double(index) + 0.5) * step
      return sum + step * normalDensity(z) * g(q.squareRoot() * z)
    }
  }

  @Test(arguments: Activation.all.filter { $0.kinks == [0] })
  func meanSquaresOfSmoothCurves(activation: Activation) {
    // At q = 900 a curve that ripples, the sine, is no longer resolved by the oracle; 4 suffices for all.
    for q in GaussianMeanTests.sizes where q < 100 {
      let exact = oracle(q) { activation.f($0) * activation.f($0) }
      #expect(abs(activation.meanSquare(at: q) - exact) < 1e-8 * max(exact, 1), "\(activation) at \(q)")
      let slope = oracle(q) { activation.derivative($0) * activation.derivative($0) }
      #expect(abs(activation.meanSquaredSlope(at: q) - slope) < 1e-8 * max(slope, 1), "\(activation) at \(q)")
    }
  }

  @Test(arguments: sizes)
  func closedForms(q: Double) throws {
    func share(within edge: Double) -> Double { erf(edge / (2 * q).squareRoot()) }
    func expect(_ value: Double, _ exact: Double, _ words: String) {
      #expect(abs(value - exact) <= 1e-12 * max(1, abs(exact)), "\(words) at \(q): \(value), not \(exact)")
    }
    expect(Activation.identity.meanSquare(at: q), q, "identity")
    expect(Activation.relu.meanSquare(at: q), q / 2, "ReLU")
    expect(Activation.relu.meanSquaredSlope(at: q), 0.5, "ReLU's slope")
    expect(Activation.leakyReLU(negativeSlope: 0.3).meanSquare(at: q), q * 1.09 / 2, "Leaky ReLU")
    expect(Activation.hardTanh.meanSquaredSlope(at: q), share(within: 1), "hard tanh")
    let sixth = Activation.hardSigmoid.derivative(0)
    expect(Activation.hardSigmoid.meanSquaredSlope(at: q), sixth * sixth * share(within: 3), "hard sigmoid")
    expect(Activation.relu6.meanSquaredSlope(at: q), share(within: 6) / 2, "ReLU6")
    if q < 100 { expect(Activation.sine.meanSquaredSlope(at: q), (1 + exp(-2 * q)) / 2, "sine") }
    let third = try Activation.custom(
      "a third", { min(max($0, -1.0 / 3), 1.0 / 3) }, derivative: { abs($0) < 1.0 / 3 ? 1 : 0 })
    expect(third.meanSquaredSlope(at: q), share(within: 1.0 / 3), "custom")
  }

  @Test func kinksOfACustomActivationAreFound() throws {
    let stairs = try Activation.custom(
      "two kinks", { max(0, $0 - 0.123) - max(0, -2.5 - $0) },
      derivative: { ($0 > 0.123 ? 1 : 0) + ($0 < -2.5 ? 1 : 0) })
    #expect(stairs.kinks.count == 3)
    for (found, kink) in zip(stairs.kinks, [-2.5, 0, 0.123]) { #expect(abs(found - kink) < 1e-9) }
    #expect(try Activation.custom("smooth", { sin(3 * $0) }, derivative: { 3 * cos(3 * $0) }).kinks == [0])
  }

  @Test func whatIsNoMeanSquareGivesNaN() {
    #expect(Activation.tanh.meanSquare(at: -1).isNaN && Activation.tanh.meanSquare(at: .infinity).isNaN)
    #expect(Activation.sigmoid.meanSquare(at: 0) == 0.25)
  }

  @Test func theRuleIntegratesPolynomials() {
    for power in 0...31 {
      let sum = GaussLegendre.sixteen.reduce(0) { $0 + $1.weight * pow($1.node, Double(power)) }
      #expect(abs(sum - (power.isMultiple(of: 2) ? 2 / Double(power + 1) : 0)) < 1e-14)
    }
  }
}
