import Datasets
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
  /// The first samples, and all of them, in the order of the data.
  private let probeSet: Batches, trainingSet: Batches
  private var weightsBefore: [[Float]] = []

  init(_ probes: [Probe], _ network: Network<Float>, _ samples: Samples, batchSize: Int) {
    self.probes = probes
    self.network = network
    probeSet = Batches(samples.prefix(1_000), batchSize: batchSize, seed: 0)
    trainingSet = Batches(samples, batchSize: batchSize, seed: 0)
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
    if probes.contains(.deadUnits) { record.deadShares = deadShares() }
    if probes.contains(.saturatedUnits) { record.saturatedShares = saturatedShares() }
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

  /// Dead: zero for every training sample. Most units open early, so the search ends when none is left to look for.
  private func deadShares() -> [Double] {
    var closed = network.activations.map { Set(0..<$0.outputSize) }
    for batch in 0..<trainingSet.count where closed.contains(where: { !$0.isEmpty }) {
      let (rows, _) = trainingSet.gather(batch, into: network.inputs.start)
      network.forward(rows: rows)
      for (layer, unit) in network.activations.enumerated() {
        let (output, size) = (unit.output.start, unit.outputSize)
        closed[layer] = closed[layer].filter { i in
          (0..<rows).allSatisfy { output[$0 * size + i] == 0 }
        }
      }
    }
    return zip(closed, network.activations).map { Double($0.count) / Double(max($1.outputSize, 1)) }
  }

  /// Saturated: slope below 5 % of the function's largest.
  private func saturatedShares() -> [Double] {
    var flat = network.activations.map { _ in 0 }
    var total = network.activations.map { _ in 0 }
    let limits = network.activations.map { Float(0.05 * $0.maximumSlope) }
    for batch in 0..<probeSet.count {
      let (rows, _) = probeSet.gather(batch, into: network.inputs.start)
      network.forward(rows: rows)
      for (layer, unit) in network.activations.enumerated() {
        let slopes = unit.slopeValues
        flat[layer] += (0..<rows * unit.outputSize).count { abs(slopes[$0]) < limits[layer] }
        total[layer] += rows * unit.outputSize
      }
    }
    return zip(flat, total).map { Double($0) / Double(max($1, 1)) }
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
