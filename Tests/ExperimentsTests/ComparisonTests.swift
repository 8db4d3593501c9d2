import Experiments
import Datasets
import Networks
import Statistics
import Testing

/// What seeds can tell: paired by seed, blocked by seed, and nothing from one.
@Suite struct ComparisonTests {
  private static let digits = Dataset.drawnDigits(count: 300, testCount: 200, seed: 5)

  private func runs(_ activation: Activation, _ seeds: [UInt64]) throws -> [TrainingRun] {
    try seeds.map {
      try Trainer(.perceptron([784, 16, 10], activation: activation), seed: $0).fit(Self.digits, epochs: 1)
    }
  }

  @Test func runsArePairedByTheirSeeds() throws {
    let comparison = Comparison([
      ("ReLU", try runs(.relu, [3, 1, 2])), ("tanh", try runs(.tanh, [2, 3, 4])),
    ])
    let effect = try #require(try comparison.paired("ReLU", "tanh"))
    let shared = { (label: String) in
      (comparison[label]?.runs ?? []).filter { [2, 3].contains($0.seed) }.sorted { $0.seed < $1.seed }
        .map(\.testAccuracy)
    }
    #expect(effect == (try PairedComparison(shared("ReLU"), shared("tanh"))))
    #expect(effect.count == 2)
    let losses = try #require(try comparison.blocked(by: { $0.loss }))
    #expect(losses.blockCount == 2 && losses.labels == ["ReLU", "tanh"])
  }

  @Test func oneSeedSaysNothing() throws {
    let comparison = Comparison([("ReLU", try runs(.relu, [1])), ("tanh", try runs(.tanh, [1]))])
    #expect(try comparison.paired("ReLU", "tanh") == nil)
    #expect(try comparison.blocked() == nil)
    #expect(comparison.ranking.allSatisfy { $0.notSeparatedFrom.count == 1 })
  }

  @Test func aLabelThatIsNotThereIsNamed() throws {
    let comparison = Comparison([("ReLU", try runs(.relu, [1, 2])), ("tanh", try runs(.tanh, [1, 2]))])
    #expect(throws: TrainingError("There is no 'relu' in this comparison; it has ReLU; tanh.")) {
      try comparison.paired("relu", "tanh")
    }
  }
}
