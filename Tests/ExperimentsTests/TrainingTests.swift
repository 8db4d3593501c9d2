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
    print(run.history.map { ($0.loss, $0.accuracy, $0.testAccuracy, $0.gradientNorm) })
    #expect(run.testAccuracy > 0.6)
  }
}
