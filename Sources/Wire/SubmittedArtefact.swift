public import Foundation

/// What an assignment's notebook returns to the grader: raw numbers, never a verdict.
///
/// The grader believes nothing in them but their sizes, and computes every score from them itself.
public enum SubmittedArtefact: Sendable, Hashable, Codable {
  case run(SubmittedRun)
  case chart(SubmittedChart)
  case measurement(SubmittedMeasurement)
  case value(SubmittedValue)
  case function(SubmittedFunction)
}

/// A value under a name, for the assignment's check cells.
public struct SubmittedValue: Sendable, Hashable, Codable {
  public var name: String
  public var json: String

  public init(name: String, json: String) {
    self.name = name
    self.json = json
  }
}

/// What a function gave at the grader's inputs, in their order.
public struct SubmittedFunction: Sendable, Hashable, Codable {
  public var name: String
  public var outputs: [Output]

  public init(name: String, outputs: [Output]) {
    self.name = name
    self.outputs = outputs
  }

  /// The value as JSON, or why there is none.
  public struct Output: Sendable, Hashable, Codable {
    public var json: String?
    public var problem: String?

    public init(json: String? = nil, problem: String? = nil) {
      self.json = json
      self.problem = problem
    }
  }
}

/// One training run with the weights it left.
public struct SubmittedRun: Sendable, Hashable, Codable {
  /// What the activation gives, at the grader's inputs and elsewhere.
  public var activation: SubmittedActivation
  public var history: [Epoch]
  public var snapshots: [Snapshot]
  /// What it says that it was trained with, by which the grader trains again.
  public var recipe: Recipe?

  public init(
    activation: SubmittedActivation, history: [Epoch], snapshots: [Snapshot], recipe: Recipe? = nil
  ) {
    self.recipe = recipe
    self.activation = activation
    self.history = history
    self.snapshots = snapshots
  }

  /// What was recorded in one epoch.
  public struct Epoch: Sendable, Hashable, Codable {
    /// 1 for the first.
    public var epoch: Int
    /// Mean over the epoch's batches.
    public var loss: Double
    /// The share of training samples that were right, 0 to 1.
    public var accuracy: Double
    /// The sum of the parameters' gradient norms in the last batch.
    public var gradientNorm: Double?

    public init(epoch: Int, loss: Double, accuracy: Double, gradientNorm: Double? = nil) {
      self.gradientNorm = gradientNorm
      self.epoch = epoch
      self.loss = loss
      self.accuracy = accuracy
    }
  }

  /// What decides a training besides network and data.
  public struct Recipe: Sendable, Hashable, Codable {
    public var seed: UInt64
    public var batchSize: Int
    /// How many samples an epoch goes through.
    public var samples: Int
    /// How the weights are moved, as the engine writes it.
    public var rule: String

    public init(seed: UInt64, batchSize: Int, samples: Int, rule: String) {
      self.seed = seed
      self.batchSize = batchSize
      self.samples = samples
      self.rule = rule
    }
  }

  /// The weights after an epoch, all parameters one after the other as little-endian 32-bit floats.
  public struct Snapshot: Sendable, Hashable, Codable {
    /// 0 is before training.
    public var epoch: Int
    public var weights: Data

    public init(epoch: Int, weights: Data) {
      self.epoch = epoch
      self.weights = weights
    }
  }
}

/// An activation as it answers when it is asked.
public struct SubmittedActivation: Sendable, Hashable, Codable {
  public var name: String
  /// f and f' at the inputs that the grader chose, in their order.
  public var values: [Double]
  public var slopes: [Double]
  /// Of a function that somebody wrote: what it gives, see `SampledFunction`. Empty for the engine's own.
  public var samples: Data
  /// Of the engine's own: which it is.
  public var family: String?
  public var parameter: Double?

  public init(
    name: String, values: [Double], slopes: [Double], samples: Data = Data(), family: String? = nil,
    parameter: Double? = nil
  ) {
    self.name = name
    self.values = values
    self.slopes = slopes
    self.samples = samples
    self.family = family
    self.parameter = parameter
  }

  /// The environment's name for the grader's inputs, numbers separated by blanks. A process without
  /// it runs on the student's own machine.
  public static let probeVariable = "LECTERN_PROBES"
}

/// What an artefact of an assignment is handed in as.
public enum SubmissionPurpose: String, Sendable, Hashable, Codable, CaseIterable {
  /// Loss against epoch, a series per activation.
  case convergence
  /// Gradient norm against layer.
  case gradientFlow = "gradient-flow"
  /// Dead units over training.
  case deadUnits = "dead-units"
}

/// A chart's data, read off the chart itself.
public struct SubmittedChart: Sendable, Hashable, Codable {
  public var purpose: SubmissionPurpose
  /// The axes' labels as shown; empty where none is.
  public var xLabel: String
  public var yLabel: String
  public var hasLegend: Bool
  public var series: [Series]

  public init(
    purpose: SubmissionPurpose, xLabel: String, yLabel: String, hasLegend: Bool, series: [Series]
  ) {
    self.purpose = purpose
    self.xLabel = xLabel
    self.yLabel = yLabel
    self.hasLegend = hasLegend
    self.series = series
  }

  /// The marks of one colour.
  public struct Series: Sendable, Hashable, Codable {
    public var name: String
    public var x: [Double]
    /// As long as `x`.
    public var y: [Double]

    public init(name: String, x: [Double], y: [Double]) {
      self.name = name
      self.x = x
      self.y = y
    }
  }
}

/// Numbers that the student measured on the weights after an epoch, layer by layer.
public struct SubmittedMeasurement: Sendable, Hashable, Codable {
  public var purpose: SubmissionPurpose
  public var activation: String
  public var epoch: Int
  public var values: [Double]

  public init(purpose: SubmissionPurpose, activation: String, epoch: Int, values: [Double]) {
    self.purpose = purpose
    self.activation = activation
    self.epoch = epoch
    self.values = values
  }
}
