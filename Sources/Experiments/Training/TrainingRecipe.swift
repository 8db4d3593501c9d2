public import Networks

/// All that decides a training besides its network and its data. Who has the three can train again and gets the
/// same numbers, so a run that states its recipe can be held against it.
public struct TrainingRecipe: Sendable, Hashable, Codable {
  /// Decides the start weights and the order of the samples in each epoch.
  public let seed: UInt64
  public let batchSize: Int
  /// How many samples an epoch goes through.
  public let samples: Int
  public let loss: Loss
  public let optimizer: Optimizer
  public let schedule: Schedule
  public let clipping: Clipping

  init(_ training: Training, samples: Int) {
    seed = training.trainer.seed
    batchSize = training.batchSize
    self.samples = samples
    loss = training.trainer.loss
    optimizer = training.trainer.optimizer
    schedule = training.trainer.schedule
    clipping = training.trainer.clipping
  }

  /// How the weights are moved, as one text: two runs of the same rule have the same.
  public var rule: String {
    Self.rule(loss: loss, optimizer: optimizer, schedule: schedule, clipping: clipping)
  }

  /// The text of a rule.
  public static func rule(
    loss: Loss = .crossEntropy, optimizer: Optimizer, schedule: Schedule = .constant,
    clipping: Clipping = .none
  ) -> String {
    "\(loss), \(optimizer), \(schedule), \(clipping)"
  }
}
