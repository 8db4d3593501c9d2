import Datasets
import Foundation
import Networks
import Tensors

/// One training run while it runs, on one thread.
final class TrainingLoop {
  private let training: Training
  private let session: ExperimentSession
  private let epochs: Int
  let network: Network<Float>
  private let optimizer: OptimizerState<Float>
  private let batches: Batches
  private let testBatches: Batches
  private let probes: ProbeRecorder
  private var result: TrainingRun
  private var step = 0
  /// The epochs that an earlier run has trained already.
  private var trained = 0
  /// Told each step's number and loss; returning false ends the run.
  private var afterStep: ((Int, Double) -> Bool)?
  private var stopped = false

  init(_ training: Training, _ data: LoadedDataset, epochs: Int, _ session: ExperimentSession) throws {
    self.training = training
    self.session = session
    self.epochs = epochs
    let trainer = training.trainer
    network = try Network<Float>(
      trainer.network, inputShape: TrainingLoop.inputShape(trainer.network, data.train),
      capacity: training.batchSize, seed: trainer.seed)
    try TrainingLoop.checkOutputs(network, data.train)
    optimizer = OptimizerState(trainer.optimizer, network.parameters)
    batches = Batches(data.train, batchSize: training.batchSize, seed: trainer.seed)
    testBatches = Batches(data.test, batchSize: training.batchSize, seed: 0)
    probes = ProbeRecorder(training.probes, network, data.train, batchSize: training.batchSize)
    result = TrainingRun(
      network: trainer.network.summary, seed: trainer.seed, parameterCount: network.parameterCount,
      weightLayers: probes.weightLayers, activationLayers: probes.activationLayers, dataUsed: data.provenance)
    result.recipe = TrainingRecipe(training, samples: data.train.count)
  }

  /// Data of 784 numbers serve a convolution that asks for [1, 28, 28].
  private static func inputShape(_ definition: Sequential, _ samples: Samples) -> [Int] {
    let natural = definition.naturalInputShape
    return natural.reduce(1, *) == samples.inputSize ? natural : samples.shape
  }

  private static func checkOutputs(_ network: Network<Float>, _ samples: Samples) throws {
    switch samples.answers {
    case .labels(_, let classes):
      guard network.outputSize == classes * samples.positions else {
        throw ShapeError(
          "the network's last layer", "the data has \(samples.positions) x \(classes) classes per sample",
          "it gives outputs of shape \(network.outputShape)")
      }
    case .values(_, let size):
      guard network.outputSize == size else {
        throw ShapeError(
          "the network's last layer", "the data has \(size) target values per sample",
          "it gives outputs of shape \(network.outputShape)")
      }
    }
  }

  func run(_ onEpoch: (ExperimentProgress) -> Void) throws -> TrainingRun {
    let start = ContinuousClock.now
    if trained == 0 { probes.start(&result) }
    for epoch in (trained + 1)..<max(epochs, trained) + 1 {
      try runEpoch(epoch, tests: training.testing == .everyEpoch || epoch >= epochs)
      let share = Double(epoch) / Double(epochs)
      let elapsed = (ContinuousClock.now - start) / .seconds(1)
      onEpoch(
        ExperimentProgress(
          experiment: training.name, message: training.trainer.network.summary, fraction: share, epoch: epoch,
          epochs: epochs, loss: result.loss, secondsLeft: elapsed * (1 - share) / share))
    }
    if training.probes.contains(.checkpoint) {
      result.checkpoint = TrainingRun.Checkpoint(
        epoch: max(epochs, trained), weights: TrainingRun.Snapshot(epoch: epochs, weights: network.weights),
        memory: optimizer.memory)
    }
    return result
  }

  /// Takes over where an earlier run with a checkpoint ended.
  func goOn(from run: TrainingRun) throws {
    guard let checkpoint = run.checkpoint else { return }
    try network.load(checkpoint.weights.weights)
    optimizer.memory = checkpoint.memory
    (step, trained) = (optimizer.steps, checkpoint.epoch)
    let recipe = result.recipe
    result = run
    result.recipe = recipe
    result.checkpoint = nil
  }

  /// Trains until the mean loss of the latest `window` batches is below a bar, and returns how many updates that
  /// took; nil when the epochs did not suffice.
  func steps(untilLossBelow threshold: Double, window: Int) throws -> Int? {
    var (latest, reached): ([Double], Int?) = ([], nil)
    afterStep = { step, loss in
      latest.append(loss)
      if latest.count > window { latest.removeFirst() }
      if latest.count == window, latest.reduce(0, +) / Double(window) < threshold { reached = step + 1 }
      return reached == nil
    }
    defer { afterStep = nil }
    for epoch in 1...max(epochs, 1) where reached == nil { try runEpoch(epoch, tests: false) }
    return reached
  }

