import Datasets
import Experiments
import Networks
import Testing

private let small = Dataset.drawnDigits(count: 600, testCount: 200)

@Suite struct StudyTests {
  @Test func comparisonsRankWhatTheyTrained() throws {
    let outcome = try BakeOff([.relu, .tanh], on: small, epochs: 1, seeds: [1, 2]).run()
    #expect(outcome.variants.map(\.label) == ["ReLU", "tanh"])
    #expect(
      outcome.variants.allSatisfy {
        $0.runs.count == 2 && $0.accuracy.count == 2 && $0.parameterCount == 575_050
      })
    #expect(outcome.ranking.map(\.place) == [1, 2])
    #expect(outcome["ReLU"]?.curve(\.loss).count == 1)
  }

  @Test func intervalsAreStudents() {
    let interval = Interval([1, 2, 3])
    #expect(interval.mean == 2 && abs(interval.halfWidth - 4.303 / 3.0.squareRoot()) < 1e-12)
    #expect(Interval([0, 0.1]).separates(from: Interval([9, 9.1])))
    #expect(!Interval([0]).separates(from: Interval([9])))
  }

  @Test func theDepthStudySpellsAndKnowsItsBaselines() throws {
    let study = DepthStudy(
      depths: [0, 2], activations: [.relu, .signInverting(alpha: 0.01)],
      on: .drawnDigits(count: 1_500, testCount: 300),
      epochs: 1, seeds: [1])
    let outcome = try study.run()
    #expect(outcome.cells.count == 4)
    #expect(outcome.cells.allSatisfy { $0.losses.first?.count == 1 && $0.letters.mean > 0.3 })
    #expect(outcome.blindWord < 0.2 && outcome.blindFirstLetter < 0.3 && outcome.blindLetters > 0.7)
    #expect(outcome.undertrained != nil)
  }

  @Test func deadUnitsAreGraded() throws {
    let outcome = try DeadUnits(
      learningRates: [0.001, 0.1], remedies: [.none, .leakyReLU], on: small, hidden: [32, 32], epochs: 2
    ).run()
    #expect(outcome.rows.count == 4)
    #expect(outcome.row(.leakyReLU, learningRate: 0.1)?.deadShare == 0)
    #expect(DeadUnits.Severity(share: 0.31) == .serious)
  }

  @Test func smallStudiesRun() throws {
    #expect(try GeluAsDropout(draws: 5_000).run().largestDeviation < 4.5)
    let zigzag = try ZigZag().run()
    #expect(zigzag.positive.sameSign == 1 && zigzag.centred.sameSign < 0.9)
    #expect(try TemperatureSweep().run().rows.count == 5)
    let boundary = try DecisionBoundary(.xor, activation: .tanh, hidden: [8], epochs: 40, resolution: 11)
      .run()
    #expect(boundary.run.testAccuracy > 0.9 && boundary.probabilities.count == 11)
    let fit = try FunctionFit(.sine, widths: [2, 32], activation: .tanh, epochs: 60).run()
    #expect(fit.fits[1].error.mean < 0.05)
    let stability = try RecurrentStability(steps: 20, hidden: 16, gains: [0.5, 1.5], epochs: 1).run()
    #expect(stability.flows.count == 6 && stability.trainings.count == 12)
    #expect(
      try WorkToLoss([.relu], on: small, threshold: 2.2, epochs: 3, seeds: [1]).run().rows[0].missed == 0)
    #expect(try ImbalancedDigits([.relu], on: small, epochs: 1).run().rows[0].perClass[0].count == 10)
    #expect(try Calibration(on: small, epochs: 1).run().curves.count == 5)
    #expect(try GatedFFN(epochs: 2, seeds: [1]).run().variants.count == 7)
    #expect(try SearchActivations(on: small, epochs: 1, seeds: [1]).run().variants.count == 5)
    #expect(try SparseInputs([.relu], epochs: 1, seeds: [1]).run().variants.count == 2)
    #expect(try SigmoidFix(on: small, depth: 2, epochs: 1, seeds: [1]).run().variants.count == 8)
    #expect(try KernelSize(on: small, epochs: 1, seeds: [1]).run().variants.map(\.parameterCount)[0] > 0)
    #expect(try SignedTargets(epochs: 2, seeds: [1]).run().variants.count == 4)
    #expect(try Normalization(on: small, depth: 2, epochs: 1, seeds: [1]).run().variants.count == 5)
    #expect(try ResidualRescue(depths: [2], on: small, epochs: 1, seeds: [1]).run().variants.count == 2)
    #expect(try BatchSizeStudy([64], on: small, epochs: 1, seeds: [1]).run().variants.count == 3)
    #expect(try SkewedInputs([.relu], on: small, epochs: 1, seeds: [1]).run().variants.count == 4)
    #expect(try HiddenSoftmax(on: small, epochs: 1, seeds: [1]).run().variants.count == 3)
    #expect(
      try DropoutInterplay([.relu], probabilities: [0, 0.5], on: small, epochs: 1, seeds: [1]).run().variants
        .count == 2)
    #expect(
      try DeepTraining([.relu], on: small, epochs: 1).run().variants[0].runs[0].gradientSamples.isEmpty
        == false)
    #expect(
      try ActivationTraining([.prelu], on: small, epochs: 1, seeds: [1]).run().variants[0].parameterCount
        == 235_148)
    #expect(try ActivationAtlas().run().entries.count == Activation.all.count)
  }
}
