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
}
