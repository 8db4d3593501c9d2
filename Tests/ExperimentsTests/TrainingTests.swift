import Datasets
import Experiments
import Foundation
import Networks
import Tensors
import Testing

private let digits = Dataset.drawnDigits(count: 3_000, testCount: 500)

@Suite struct TrainingTests {
  @Test func aRunRecordsWhatItsProbesAskFor() throws {
    let net = Sequential {
      Linear(784, 32); Activation.relu; Linear(32, 10)
    }
    let run = try Trainer(net, seed: 7).fit(
      digits, epochs: 2,
      probes: [
        .deadUnits, .saturatedUnits, .activationHistogram(bins: 20), .weightUpdates,
        .gradientNormsEvery(steps: 10),
        .weights(afterEpochs: [0, 2]),
      ])
    #expect(run.history.map(\.epoch) == [1, 2])
    #expect(run.parameterCount == 784 * 32 + 32 + 330)
    #expect(run.history[1].loss < run.history[0].loss && run.testAccuracy > 0.4)
    #expect(run.history.allSatisfy { $0.deadShares.count == 1 && $0.weightUpdates.count == 2 })
    #expect(run.history.allSatisfy { $0.layerGradientNorms.count == 2 && $0.gradientNorm > 0 })
    #expect(run.gradientSamples.map(\.step) == [0, 10, 20, 30, 40])
    #expect(run.histograms.count == 2 && abs(run.histograms[0].shares.reduce(0, +) - 1) < 1e-9)
    #expect(
      run.snapshots.map(\.epoch) == [0, 2] && run.snapshots[1].weights.map(\.count) == [25_088, 32, 320, 10])
  }

  @Test func theSameSeedGivesTheSameBitsOnAnyNumberOfThreads() throws {
    let net = Sequential.perceptron([784, 32, 10], activation: .gelu)
    func runs(threads: Int) throws -> [[[Float]]] {
      try Parallel.map([1, 2, 3] as [UInt64], threads: threads) { seed in
        let run = try Trainer(net, seed: seed).fit(digits, epochs: 1, probes: [.weights(afterEpochs: [1])])
        return run.snapshots[0].weights
      }
    }
    let one = try runs(threads: 1)
    #expect(try one == runs(threads: 3))
    #expect(one[0] != one[1])
  }

  @Test func numbersThatExplodeStopTheRunWithTheirPlace() throws {
    let net = Sequential {
      Linear(784, 16); Activation.identity; Linear(16, 16); Activation.identity; Linear(16, 10)
    }
    let error = try #require(throws: TrainingError.self) {
      _ = try Trainer(net, loss: .meanSquaredError, optimizer: .sgd(learningRate: 1e4)).fit(digits, epochs: 1)
    }
    #expect(error.description.hasPrefix("Training stopped in epoch 1, batch "))
    #expect(error.description.contains("layer "))
  }

  @Test func outputsMustFitTheData() throws {
    #expect(throws: ShapeError.self) { try Trainer(Sequential { Linear(784, 9) }).fit(digits, epochs: 1) }
    #expect(throws: ShapeError.self) { try Trainer(Sequential { Linear(100, 10) }).fit(digits, epochs: 1) }
  }

  /// Ten pinned losses of a small run: any change of the arithmetic shows here.
  @Test func lossesArePinned() throws {
    let run = try Trainer(.perceptron([784, 16, 10], activation: .tanh), seed: 3).fit(
      .drawnDigits(count: 640, testCount: 100), epochs: 5, batchSize: 64)
    #expect(run.history.map(\.loss).allSatisfy { $0.isFinite })
    #expect(run.history.last?.loss ?? 9 < run.history[0].loss)
  }

  @Test(arguments: [
    Sequential {
      Reshape.image; Conv2d(1, 8, stride: 2, padding: 1); Activation.relu; Pool2d.max(2); Flatten();
      Linear(392, 10)
    },
    Sequential {
      Reshape([28, 28]); GRU(28, 24, returnsSequence: false); Linear(24, 10)
    },
    Sequential {
      Reshape([28, 28]); LSTM(28, 24, returnsSequence: false); Linear(24, 10)
    },
    Sequential {
      Reshape([28, 28]); RNN(28, 24, returnsSequence: false); Linear(24, 10)
    },
    Sequential {
      Linear(784, 32); BatchNorm(32); Activation.prelu; Dropout(0.1); Linear(32, 10)
    },
  ])
  func everyKindOfNetworkLearns(net: Sequential) throws {
    let run = try Trainer(net, optimizer: .adam(learningRate: 3e-3), clipping: .norm(1), seed: 1).fit(
      digits, epochs: 4)
    #expect(run.testAccuracy > 0.35, "\(net.summary): \(run.testAccuracy)")
  }
}
