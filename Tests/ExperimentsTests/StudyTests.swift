@testable import Experiments
import Datasets
import Foundation
import Networks
import Testing

@Suite struct StudyTests {
  private static let digits = Dataset.drawnDigits(count: 2_000, testCount: 500, seed: 6)

  /// The official test set's share of ones, of first letters, and of letters under teacher forcing.
  @Test func blindBaselinesOfMNIST() {
    let counts = [980, 1_135, 1_032, 1_010, 982, 892, 958, 1_028, 974, 1_009]
    let labels = counts.enumerated().flatMap { [Int32](repeating: Int32($0), count: $1) }
    let blind = DigitWords.blindBaselines(
      Samples(
        count: labels.count, shape: [1],
        inputs: .bytes([UInt8](repeating: 0, count: labels.count), mean: 0, deviation: 1),
        answers: .labels(labels, classes: 10)))
    #expect(abs(blind.word - 0.1135) < 1e-9)
    #expect(abs(blind.firstLetter - 0.204) < 0.001)
    #expect(abs(blind.letters - 0.783) < 0.001)
  }

  @Test func wordsEndWithTheirSign() {
    #expect(DigitWords.letters == 17)
    for digit in 0..<10 {
      let word = DigitWords.word(digit)
      let name = DigitWords.names[digit]
      #expect(word.count == DigitWords.length && word[name.count] == DigitWords.end)
      #expect(String(word.prefix(name.count).map { DigitWords.alphabet[$0] }) == name)
    }
  }

  /// The shallow network learns to spell; and when it has not, the study says so instead of finding.
  @Test func aShallowNetworkSpellsAndAnUntrainedStudyIsAFailure() throws {
    let trained = try DepthStudy(
      depths: [0], activations: [.relu], on: StudyTests.digits, epochs: 6, seeds: [1]
    )
    .compute(ExperimentSession())
    let cell = try #require(trained.cell(depth: 0, "ReLU"))
    #expect(cell.losses.first?.count == 6)
    #expect(cell.wholeWord.mean > 0.6 && cell.wholeWord.mean > 3 * trained.blindWord)
    #expect(cell.firstLetter.mean >= cell.wholeWord.mean && cell.letters.mean > trained.blindLetters)
    let raw = try DepthStudy(
      depths: [0], activations: [.relu], on: StudyTests.digits.first(128, test: 200), epochs: 1, seeds: [1]
    ).compute(ExperimentSession())
    #expect(try #require(raw.undertrained).hasPrefix("Undertrained: depth 0 with ReLU spells "))
  }

  @Test func deepTrainingKeepsEachLayersNormOverTime() throws {
    let comparison = try DeepTraining(on: StudyTests.digits, epochs: 1, interval: 4).compute(
      ExperimentSession())
    #expect(comparison.variants.map(\.label) == ["sigmoid", "tanh", "ReLU", "GELU"])
    for variant in comparison.variants {
      let samples = try #require(variant.runs.first).gradientSamples
      #expect(samples.map(\.step) == [0, 4, 8, 12])
      #expect(samples.allSatisfy { $0.weights.count == 21 && $0.preActivations.count == 20 })
    }
    // Before the first step: sigmoid's gradient dies on the way to the first layer, ReLU's with He's start does not.
    func reach(_ label: String) throws -> Double {
      let first = try #require(comparison[label]?.runs.first?.gradientSamples.first).preActivations
      return first[0] / first[19]
    }
    #expect(try reach("sigmoid") < 1e-8)
    #expect(try reach("ReLU") > 0.05)
  }

  /// A leader needs a margin: what Tukey's test of all pairs cannot tell from it is named beside it.
  @Test func theBakeOffRanksWithIntervals() throws {
    let comparison = try BakeOff([.sigmoid, .relu], on: StudyTests.digits, epochs: 3, seeds: [1, 2, 3])
      .compute(ExperimentSession())
    #expect(comparison.ranking.map(\.label) == ["ReLU", "sigmoid"])
    let blocked = try #require(try comparison.blocked())
    #expect(comparison.ranking[0].notSeparatedFrom == (blocked.told(from: "ReLU").isEmpty ? ["sigmoid"] : []))
    #expect(comparison.ranking[0].accuracy.lower < comparison.ranking[0].accuracy.mean)
    #expect(comparison.variants.allSatisfy { $0.parameterCount == 575_050 && $0.runs.count == 3 })
    let epoch = try #require(comparison["ReLU"]?.runs.first?.history.last)
    #expect(epoch.gradientNorm > 0 && epoch.layerGradientNorms.count == 5 && epoch.deadShares.count == 4)
  }

  /// Drawn digits are a task in which activations can be told apart: not so easy that all are right, nor noise.
  @Test func aPerceptronReadsDrawnDigits() throws {
    let run = try Trainer(.perceptron([784, 256, 128, 10], activation: .relu), seed: 1)
      .fit(.drawnDigits(count: 10_000, testCount: 4_000, seed: 0), epochs: 8)
    #expect(run.testAccuracy > 0.95 && run.testAccuracy < 0.99, "\(run.testAccuracy)")
  }
}
