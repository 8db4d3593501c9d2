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
}
