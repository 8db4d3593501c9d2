import Networks
import Tensors
import Testing

@Suite struct ShapeTests {
  @Test func aMismatchNamesTheLayerAndBothShapes() throws {
    let net = Sequential {
      Linear(784, 512); Activation.relu; Linear(256, 10)
    }
    let error = try #require(throws: ShapeError.self) { _ = try net.initialized() }
    #expect(
      error.description
        == "layer 3, Linear(256, 10): it expects inputs of shape [256], but it receives [512].")
  }

  @Test func theTextbooksNetworkHasItsParameters() throws {
    #expect(try Sequential.perceptron([784, 256, 128, 10], activation: .relu).parameterCount() == 235_146)
  }

  @Test func anInputThatDoesNotFitIsRefused() throws {
    let model = try Sequential { Linear(3, 2) }.initialized()
    #expect(try model(Tensor(shape: [5, 3])).shape == [5, 2])
    #expect(throws: ShapeError.self) { try model(Tensor(shape: [5, 4])) }
  }

  /// Each layer that asks something of its input says what, where, and what it gets.
  @Test(arguments: [
    (
      [9], Conv2d(1, 4) as any Layer,
      "layer 1, Conv2d(1, 4, kernelSize: 3): it expects inputs of shape [height, width, 1] with room for the kernel, but it receives [9]."
    ),
    (
      [2, 2, 1], Conv2d(1, 4),
      "layer 1, Conv2d(1, 4, kernelSize: 3): it expects inputs of shape [height, width, 1] with room for the kernel, but it receives [2, 2, 1]."
    ),
    ([5], BatchNorm(4), "layer 1, BatchNorm(4): it expects inputs of shape [..., 4], but it receives [5]."),
    (
      [6], GroupNorm(groups: 4, 6),
      "layer 1, GroupNorm(groups: 4, 6): it expects inputs of shape [..., 6] in 4 equal groups, but it receives [6]."
    ),
    ([7], GRU(3, 5), "layer 1, GRU(3, 5): it expects inputs of shape [steps, 3], but it receives [7]."),
    (
      [4, 2], LSTM(3, 5),
      "layer 1, LSTM(3, 5): it expects inputs of shape [steps, 3], but it receives [4, 2]."
    ),
    (
      [10], Reshape([3, 3]),
      "layer 1, Reshape([3, 3]): it expects inputs of shape 9 numbers in all, but it receives [10]."
    ),
    (
      [3, 3, 1], Pool2d.max(4),
      "layer 1, Pool2d.max(4): it expects inputs of shape [height, width, channels] with sides of at least 4, but it receives [3, 3, 1]."
    ),
    (
      [5], GatedLinear(4, 3, gate: .gelu),
      "layer 1, GatedLinear(4, 3, gate: GELU): it expects inputs of shape [4], but it receives [5]."
    ),
    (
      [5], Residual { Linear(5, 4) },
      "layer 1, Residual: its inner layers must return the input's shape [5], but they return [4]."
    ),
  ])
  func eachLayerSaysWhatDoesNotFit(shape: [Int], layer: any Layer, message: String) throws {
    let error = try #require(throws: ShapeError.self) {
      _ = try Sequential(layers: [layer]).initialized(inputShape: shape)
    }
    #expect(error.description == message)
  }
}
