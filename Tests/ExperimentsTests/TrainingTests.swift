import Datasets
import Experiments
import Foundation
import Networks
import Testing

@Suite struct TrainingTests {
  @Test func aPerceptronLearnsDrawnDigits() throws {
    let net = Sequential {
      Linear(784, 64); Activation.gelu; Linear(64, 10)
    }
    let run = try Trainer(net, seed: 7).fit(
      .drawnDigits(count: 4_000, testCount: 1_000), epochs: 4, batchSize: 128,
      probes: [.deadUnits, .activationHistogram(bins: 20)])
    #expect(run.testAccuracy > 0.6)
    #expect(run.history.count == 4 && run.history[3].loss < run.history[0].loss)
    #expect(run.history.allSatisfy { $0.deadShares == [0] && $0.gradientNorm > 0 })
    #expect(run.histograms.map(\.epoch) == [0, 4])
    #expect(run.histograms.allSatisfy { abs($0.shares.reduce(0, +) - 1) < 1e-9 && $0.shares.count == 20 })
  }

  /// Asked after the last epoch alone the test set says the same then, and the training is the same.
  @Test func theTestSetIsAskedWhenItIsWanted() throws {
    let trainer = Trainer(.perceptron([784, 16, 10], activation: .relu), seed: 3)
    let data = Dataset.drawnDigits(count: 500, testCount: 200)
    let each = try trainer.fit(data, epochs: 3, batchSize: 64).history
    let last = try trainer.fit(data, epochs: 3, batchSize: 64, testing: .lastEpoch).history
    #expect(each.map(\.loss) == last.map(\.loss))
    #expect(each.allSatisfy { $0.testLoss.isFinite && $0.testAccuracy > 0 })
    #expect(last.map(\.testLoss.isNaN) == [true, true, false])
    #expect(last.map(\.testAccuracy.isNaN) == [true, true, false])
    #expect(last[2].testLoss == each[2].testLoss && last[2].testAccuracy == each[2].testAccuracy)
  }

  /// A unit is dead when it is zero for every training sample, not for the first thousand only.
  @Test func aUnitThatOnlyTheLastSampleOpensIsAlive() throws {
    let numbers = [Float](repeating: -1, count: 1_200) + [1]
    let samples = Samples(
      count: 1_201, shape: [1], inputs: .numbers(numbers),
      answers: .labels([Int32](repeating: 0, count: 1_201), classes: 2))
    // A rate of nothing: what is counted is the start, in which units point either way.
    let run = try Trainer(
      Sequential {
        Linear(1, 64, initializer: .heNormal); Activation.relu; Linear(64, 2)
      },
      optimizer: .sgd(learningRate: 0), seed: 1
    ).fit(.samples("one opens", train: samples, test: samples.prefix(1)), epochs: 1, probes: [.deadUnits])
    #expect(run.history[0].deadShares == [0])
    let without = samples.prefix(1_200)
    let closed = try Trainer(
      Sequential {
        Linear(1, 64, initializer: .heNormal); Activation.relu; Linear(64, 2)
      },
      optimizer: .sgd(learningRate: 0), seed: 1
    ).fit(.samples("none opens", train: without, test: without.prefix(1)), epochs: 1, probes: [.deadUnits])
    #expect(closed.history[0].deadShares[0] > 0.25 && closed.history[0].deadShares[0] < 0.75)
  }
}
