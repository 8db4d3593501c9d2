public import Datasets
public import Networks
import Tensors

/// How to train a network: loss, optimizer, schedule, seed. `fit` trains it and returns plain results.
///
///     let run = try Trainer(net, loss: .crossEntropy, optimizer: .adam(learningRate: 1e-3), seed: 7)
///       .fit(.mnist, epochs: 5, batchSize: 128, probes: [.gradientNorms, .deadUnits])
public struct Trainer: Sendable {
  public var network: Sequential
  public var loss: Loss
  public var optimizer: Optimizer
  public var schedule: Schedule
  public var clipping: Clipping
  public var seed: UInt64

  public init(
    _ network: Sequential, loss: Loss = .crossEntropy, optimizer: Optimizer = .adam(),
    schedule: Schedule = .constant,
    clipping: Clipping = .none, seed: UInt64 = 0
  ) {
    self.network = network
    self.loss = loss
    self.optimizer = optimizer
    self.schedule = schedule
    self.clipping = clipping
    self.seed = seed
  }

  /// Trains for so many epochs. The run is memoised: the same trainer on the same data answers at once.
  ///
  /// Throws `ShapeError` when layers or data do not fit, `TrainingError` when numbers stop being finite,
  /// `DatasetError` for damaged files, `CancellationError` when the session was called off.
  ///
  /// - Parameter testing: After which epochs the test images are asked. A training on 5,000 images that asks 10,000 after
  ///   each epoch spends two fifths of its time on them.
  public func fit(
    _ data: Dataset, epochs: Int, batchSize: Int = 128, probes: [Probe] = [],
    testing: TestSchedule = .everyEpoch
  ) throws -> TrainingRun {
    try Training(
      trainer: self, data: data, epochs: epochs, batchSize: batchSize, probes: probes, testing: testing
    ).run()
  }
}

/// After which epochs of a training loss and accuracy on the test set are computed.
public enum TestSchedule: String, Sendable, Codable {
  case everyEpoch
  /// Once, when the training is over. The epochs before have NaN, which charts leave out. So do the experiments of this
  /// module that compare how trainings end.
  case lastEpoch
}

/// A trainer with its data: the experiment behind `Trainer.fit`.
public struct Training: Experiment {
  public var trainer: Trainer
  public var data: Dataset
  public var epochs: Int
  public var batchSize: Int
  public var probes: [Probe]
  public var testing: TestSchedule

  public init(
    trainer: Trainer, data: Dataset, epochs: Int, batchSize: Int = 128, probes: [Probe] = [],
    testing: TestSchedule = .everyEpoch
  ) {
    self.trainer = trainer
    self.data = data
    self.epochs = epochs
    self.batchSize = batchSize
    self.probes = probes
    self.testing = testing
  }

  public var dataset: Dataset? { data }
  public var name: String { "TrainingRun" }

  public func compute(_ session: ExperimentSession) throws -> TrainingRun {
    try compute(session, on: data.loaded(session)) { session.onProgress($0) }
  }

  /// The same on data that is in memory, for experiments that train many networks on one set.
  func compute(
    _ session: ExperimentSession, on loaded: LoadedDataset, continuing run: TrainingRun? = nil,
    onEpoch: (ExperimentProgress) -> Void = { _ in }
  ) throws -> TrainingRun {
    guard epochs >= 0, batchSize > 0 else {
      throw TrainingError(
        "Training needs at least 0 epochs and a batch size above 0, not \(epochs) and \(batchSize).")
    }
    let loop = try TrainingLoop(self, loaded, epochs: session.quick ? min(2, epochs) : epochs, session)
    if let run { try loop.goOn(from: run) }
    return try loop.run(onEpoch)
  }
}

/// Why a training run could not go on, as one sentence with its place.
public struct TrainingError: Error, Equatable, CustomStringConvertible {
  public let description: String

  public init(_ description: String) { self.description = description }
}
