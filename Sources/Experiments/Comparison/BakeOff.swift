public import Datasets
public import Networks

/// The great bake-off: 784-512-256-128-64-10 with each activation and several seeds, Adam 1e-3, batch 128.
public struct BakeOff: Experiment {
  public var activations: [Activation]
  public var data: Dataset
  public var epochs: Int
  public var seeds: [UInt64]
  public var batchSize: Int
  public var optimizer: Optimizer
  public var probes: [Probe]
  public var testing: TestSchedule

  public init(
    _ activations: [Activation] = Activation.bakeOff, on data: Dataset = .bakeOff, epochs: Int = 20,
    seeds: [UInt64] = [1, 2, 3], batchSize: Int = 128, optimizer: Optimizer = .adam(),
    probes: [Probe] = [.deadUnits], testing: TestSchedule = .everyEpoch
  ) {
    self.activations = activations
    self.data = data
    self.epochs = epochs
    self.seeds = seeds
    self.batchSize = batchSize
    self.optimizer = optimizer
    self.probes = probes
    self.testing = testing
  }

  public var dataset: Dataset? { data }

  public func compute(_ session: ExperimentSession) throws -> Comparison {
    try session.compare(
      name,
      activations.map {
        Candidate(
          label: $0.name,
          training: Training(
            trainer: Trainer(.bakeOff($0), optimizer: optimizer), data: data, epochs: epochs,
            batchSize: batchSize,
            probes: probes, testing: testing))
      }, seeds: seeds)
  }
}

/// The textbook's library example: 784-256-128-10 (235,146 parameters) with selectable activations.
public struct ActivationTraining: Experiment {
  /// The example's eight.
  public static let eight: [Activation] = [
    .relu, .leakyReLU, .prelu, .elu, .gelu, .swish, .tanh, .sigmoid,
  ]

  public var activations: [Activation]
  public var data: Dataset
  public var epochs: Int
  public var seeds: [UInt64]

  public init(
    _ activations: [Activation] = ActivationTraining.eight, on data: Dataset = .mnist, epochs: Int = 5,
    seeds: [UInt64] = [1, 2, 3]
  ) {
    self.activations = activations
    self.data = data
    self.epochs = epochs
    self.seeds = seeds
  }

  public var dataset: Dataset? { data }

  public func compute(_ session: ExperimentSession) throws -> Comparison {
    try session.compare(
      name,
      activations.map {
        Candidate(
          label: $0.name,
          training: Training(
            trainer: Trainer(.perceptron([784, 256, 128, 10], activation: $0)), data: data, epochs: epochs))
      }, seeds: seeds)
  }
}

/// Deep perceptrons trained with each activation, the gradient norm of every layer recorded over time.
public struct DeepTraining: Experiment {
  public var activations: [Activation]
  public var data: Dataset
  public var depth: Int, width: Int
  public var epochs: Int
  public var learningRate: Double
  public var initializer: Initializer
  public var seeds: [UInt64]
  /// A gradient sample every so many steps.
  public var interval: Int

  /// `depth` hidden layers of `width` units.
  public init(
    _ activations: [Activation] = [.sigmoid, .tanh, .relu, .gelu], on data: Dataset = .mnist.first(10_000),
    depth: Int = 20, width: Int = 64, epochs: Int = 5, learningRate: Double = 1e-3,
    initializer: Initializer = .heNormal, seeds: [UInt64] = [1], interval: Int = 20
  ) {
    self.activations = activations
    self.data = data
    self.depth = depth
    self.width = width
    self.epochs = epochs
    self.learningRate = learningRate
    self.initializer = initializer
    self.seeds = seeds
    self.interval = interval
  }

  public var dataset: Dataset? { data }

  public func compute(_ session: ExperimentSession) throws -> Comparison {
    let sizes = [784] + [Int](repeating: width, count: depth) + [10]
    return try session.compare(
      name,
      activations.map {
        Candidate(
          label: $0.name,
          training: Training(
            trainer: Trainer(
              .perceptron(sizes, activation: $0, initializer: initializer),
              optimizer: .adam(learningRate: learningRate)), data: data, epochs: epochs,
            probes: [.gradientNormsEvery(steps: interval)]))
      }, seeds: seeds)
  }
}
