import Charts
import Experiments
import Foundation
import Networks
import Wire

/// Hands in a training run of an assignment: its history, the weights it kept, and the activation.
///
/// On your own machine it only says what would be handed in. The grader runs the notebook itself and
/// computes everything from the weights.
///
/// - Throws: `SubmissionError` when the run kept no weights.
public func submit(_ run: TrainingRun, of activation: Activation) throws {
  guard !run.snapshots.isEmpty else {
    throw SubmissionError(
      description:
        "The run of \(activation.name) kept no weights; train with probes: [.weights(afterEpochs: ...)].")
  }
  let inputs = SubmissionChannel.probes ?? []
  let isWritten = activation.holdsClosure
  let submitted = SubmittedRun(
    activation: SubmittedActivation(
      name: activation.name, values: inputs.map(activation.f), slopes: inputs.map(activation.derivative),
      samples: isWritten ? SampledFunction.answers(activation.f, derivative: activation.derivative) : Data(),
      family: isWritten ? nil : activation.family.rawValue, parameter: activation.parameter),
    history: run.history.map {
      SubmittedRun.Epoch(epoch: $0.epoch, loss: $0.loss, accuracy: $0.accuracy, gradientNorm: $0.gradientNorm)
    },
    snapshots: run.snapshots.map { snapshot in
      var bytes = Data()
      for values in snapshot.weights { values.withUnsafeBytes { bytes.append(contentsOf: $0) } }
      return SubmittedRun.Snapshot(epoch: snapshot.epoch, weights: bytes)
    },
    recipe: run.recipe.map {
      SubmittedRun.Recipe(seed: $0.seed, batchSize: $0.batchSize, samples: $0.samples, rule: $0.rule)
    })
  SubmissionChannel.send(
    .run(submitted),
    "handed in: the run of \(activation.name), \(run.history.count) epochs, "
      + "weights after epochs \(run.snapshots.map { String($0.epoch) }.joined(separator: ", "))")
}

/// Hands in a chart; its data are read off the chart itself.
///
/// - Throws: `ChartError` when the chart cannot be drawn.
public func submit(_ chart: Chart, as purpose: SubmissionPurpose) throws {
  let facts = try chart.facts()
  SubmissionChannel.send(
    .chart(
      SubmittedChart(
        purpose: purpose, xLabel: facts.xLabel, yLabel: facts.yLabel, hasLegend: facts.hasLegend,
        series: facts.series.map { SubmittedChart.Series(name: $0.name, x: $0.x, y: $0.y) })),
    "handed in: the chart of \(purpose.rawValue), \(facts.series.count) series")
}

/// Hands in the gradient norm of each weight layer after an epoch, first layer first.
public func submit(gradientNorms: [Double], of activation: Activation, afterEpoch epoch: Int) {
  SubmissionChannel.measured(.gradientFlow, gradientNorms, activation, epoch)
}

/// Hands in the number of dead units of each hidden layer after an epoch, first layer first.
public func submit(deadUnits: [Int], of activation: Activation, afterEpoch epoch: Int) {
  SubmissionChannel.measured(.deadUnits, deadUnits.map(Double.init), activation, epoch)
}

/// Why something cannot be handed in.
public struct SubmissionError: Error, CustomStringConvertible {
  public let description: String
}

/// What an artefact is handed in as: `.convergence`, `.gradientFlow` or `.deadUnits`.
public typealias SubmissionPurpose = Wire.SubmissionPurpose

enum SubmissionChannel {
  /// The grader's inputs; `nil` on the student's own machine.
  static var probes: [Double]? {
    ProcessInfo.processInfo.environment[SubmittedActivation.probeVariable].map {
      $0.split(separator: " ").compactMap { Double($0) }
    }
  }

  static func measured(
    _ purpose: SubmissionPurpose, _ values: [Double], _ activation: Activation, _ epoch: Int
  ) {
    send(
      .measurement(
        SubmittedMeasurement(
          purpose: purpose, activation: activation.name, epoch: epoch, values: values)),
      "handed in: \(purpose.rawValue) of \(activation.name) after epoch \(epoch)")
  }

  static func send(_ artefact: SubmittedArtefact, _ words: String) {
    var forms = [MIMERepresentation(.plain, words)]
    // Weights are large, so they leave the process only where somebody waits for them.
    if probes != nil, let json = try? JSONEncoder.exchange().encode(artefact) {
      forms.insert(MIMERepresentation(.artefact, String(decoding: json, as: UTF8.self)), at: 0)
    }
    Worker.current.channel.send(.display(MIMEBundle(forms)))
  }
}
