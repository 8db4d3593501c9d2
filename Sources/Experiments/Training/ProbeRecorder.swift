import Foundation
import Networks
import Tensors

/// Takes the measurements that a run's probes ask for.
final class ProbeRecorder {
  /// The layers with weights and the activation layers, by name.
  let weightLayers: [String]
  let activationLayers: [String]
  /// Which parameters are weights (not biases), by index.
  let weightIndices: [Int]
  private let network: Network<Float>
  private let probes: [Probe]
  private let probeSet: Batches
  private var weightsBefore: [[Float]] = []

  init(_ probes: [Probe], _ network: Network<Float>, _ probeSet: Batches) {
    self.probes = probes
    self.network = network
    self.probeSet = probeSet
    weightIndices = network.parameters.indices.filter { network.parameters[$0].shape.count > 1 }
    weightLayers = weightIndices.map { network.parameters[$0].name.components(separatedBy: ": weight")[0] }
    activationLayers = network.activations.map(\.name)
  }

  /// Before the first step.
  func start(_ run: inout TrainingRun) {
    snapshot(0, &run)
    histograms(0, &run)
    if probes.contains(.weightUpdates) { weightsBefore = network.weights }
  }

  /// After the backward pass of a step, before the update.
  func observe(step: Int, _ run: inout TrainingRun) {
    for case .gradientNormsEvery(let interval) in probes where interval > 0 && step.isMultiple(of: interval) {
      run.gradientSamples.append(
        TrainingRun.GradientSample(
          step: step, weights: weightIndices.map { network.parameters[$0].gradientNorm },
          preActivations: network.activations.map(\.inputGradientNorm)))
    }
  }

  func endEpoch(_ epoch: Int, of epochs: Int, _ record: inout TrainingRun.Epoch, _ run: inout TrainingRun) {
    snapshot(epoch, &run)
    if epoch == epochs { histograms(epoch, &run) }
    if probes.contains(.deadUnits) || probes.contains(.saturatedUnits) {
      let shares = unitShares()
      if probes.contains(.deadUnits) { record.deadShares = shares.map(\.dead) }
      if probes.contains(.saturatedUnits) { record.saturatedShares = shares.map(\.saturated) }
    }
    if probes.contains(.weightUpdates) {
      let now = network.weights
      record.weightUpdates = weightIndices.map { index in
        let change = zip(now[index], weightsBefore[index]).reduce(0.0) {
          $0 + Double(($1.0 - $1.1) * ($1.0 - $1.1))
        }
        let size = weightsBefore[index].reduce(0.0) { $0 + Double($1 * $1) }
        return (change / max(size, 1e-30)).squareRoot()
      }
      weightsBefore = now
    }
  }

  private func snapshot(_ epoch: Int, _ run: inout TrainingRun) {
    for case .weights(let wanted) in probes where wanted.contains(epoch) {
      run.snapshots.append(TrainingRun.Snapshot(epoch: epoch, weights: network.weights))
    }
  }

  /// Dead: zero for every sample of the probe set. Saturated: slope below 5 % of the function's largest.
  private func unitShares() -> [(dead: Double, saturated: Double)] {
    var alive = network.activations.map { [Bool](repeating: false, count: $0.outputSize) }
    var flat = network.activations.map { _ in 0 }
    var total = network.activations.map { _ in 0 }
    let limits = network.activations.map { Float(0.05 * $0.maximumSlope) }
    for batch in 0..<probeSet.count {
      let (rows, _) = probeSet.gather(batch, into: network.inputs.start)
      network.forward(rows: rows)
      for (layer, unit) in network.activations.enumerated() {
        let size = unit.outputSize
        for row in 0..<rows {
          for i in 0..<size {
            if unit.output.start[row * size + i] != 0 { alive[layer][i] = true }
            if abs(unit.slopeValues[row * size + i]) < limits[layer] { flat[layer] += 1 }
          }
        }
        total[layer] += rows * size
      }
    }
    return alive.indices.map { layer in
      (
        Double(alive[layer].count { !$0 }) / Double(max(alive[layer].count, 1)),
        Double(flat[layer]) / Double(max(total[layer], 1))
      )
    }
  }

  private func histograms(_ epoch: Int, _ run: inout TrainingRun) {
    for case .activationHistogram(let bins) in probes where bins > 0 {
      var values = network.activations.map { _ in [Float]() }
      for batch in 0..<min(probeSet.count, 2) {
        let (rows, _) = probeSet.gather(batch, into: network.inputs.start)
        network.forward(rows: rows)
        for (layer, unit) in network.activations.enumerated() {
          values[layer] += UnsafeBufferPointer(start: unit.output.start, count: rows * unit.outputSize)
        }
      }
      for (layer, unit) in network.activations.enumerated() {
        run.histograms.append(histogram(unit.name, epoch, values[layer], bins))
      }
    }
  }

  private func histogram(_ layer: String, _ epoch: Int, _ values: [Float], _ bins: Int)
    -> TrainingRun.Histogram
  {
    let lower = Double(values.min() ?? 0)
    let upper = max(Double(values.max() ?? 1), lower + 1e-9)
    var counts = [Int](repeating: 0, count: bins)
    for value in values {
      counts[min(bins - 1, Int((Double(value) - lower) / (upper - lower) * Double(bins)))] += 1
    }
    return TrainingRun.Histogram(
      layer: layer, epoch: epoch, lower: lower, upper: upper,
      shares: counts.map { Double($0) / Double(max(values.count, 1)) })
  }
}
