@testable import Experiments
import Datasets
import Foundation
import Networks
import TestSampling
import Testing

/// A small run of each training experiment, and the losses it had when it was checked.
///
/// The runs are so short that rounding has not yet grown beyond the tolerance on other processors. A
/// missing entry is written and fails; `LECTERN_RECORD=1` writes all anew.
@Suite(.inTurn, .serialized) struct PinnedLossTests {
  private static let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Pinned/losses.json")
  private static let digits = Dataset.drawnDigits(count: 512, testCount: 128, seed: 11)

  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let losses: @Sendable (ExperimentSession) throws -> [Double]

    init(_ name: String, _ losses: @escaping @Sendable (ExperimentSession) throws -> [Double]) {
      (testDescription, self.losses) = (name, losses)
    }

    init<E: Experiment>(_ experiment: E) where E.Outcome == Comparison {
      self.init(experiment.name) { session in
        try experiment.compute(session).variants.flatMap { variant in
          variant.runs.flatMap { $0.history.map(\.loss) }
        }
      }
    }
  }

  static let cases: [Case] = [
    Case(BakeOff(on: digits, epochs: 2, seeds: [1, 2])),
    Case(ActivationTraining(on: digits, epochs: 1, seeds: [1])),
    Case(DeepTraining(on: digits, epochs: 1)),
    Case(Normalization(on: digits, depth: 3, epochs: 1, seeds: [1])),
    Case(DropoutInterplay(on: digits, epochs: 1, seeds: [1])),
    Case(ResidualRescue(depths: [4, 8], on: digits, epochs: 1, seeds: [1])),
    Case(BatchSizeStudy([64, 256], on: digits, epochs: 1, seeds: [1])),
    Case(SkewedInputs(on: digits, epochs: 1, seeds: [1])),
    Case(HiddenSoftmax(on: digits, epochs: 1, seeds: [1])),
    Case(SigmoidFix(on: digits, depth: 3, epochs: 1, seeds: [1])),
    Case(KernelSize(on: digits, epochs: 1, seeds: [1])),
    Case(GatedFFN(epochs: 1, seeds: [1])),
    Case(SignedTargets(epochs: 1, seeds: [1])),
    Case(SparseInputs(vocabulary: 60, epochs: 1, seeds: [1])),
    Case(SearchActivations(on: digits, epochs: 1, seeds: [1])),
    Case("DeadUnits") { session in
      try DeadUnits(learningRates: [0.001, 0.01], on: digits, epochs: 1).compute(session).rows
        .flatMap { [$0.testAccuracy, $0.deadShare] }
    },
    Case("DepthStudy") { session in
      try DepthStudy(depths: [0, 2], on: digits, epochs: 1, seeds: [1]).compute(session).cells
        .flatMap { $0.losses.flatMap { $0 } }
    },
    Case("DepthStudy, residual with batch norm") { session in
      try DepthStudy(
        depths: [2], activations: [.relu], on: digits, epochs: 1, seeds: [1], residual: true, batchNorm: true
      ).compute(session).cells.flatMap { $0.losses.flatMap { $0 } }
    },
    Case("RecurrentStability") { session in
      try RecurrentStability(steps: 8, hidden: 8, gains: [1], epochs: 1).compute(session).trainings
        .flatMap(\.testAccuracies)
    },
    Case("ImbalancedDigits") { session in
      try ImbalancedDigits([.relu, .tanh], on: digits, epochs: 1).compute(session).rows.flatMap {
        $0.perClass[0]
      }
    },
    Case("WorkToLoss") { session in
      try WorkToLoss([.relu, .tanh], on: digits, threshold: 2.2, epochs: 8, seeds: [1]).compute(session).rows
        .map(\.updates.mean)
    },
    Case("Calibration") { session in
      let outcome = try Calibration(on: digits, epochs: 2).compute(session)
      return [outcome.accuracy] + outcome.curves.map(\.expectedError)
    },
    Case("FunctionFit") { session in
      try FunctionFit(.sine, widths: [4, 16], activation: .tanh, epochs: 3).compute(session).fits.flatMap(
        \.losses)
    },
    Case("DecisionBoundary") { session in
      try DecisionBoundary(.moons, activation: .swish, epochs: 2, resolution: 5).compute(session).run.history
        .map(\.loss)
    },
    Case("ZigZag") { session in
      let outcome = try ZigZag(steps: 6).compute(session)
      return outcome.positive.losses + outcome.centred.losses
    },
    // It keeps no losses: how many pieces there are, and the mean steepness of the difference of the classes.
    Case("LinearRegions, trained") { session in
      let outcome = try LinearRegions(widths: [6, 6], seed: 2, trainedOn: .moons, epochs: 5).compute(session)
      let steepness = outcome.regions.reduce(0) { $0 + $1.area * hypot($1.slope[0], $1.slope[1]) }
      return outcome.countAfterLayer.map(Double.init) + [steepness]
    },
  ]

  @Test(arguments: cases)
  func lossesAreThoseThatWereChecked(experiment: Case) throws {
    let found = try experiment.losses(ExperimentSession())
    #expect(!found.isEmpty && found.allSatisfy(\.isFinite))
    var pinned: [String: [Double]] = [:]
    if let data = try? Data(contentsOf: PinnedLossTests.file) {
      pinned = try JSONDecoder().decode([String: [Double]].self, from: data)
    }
    let name = experiment.testDescription
    guard let expected = pinned[name], ProcessInfo.processInfo.environment["LECTERN_RECORD"] != "1" else {
      pinned[name] = found.map { ($0 * 1e6).rounded() / 1e6 }
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
      try FileManager.default.createDirectory(
        at: PinnedLossTests.file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try (encoder.encode(pinned) + Data("\n".utf8)).write(to: PinnedLossTests.file)
      Issue.record("\(name) was not pinned; it is now, read the difference and run again")
      return
    }
    #expect(found.count == expected.count)
    for (index, pair) in zip(found, expected).enumerated() {
      #expect(abs(pair.0 - pair.1) <= 1e-3 * max(1, abs(pair.1)), "\(name)[\(index)]")
    }
  }
}
