import Networks
import Testing

@Suite struct ActivationFactTests {
  @Test(arguments: [
    (Activation.gelu, -0.169971, -0.751792), (.swish, -0.278465, -1.278465), (.mish, -0.308843, -1.192431),
  ])
  func minima(activation: Activation, value: Double, z: Double) {
    #expect(abs(activation.minimum.value - value) < 1e-6)
    #expect(abs(activation.minimum.z - z) < 1e-5)
  }

  @Test(arguments: [
    (Activation.gelu, 1.128904, 2.0.squareRoot()), (.swish, 1.099839, 2.39936), (.sigmoid, 0.25, 0),
    (.tanh, 1, 0),
  ])
  func steepestPoints(activation: Activation, slope: Double, z: Double) {
    #expect(abs(activation.maximumSlope.value - slope) < 1e-6)
    #expect(abs(activation.maximumSlope.z - z) < 1e-4)
  }

  @Test(arguments: [
    (Activation.sigmoid, 0.044836), (.tanh, 0.464403), (.relu, 0.5), (.gelu, 0.455851), (.swish, 0.379482),
    (.mish, 0.479084), (.selu, 1.071575),
  ])
  func meanSquaredSlopes(activation: Activation, expected: Double) {
    #expect(abs(activation.meanSquaredSlope - expected) < 1e-6)
  }

  @Test func rangesAreComputed() {
    #expect(Activation.sigmoid.range == 0...1)
    #expect(Activation.tanh.range == -1...1)
    #expect(Activation.relu.range == 0...(.infinity))
    #expect(Activation.leakyReLU.range == (-.infinity)...(.infinity))
    #expect(Activation.elu.range == -1...(.infinity))
    #expect(Activation.sine.range == -1...1)
  }

  @Test func shapesAreComputed() {
    #expect(!Activation.relu.smooth && Activation.gelu.smooth)
    #expect(Activation.elu.smoothness == 1 && Activation.elu(alpha: 2).smoothness == 0)
    #expect(
      Activation.tanh.zeroCentred && !Activation.leakyReLU.zeroCentred && !Activation.sigmoid.zeroCentred)
    #expect(Activation.relu.monotone && !Activation.gelu.monotone && !Activation.mish.monotone)
    #expect(Activation.sigmoid.saturates == .both && Activation.relu.saturates == .left)
    #expect(Activation.leakyReLU.saturates == .none)
  }

  @Test func aWrongDerivativeIsRefusedWithItsArgument() throws {
    _ = try Activation.custom("square", { $0 * $0 }, derivative: { 2 * $0 })
    _ = try Activation.custom("my ReLU", { max(0, $0) }, derivative: { $0 > 0 ? 1 : 0 })
    let error = try #require(throws: ActivationError.self) {
      _ = try Activation.custom("broken", { $0 * $0 }, derivative: { $0 > 2 ? 1.9 * $0 : 2 * $0 })
    }
    #expect(error.description.contains("\"broken\" is wrong at z = 2.01"))
    #expect(throws: ActivationError.self) {
      _ = try Activation.custom("flipped", { max(0, $0) }, derivative: { $0 > 0 ? 0 : 1 })
    }
    #expect(throws: ActivationError.self) {
      _ = try Activation.custom("1/z", { 1 / $0 }, derivative: { -1 / ($0 * $0) })
    }
  }
}
