import Foundation

/// What came out of a training run; plain numbers for charts and tables.
public struct TrainingRun: Sendable, Codable {
  /// One epoch.
  public struct Epoch: Sendable, Codable {
    /// 1 for the first.
    public let epoch: Int
    /// The mean of the batches' losses while training.
    public let loss: Double
    /// The share of training samples that were right when their batch came, 0 to 1.
    public let accuracy: Double
    /// On the test set after the epoch; NaN where it was not asked (`TestSchedule.lastEpoch`).
    public let testLoss: Double, testAccuracy: Double
    /// The sum over parameter tensors of the gradient's L2 norm in the epoch's last batch.
    public let gradientNorm: Double
    /// The L2 norm of each weight layer's gradient in the epoch's last batch, first layer first.
    public let layerGradientNorms: [Double]
    public let learningRate: Double
    /// With `.deadUnits`: the share of dead units of each activation layer.
    public var deadShares: [Double] = []
    /// With `.saturatedUnits`: the share of saturated activations of each activation layer.
    public var saturatedShares: [Double] = []
    /// With `.weightUpdates`: |change| / |weights| over the epoch, layer by layer.
    public var weightUpdates: [Double] = []
  }

  /// Gradient norms at one step.
  public struct GradientSample: Sendable, Codable {
    /// The number of updates before it.
    public let step: Int
    /// The L2 norm of each weight layer's gradient.
    public let weights: [Double]
    /// The L2 norm of the gradient at each activation's input.
    public let preActivations: [Double]
  }

  /// How the outputs of one activation layer are distributed over a probe set.
  public struct Histogram: Sendable, Codable {
    public let layer: String
    /// 0 is before training.
    public let epoch: Int
    public let lower: Double, upper: Double
    /// The share of values in each of the equal bins between the bounds.
    public let shares: [Double]
  }

  /// Weights after an epoch, parameter by parameter, kept as bytes because there are many.
  public struct Snapshot: Sendable, Codable {
    public let epoch: Int
    private let data: [Data]

    init(epoch: Int, weights: [[Float]]) {
      self.epoch = epoch
      data = weights.map { values in values.withUnsafeBytes { Data($0) } }
    }

    /// The numbers, to be loaded into a network with `load`.
    public var weights: [[Float]] {
      data.map { bytes in
        [Float](unsafeUninitializedCapacity: bytes.count / 4) { buffer, count in
          count = bytes.copyBytes(to: buffer) / 4
        }
      }
    }
  }

  public let network: String
  public let seed: UInt64
  public let parameterCount: Int
  /// The names of the layers with weights, and of the activation layers, in order.
  public let weightLayers: [String], activationLayers: [String]
  public var history: [Epoch] = []
  public var gradientSamples: [GradientSample] = []
  public var histograms: [Histogram] = []
  public var snapshots: [Snapshot] = []
  /// What it was trained with; `nil` for a run that was kept before runs stated it.
  public internal(set) var recipe: TrainingRecipe?
  /// With `.checkpoint`: where another run can go on.
  public internal(set) var checkpoint: Checkpoint?
  /// The sentence that says which data was used.
  public let dataUsed: String

  /// The last epoch's test accuracy; 0 for a run without epochs.
  public var testAccuracy: Double { history.last?.testAccuracy ?? 0 }
  /// The last epoch's training accuracy.
  public var accuracy: Double { history.last?.accuracy ?? 0 }
  /// The last epoch's loss.
  public var loss: Double { history.last?.loss ?? .nan }
}
