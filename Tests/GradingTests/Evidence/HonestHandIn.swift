import Datasets
import Experiments
import Foundation
import GradedRuns
import Networks
import Tensors
import Wire

@testable import Grading

/// A whole honest hand-in, as the process that trained it returns it: runs, charts and measurements.
struct HonestHandIn {
  /// Decides seed, batch size, and whether the training was interrupted.
  var number: Int
  var rubric: Rubric
  var data: SecretData

  static let batchSizes = [128, 64, 256]
  static let softGate = try? Activation.custom(
    "soft gate", { z in z / 2 * (1 + z / (1 + abs(z))) },
    derivative: { z in (1 + z / (1 + abs(z))) / 2 + z / (2 * (1 + abs(z)) * (1 + abs(z))) })

  /// Smooth, with corners, and wavy.
  static let own: [Activation] = [
    softGate,
    try? Activation.custom(
      "broken line", { z in z > 1 ? 1 + (z - 1) / 2 : z > 0 ? z : z / 10 },
      derivative: { z in z > 1 ? 0.5 : z > 0 ? 1 : 0.1 }),
    try? Activation.custom(
      "snake", { z in z + sin(z) * sin(z) }, derivative: { z in 1 + 2 * sin(z) * cos(z) }),
  ].compactMap { $0 }

  /// The seven functions, and one of the student's own, which has no charts.
  func made(
    _ functions: [Activation]? = nil
  ) throws -> [SubmittedArtefact] {
    let runs = try Parallel.map(functions ?? Activation.bakeOff + [Self.own[(number / 2) % Self.own.count]]) {
      ($0, try train($0))
    }
    let last = rubric.training.snapshots.last ?? 0
    var artefacts = runs.map { SubmittedArtefact.run(MadeRuns.submitted($0.1, $0.0)) }
    var (losses, norms, dead): ([SubmittedChart.Series], [SubmittedChart.Series], [SubmittedChart.Series]) = (
      [], [], []
    )
    for (activation, run) in runs where ActivationNames.contestant(activation.name) != nil {
      let name = activation.name
      losses.append(.init(name: name, x: run.history.map { Double($0.epoch) }, y: run.history.map(\.loss)))
      let found = try rubric.training.snapshots.filter { $0 > 0 }.map { epoch in
        (epoch, try inspection(run, activation, epoch))
      }
      for (epoch, inspection) in found {
        artefacts.append(
          .measurement(measured(.deadUnits, name, epoch, inspection.deadUnits.map(Double.init))))
        guard epoch == last else { continue }
        let values = inspection.layerGradientNorms
        artefacts.append(.measurement(measured(.gradientFlow, name, epoch, values)))
        norms.append(.init(name: name, x: values.indices.map { Double($0 + 1) }, y: values))
      }
      dead.append(
        .init(
          name: name, x: found.map { Double($0.0) }, y: found.map { Double($0.1.deadUnits.reduce(0, +)) }))
    }
    let charts: [(SubmissionPurpose, String, [SubmittedChart.Series])] = [
      (.convergence, "Loss", losses), (.gradientFlow, "Gradient norm", norms),
      (.deadUnits, "Dead units", dead),
    ]
    return artefacts
      + charts.map { purpose, label, series in
        .chart(
          SubmittedChart(
            purpose: purpose, xLabel: purpose == .gradientFlow ? "Layer" : "Epoch", yLabel: label,
            hasLegend: true, series: series))
      }
  }

  private func measured(
    _ purpose: SubmissionPurpose, _ name: String, _ epoch: Int, _ values: [Double]
  ) -> SubmittedMeasurement {
    SubmittedMeasurement(purpose: purpose, activation: name, epoch: epoch, values: values)
  }

  private func inspection(_ run: TrainingRun, _ activation: Activation, _ epoch: Int) throws
    -> WeightInspection
  {
    let weights = run.snapshots.first { $0.epoch == epoch }?.weights ?? []
    return try WeightInspection(activation, weights: weights, on: data.train)
  }

  private func train(_ activation: Activation) throws -> TrainingRun {
    let trainer = Trainer(.bakeOff(activation), seed: UInt64(number + 1))
    let (epochs, kept) = (rubric.training.epochs, rubric.training.snapshots)
    let batchSize = Self.batchSizes[number % 3]
    guard number.isMultiple(of: 2) else {
      return try trainer.replay(data.train, epochs: epochs, batchSize: batchSize, keeping: kept)
    }
    // Interrupted after some epochs, and gone on with.
    let samples = Dataset.samples("made", train: data.train, test: data.train.prefix(1))
    let probes: [Probe] = [.weights(afterEpochs: kept), .checkpoint]
    let half = try trainer.fit(samples, epochs: (epochs + 1) / 2, batchSize: batchSize, probes: probes)
    return try trainer.fit(samples, epochs: epochs, batchSize: batchSize, probes: probes, continuing: half)
  }
}
