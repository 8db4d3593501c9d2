@testable import Experiments
import Datasets
@testable import Networks
import Tensors
import Testing

/// Training that goes wrong stops and says where it began.
@Suite struct StopTests {
  private let digits = Dataset.drawnDigits(count: 512, testCount: 100, seed: 5)

  private func stop(_ trainer: Trainer, _ data: Dataset? = nil) throws -> String {
    try #require(throws: TrainingError.self) {
      _ = try Training(trainer: trainer, data: data ?? digits, epochs: 3).compute(ExperimentSession())
    }.description
  }

  @Test func aRateTooLargeStopsTheRun() throws {
    let message = try stop(
      Trainer(.perceptron([784, 32, 32, 10], activation: .identity), optimizer: .sgd(learningRate: 1e20)))
    #expect(message.hasPrefix("Training stopped in epoch 1, batch "))
    #expect(
      message.contains("layer ") && message.contains("is no longer finite. Lower the learning rate"),
      "\(message)")
  }

  @Test func aGradientThatIsNotANumberStopsInItsOwnBatch() throws {
    // The slope is infinite where the unit is shut off: the loss is finite, its gradient is not.
    let net = Sequential {
      Linear(784, 16); Activation.tanh; Linear(16, 10, initializer: .constant(0));
      PoisonedGradient(afterPasses: 2)
    }
    let message = try stop(Trainer(net))
    #expect(
      message.hasPrefix(
        "Training stopped in epoch 1, batch 3: the gradient of layer 3, Linear(16, 10, initializer: .constant(0.0)): bias is no longer finite."
      ))
  }

  @Test func aDataSetThatDoesNotFitNamesBothShapes() {
    #expect(
      throws: ShapeError(
        "the network's last layer", "the data has 1 x 10 classes per sample", "it gives outputs of shape [9]")
    ) {
      _ = try Training(trainer: Trainer(.perceptron([784, 9], activation: .relu)), data: digits, epochs: 1)
        .compute(ExperimentSession())
    }
  }

  @Test func aRunThatIsCalledOffEnds() {
    #expect(throws: CancellationError.self) {
      _ = try Training(trainer: Trainer(.bakeOff(.relu)), data: digits, epochs: 5)
        .compute(ExperimentSession(isCancelled: { true }))
    }
  }
}

/// Passes numbers on, and from some pass on sends NaN back.
private struct PoisonedGradient: Layer {
  let afterPasses: Int
  var summary: String { "PoisonedGradient" }

  func unit<Scalar: Real>(_ construction: Construction, _ scalar: Scalar.Type) throws -> Unit<Scalar> {
    PoisonedUnit<Scalar>(self, construction)
  }
}

private final class PoisonedUnit<Scalar: Real>: Unit<Scalar> {
  private var passesLeft: Int

  init(_ layer: PoisonedGradient, _ construction: Construction) {
    passesLeft = layer.afterPasses
    super.init(layer, construction, outputShape: construction.inputShape, sharesInputGradient: true)
  }

  override func forward(_ x: Target, rows: Int, pass: Pass) {
    super.forward(x, rows: rows, pass: pass)
    output.start.update(from: x, count: rows * inputSize)
  }

  override func backward(_ dy: Target) -> Target {
    if passesLeft == 0 { dy[0] = .nan }
    passesLeft -= 1
    return dy
  }
}
