import Foundation
@testable import Networks
import Tensors
import Testing

/// Networks evaluate custom activations through a table; it must not be told from the functions themselves.
@Suite struct CustomActivationTests {
  private static let smooth:
    [(name: String, f: @Sendable (Double) -> Double, d: @Sendable (Double) -> Double)] = [
      ("arsinh", { asinh($0) }, { 1 / (1 + $0 * $0).squareRoot() }),
      (
        "soft gate", { $0 / 2 * (1 + $0 / (1 + abs($0))) },
        { (1 + $0 / (1 + abs($0))) / 2 + $0 / (2 * pow(1 + abs($0), 2)) }
      ),
      ("fast sine", { sin(9 * $0) }, { 9 * cos(9 * $0) }),
    ]
  private static let kinked:
    [(name: String, f: @Sendable (Double) -> Double, d: @Sendable (Double) -> Double)] = [
      ("own ReLU", { max(0, $0) }, { $0 > 0 ? 1 : 0 }),
      ("crooked", { max(0.1 * $0, $0 - 0.777) }, { $0 > 0.777 / 0.9 ? 1 : 0.1 }),
    ]
  private static let z =
    (-4_000...4_000).map { Double(Float($0) / 200) } + [0.777 / 0.9, 0.8633, 0.8634, 17.3, -400, 1e6, 1e-12]

  @Test(arguments: 0..<3)
  func smoothFunctionsAgreeToTheLastBitButOne(index: Int) throws {
    let (name, f, d) = CustomActivationTests.smooth[index]
    let (values, slopes) = try vectorValues(.custom(name, f, derivative: d), CustomActivationTests.z)
    for (index, z) in CustomActivationTests.z.enumerated() {
      let z = Double(Float(z))
      #expect(abs(values[index] - f(z)) <= Double(Float(f(z)).ulp) * 0.51 + 2e-9, "\(name) at \(z)")
      #expect(abs(slopes[index] - d(z)) <= Double(Float(d(z)).ulp) * 0.51 + 2e-9, "\(name)' at \(z)")
    }
  }

  @Test(arguments: 0..<2)
  func kinksAreExact(index: Int) throws {
    let (name, f, d) = CustomActivationTests.kinked[index]
    let (values, slopes) = try vectorValues(.custom(name, f, derivative: d), CustomActivationTests.z)
    for (index, z) in CustomActivationTests.z.enumerated() {
      let z = Double(Float(z))
      #expect(
        abs(values[index] - f(z)) <= 0x1p-24 * max(1, abs(f(z))) && slopes[index] == Double(Float(d(z))),
        "\(name) at \(z)")
    }
  }

  @Test func whatIsNotANumberStaysSo() throws {
    let odd = try Activation.custom("identity", { $0 }, derivative: { _ in 1 })
    let (values, _) = try vectorValues(odd, [.nan, 3e38, -3e38])
    #expect(values[0].isNaN && values[1] > 2e38 && values[2] < -2e38)
  }

  @Test func aCustomTwinTrainsLikeTheOriginal() throws {
    let twin = try Activation.custom(
      "my Swish", { Activation.swish($0) }, derivative: { Activation.swish.derivative($0) })
    let losses = try [Activation.swish, twin].map { activation -> Double in
      let network = try Network<Float>(.perceptron([6, 32, 3], activation: activation), capacity: 8, seed: 2)
      let state = OptimizerState(.adam(learningRate: 0.01), network.parameters)
      network.inputs.write((0..<48).map { Float($0 % 7) / 3 - 1 })
      let labels: [Int32] = [0, 1, 2, 0, 1, 2, 0, 1]
      return labels.withUnsafeBufferPointer { labels in
        (0..<50).reduce(0) { last, _ in
          guard let start = labels.baseAddress else { return last }
          let loss = network.lossAndGradients(rows: 8, targets: .labels(start), loss: .crossEntropy)
          state.step(learningRate: 0.01)
          return loss.mean
        }
      }
    }
    #expect(abs(losses[0] - losses[1]) < 1e-5 && losses[0] < 1.2)
  }
}
