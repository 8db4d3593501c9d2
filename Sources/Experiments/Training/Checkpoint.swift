public import Datasets
import Foundation
import Networks

extension TrainingRun {
  /// What a run needs to go on where it ended: the weights, and what the optimiser remembers.
  public struct Checkpoint: Sendable, Codable {
    /// The epochs that were trained.
    public let epoch: Int
    let weights: Snapshot
    let memory: OptimizerMemory
  }
}

extension Trainer {
  /// Goes on with a run that was made with `probes: [.checkpoint]`, up to so many epochs in all. What comes out is
  /// what one run without a stop gives, to the last bit, because an epoch's batches follow from the seed and the
  /// epoch's number alone.
  ///
  /// - Throws: `TrainingError` when the run kept no checkpoint or is another trainer's; else as `fit`.
  public func fit(
    _ data: Dataset, epochs: Int, batchSize: Int = 128, probes: [Probe] = [], continuing run: TrainingRun
  ) throws -> TrainingRun {
    guard run.checkpoint != nil else {
      throw TrainingError(
        "The run kept no checkpoint to go on from; train with probes: [.checkpoint].")
    }
    let training = Training(trainer: self, data: data, epochs: epochs, batchSize: batchSize, probes: probes)
    let session = ExperimentSession.current
    let loaded = try data.loaded(session)
    guard run.network == network.summary, run.recipe == TrainingRecipe(training, samples: loaded.train.count)
    else {
      throw TrainingError(
        "The run was trained with another network, seed, batch size, rule or number of samples; go on with the same."
      )
    }
    return try training.compute(session, on: loaded, continuing: run) { session.onProgress($0) }
  }

  /// Trains on samples in memory, without the memo: what an earlier run of the same recipe did is done again.
  ///
  /// - Parameters:
  ///   - kept: After which epochs weights are kept; 0 is the start.
  ///   - isCancelled: Asked between batches.
  /// - Throws: `CancellationError` when it was called off; else as `fit`.
  public func replay(
    _ samples: Samples, epochs: Int, batchSize: Int, keeping kept: [Int],
    isCancelled: @escaping @Sendable () -> Bool = { false }
  ) throws -> TrainingRun {
    // Nobody asks for its accuracy on other samples.
    let loaded = LoadedDataset(
      name: "replay", train: samples, test: samples.prefix(1), digest: "", provenance: "")
    let training = Training(
      trainer: self, data: .samples("replay", train: samples.prefix(1), test: samples.prefix(1)),
      epochs: epochs,
      batchSize: batchSize, probes: [.weights(afterEpochs: kept)])
    return try training.compute(ExperimentSession(isCancelled: isCancelled), on: loaded)
  }
}
