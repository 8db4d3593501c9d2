public import Datasets
public import Networks
import Tensors

/// What can be measured on a bake-off network's weights alone, whoever trained them.
///
/// A student measures with it, and the grader recomputes with it from the weights handed in.
public struct WeightInspection: Sendable, Codable {
  /// Mean cross-entropy and share of right answers over the samples.
  public let loss: Double, accuracy: Double
  /// The L2 norm of each weight matrix's gradient for the mean loss of the first 128 samples, first
  /// layer first.
  public let layerGradientNorms: [Double]
  /// How many units of each hidden layer give exactly zero for every one of the first 1,000 samples.
  public let deadUnits: [Int]

  /// - Parameters:
  ///   - weights: All parameters in the network's order, as `Network.weights` gives them.
  ///   - count: How many of the samples loss and accuracy are computed on.
  /// - Throws: `ShapeError` when the weights are not those of a bake-off network.
  public init(
    _ activation: Activation, weights: [[Float]], on samples: Samples, count: Int = 2_000
  ) throws {
    // Drawing weights that are overwritten at once would take longer than measuring.
    let network = try Network<Float>(.bakeOff(activation, initializer: .constant(0)), capacity: 128)
    try network.load(weights)
    let batches = Batches(samples.prefix(max(count, 1_000)), batchSize: 128, seed: 0)
    var alive = network.activations.map { [Bool](repeating: false, count: $0.outputSize) }
    var (total, seen) = (LossValue(), 0)
    for index in 0..<batches.count {
      let (rows, targets) = batches.gather(index, into: network.inputs.start)
      let value = network.loss(rows: rows, targets: targets, loss: .crossEntropy)
      if seen < count {
        total.sum += value.sum
        total.count += value.count
        total.correct += value.correct
      }
      Self.note(&alive, network, rows: max(0, min(rows, 1_000 - seen)))
      seen += rows
    }
    let (rows, targets) = batches.gather(0, into: network.inputs.start)
    _ = network.lossAndGradients(rows: rows, targets: targets, loss: .crossEntropy, pass: .evaluation)
    loss = total.mean
    accuracy = Double(total.correct) / Double(max(1, total.count))
    layerGradientNorms = network.parameters.filter { $0.shape.count > 1 }.map(\.gradientNorm)
    deadUnits = alive.map { layer in layer.count { !$0 } }
  }

  private static func note(_ alive: inout [[Bool]], _ network: Network<Float>, rows: Int) {
    for (layer, unit) in network.activations.enumerated() {
      let (size, output) = (unit.outputSize, unit.output.start)
      for row in 0..<rows {
        for i in 0..<size where output[row * size + i] != 0 { alive[layer][i] = true }
      }
    }
  }
}

extension TrainingRun {
  /// Measures the weights that the run kept after an epoch, on the first training samples.
  ///
  /// - Throws: `TrainingError` when the run kept no weights of that epoch.
  public func inspection(
    of activation: Activation, afterEpoch epoch: Int, on data: Dataset = .bakeOff
  ) throws -> WeightInspection {
    guard let snapshot = snapshots.first(where: { $0.epoch == epoch }) else {
      throw TrainingError(
        "The run kept no weights after epoch \(epoch); train with probes: [.weights(afterEpochs: [\(epoch)])]."
      )
    }
    return try WeightInspection(
      activation, weights: snapshot.weights, on: data.loaded(ExperimentSession.current).train)
  }
}

extension Activation {
  /// A function known by its values alone: straight between the points of an even grid, and beyond its ends.
  ///
  /// - Throws: `ActivationError` when a value is not finite.
  public static func tabulated(_ name: String, grid: [Double], values: [Double]) throws -> Activation {
    guard grid.count == values.count, grid.count > 2, let first = grid.first else {
      throw TrainingError("A table of a function needs as many values as places, and more than two.")
    }
    let step = grid[1] - first
    let last = grid.count - 2
    @Sendable func slope(_ segment: Int) -> Double { (values[segment + 1] - values[segment]) / step }
    // Beyond the ends the outermost segment; for what is no number, which a training that went astray may ask, the first.
    @Sendable func within(_ coordinate: Double) -> Int {
      coordinate > 0 ? Int(min(coordinate, Double(last))) : 0
    }
    @Sendable func segment(_ z: Double) -> Int { within(((z - first) / step).rounded(.down)) }
    return try custom(
      name,
      { z in
        let index = segment(z)
        return values[index] + (z - grid[index]) * slope(index)
      },
      derivative: { z in
        let index = segment(z)
        // At a corner the middle of the two slopes, which is what central differences give.
        let nearest = within(((z - first) / step).rounded())
        guard nearest > 0, abs(z - grid[nearest]) < 1e-4 * step else { return slope(index) }
        return (slope(nearest - 1) + slope(nearest)) / 2
      })
  }
}