  /// Trains and returns, for each epoch, how often test samples of a class (row) were taken for another (column).
  func confusions() throws -> [[[Int]]] {
    try (1...max(epochs, 1)).map { epoch in
      try runEpoch(epoch, tests: false)
      let classes = network.outputSize
      var matrix = [[Int]](repeating: [Int](repeating: 0, count: classes), count: classes)
      let labels = testBatches.samples.labels
      for batch in 0..<testBatches.count {
        let (rows, _) = testBatches.gather(batch, into: network.inputs.start)
        network.forward(rows: rows)
        for row in 0..<rows {
          let scores = network.outputs + row * classes
          let best = (0..<classes).max { scores[$0] < scores[$1] } ?? 0
          matrix[Int(labels[batch * testBatches.batchSize + row])][best] += 1
        }
      }
      return matrix
    }
  }

  /// - Parameter tests: Whether the test set is asked afterwards; else its numbers are NaN.
  private func runEpoch(_ epoch: Int, tests: Bool) throws {
    var lossOfBatches = 0.0
    var seen = LossValue(sum: 0, count: 0, correct: 0)
    var rate = training.trainer.optimizer.learningRate
    batches.shuffle(epoch: epoch)
    for batch in 0..<batches.count where !stopped {
      try session.checkCancellation()
      let (rows, targets) = batches.gather(batch, into: network.inputs.start)
      let loss = network.lossAndGradients(
        rows: rows, targets: targets, loss: training.trainer.loss, pass: Pass(training: true, step: step))
      guard loss.sum.isFinite else { throw notFinite(epoch, batch) }
      probes.observe(step: step, &result)
      rate =
        training.trainer.optimizer.learningRate
        * training.trainer.schedule.factor(step: step, stepsPerEpoch: batches.count, epochs: epochs)
      optimizer.step(learningRate: rate, gradientScale: clip(), norms: batch == batches.count - 1)
      try checkGradients(epoch, batch)
      lossOfBatches += loss.mean
      if let afterStep { stopped = !afterStep(step, loss.mean) }
      seen.count += loss.count
      seen.correct += loss.correct
      step += 1
    }
    let (test, norms) = (tests ? evaluate() : nil, optimizer.gradientNorms)
    var record = TrainingRun.Epoch(
      epoch: epoch, loss: lossOfBatches / Double(max(batches.count, 1)),
      accuracy: Double(seen.correct) / Double(max(seen.count, 1)), testLoss: test?.mean ?? .nan,
      testAccuracy: test.map { Double($0.correct) / Double(max($0.count, 1)) } ?? .nan,
      gradientNorm: norms.reduce(0, +),
      layerGradientNorms: probes.weightIndices.map { norms.indices.contains($0) ? norms[$0] : 0 },
      learningRate: rate)
    probes.endEpoch(epoch, of: epochs, &record, &result)
    result.history.append(record)
  }

  /// The factor that clipping by norm puts on the gradients; clipping by value acts on them at once.
  private func clip() -> Double {
    switch training.trainer.clipping {
    case .none: return 1
    case .norm(let limit):
      let squares = network.parameters.reduce(0) {
        $0 + Float.sumOfSquares($1.gradient.start, count: $1.count)
      }
      return min(1, limit / max(squares.squareRoot(), 1e-30))
    case .value(let limit):
      for parameter in network.parameters {
        for i in 0..<parameter.count {
          parameter.gradient.start[i] = min(max(parameter.gradient.start[i], Float(-limit)), Float(limit))
        }
      }
      return 1
    }
  }

  /// Loss and accuracy on the test set.
  private func evaluate() -> LossValue {
    var total = LossValue(sum: 0, count: 0, correct: 0)
    for batch in 0..<testBatches.count {
      let (rows, targets) = testBatches.gather(batch, into: network.inputs.start)
      let value = network.loss(rows: rows, targets: targets, loss: training.trainer.loss)
      total.sum += value.sum
      total.count += value.count
      total.correct += value.correct
    }
    return total
  }

  /// Stops when a gradient is no longer finite, which Adam's pass tells for nothing. Gradients come from the output,
  /// so the last such layer is where it began.
  private func checkGradients(_ epoch: Int, _ batch: Int) throws {
    guard !optimizer.gradientNorms.allSatisfy(\.isFinite),
      let parameter = network.parameters.last(where: { !$0.gradientIsFinite })
    else { return }
    throw failure(epoch, batch, "the gradient of \(parameter.name)")
  }

  /// Finds the layer in which the numbers stopped being finite.
  private func notFinite(_ epoch: Int, _ batch: Int) -> TrainingError {
    let quantity = network.firstNonFinite(rows: min(training.batchSize, batches.samples.count)) ?? "the loss"
    return failure(epoch, batch, quantity)
  }

  private func failure(_ epoch: Int, _ batch: Int, _ quantity: String) -> TrainingError {
    TrainingError(
      """
      Training stopped in epoch \(epoch), batch \(batch + 1): \(quantity) is no longer finite. \
      Lower the learning rate (now \(training.trainer.optimizer.learningRate)), clip the gradients, or change the \
      initialiser.
      """)
  }
}
