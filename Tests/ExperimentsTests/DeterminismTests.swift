@testable import Experiments
import Datasets
import Networks
@testable import Tensors
import Testing

struct NamedNetwork: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let network: Sequential

  init(_ name: String, _ network: Sequential) { (testDescription, self.network) = (name, network) }
}

/// The same seed gives the same bits for any number of threads, and whatever else runs.
@Suite struct DeterminismTests {
  private static let digits = Dataset.drawnDigits(count: 1_000, testCount: 200, seed: 5)

  private static let networks = [
    NamedNetwork("perceptron", .bakeOff(.gelu)),
    NamedNetwork(
      "convolution",
      Sequential {
        Reshape.image; Conv2d(1, 16, stride: 2, padding: 1); Activation.relu; Conv2d(16, 16, padding: 1);
        BatchNorm(16)
        Activation.swish; Pool2d.max(2); Dropout(0.2); Flatten(); Linear(784, 10)
      }),
    NamedNetwork(
      "GRU",
      Sequential {
        Reshape([28, 28]); GRU(28, 48, returnsSequence: false); Activation.prelu; Linear(48, 10)
      }),
  ]

  @Test(arguments: networks)
  func threadsChangeNothing(network: NamedNetwork) throws {
    func train(threads: Int) throws -> TrainingRun {
      // Past the memo, which would answer the second call with the first result.
      try Parallel.$threadLimit.withValue(threads) {
        try Training(
          trainer: Trainer(network.network, clipping: .norm(5), seed: 3), data: DeterminismTests.digits,
          epochs: 1,
          probes: [.gradientNormsEvery(steps: 3), .weights(afterEpochs: [1]), .deadUnits]
        ).compute(ExperimentSession())
      }
    }
    let one = try train(threads: 1)
    for threads in [2, 3, 5] {
      let other = try train(threads: threads)
      #expect(one.snapshots.first?.weights == other.snapshots.first?.weights, "\(threads) threads")
      #expect(one.history.map(\.loss) == other.history.map(\.loss), "\(threads) threads")
      #expect(
        one.gradientSamples.map(\.weights) == other.gradientSamples.map(\.weights), "\(threads) threads")
    }
    let again = try train(threads: 1)
    #expect(one.snapshots.first?.weights == again.snapshots.first?.weights)
  }

  /// The optimiser's memory goes along, so that a stop leaves no trace in history or weights.
  @Test(arguments: [Optimizer.adam(), .sgd(learningRate: 0.05, momentum: 0.9)])
  func anInterruptedTrainingGoesOn(_ optimizer: Optimizer) throws {
    let trainer = Trainer(.bakeOff(.gelu), optimizer: optimizer, seed: 3)
    let probes: [Probe] = [.weights(afterEpochs: [0, 1, 3]), .checkpoint]
    let whole = try trainer.replay(
      try Self.digits.load().train, epochs: 3, batchSize: 128, keeping: [0, 1, 3])
    let half = try trainer.fit(Self.digits, epochs: 1, probes: probes)
    let rest = try trainer.fit(Self.digits, epochs: 3, probes: probes, continuing: half)
    #expect(rest.history.map(\.loss) == whole.history.map(\.loss))
    #expect(rest.snapshots.map(\.epoch) == [0, 1, 3])
    #expect(rest.snapshots.map(\.weights) == whole.snapshots.map(\.weights))
    #expect(rest.recipe == half.recipe && rest.checkpoint?.epoch == 3)
  }

  /// The running mean and variance of a batch norm are no parameters, and evaluation needs them all the same.
  @Test func aBatchNormGoesOnWithItsStatistics() throws {
    let net = Sequential {
      Linear(784, 24); BatchNorm(24); Activation.relu
      Residual {
        Linear(24, 24); BatchNorm(24); Activation.relu
      }
      Linear(24, 10)
    }
    let trainer = Trainer(net, seed: 3)
    let half = try trainer.fit(Self.digits, epochs: 1, probes: [.weights(afterEpochs: [1]), .checkpoint])
    let rest = try trainer.fit(Self.digits, epochs: 3, continuing: half)
    let whole = try trainer.fit(Self.digits, epochs: 3)
    #expect(rest.history.map(\.loss) == whole.history.map(\.loss))
    #expect(rest.history.map(\.testLoss) == whole.history.map(\.testLoss))
    #expect(rest.history.map(\.testAccuracy) == whole.history.map(\.testAccuracy))

    let model = try net.initialized(inputShape: [784])
    try model.load(try #require(half.snapshots.last).weights)
    let test = try Self.digits.load().test
    let answers = try model(Tensor(test.numbers, shape: [test.count, 784])).largestIndices
    let right = test.labels.indices.count { Int(test.labels[$0]) == answers[$0] }
    #expect(Double(right) / Double(test.count) == half.testAccuracy)
  }

  @Test func onlyItsOwnTrainingGoesOn() throws {
    let trainer = Trainer(.bakeOff(.relu), seed: 3)
    let bare = try trainer.fit(Self.digits, epochs: 1)
    let message = "The run kept no checkpoint to go on from; train with probes: [.checkpoint]."
    #expect(throws: TrainingError(message)) { try trainer.fit(Self.digits, epochs: 2, continuing: bare) }
    let run = try trainer.fit(Self.digits, epochs: 1, probes: [.checkpoint])
    #expect(
      throws: TrainingError(
        "The run was trained with another network, seed, batch size, rule or number of samples; go on with the same."
      )
    ) { try Trainer(.bakeOff(.relu), seed: 4).fit(Self.digits, epochs: 2, continuing: run) }
  }

  @Test func anotherSeedGivesOtherBits() throws {
    let losses = try [1, 2].map { seed in
      try Training(
        trainer: Trainer(.perceptron([784, 32, 10], activation: .relu), seed: seed),
        data: DeterminismTests.digits,
        epochs: 1
      ).compute(ExperimentSession()).loss
    }
    #expect(losses[0] != losses[1])
  }

  @Test func comparisonsDoNotDependOnTheirOrderOfWork() throws {
    func run(threads: Int) throws -> [Double] {
      try Parallel.$threadLimit.withValue(threads) {
        try BakeOff([.relu, .tanh, .gelu], on: DeterminismTests.digits, epochs: 1, seeds: [1, 2])
          .compute(ExperimentSession()).variants.flatMap { $0.runs.map(\.loss) }
      }
    }
    let one = try run(threads: 1)
    #expect(one.count == 6)
    #expect(try run(threads: 4) == one)
  }
}
