public import Datasets
public import Networks

// One ablation each: networks that differ in one thing, trained alike.

/// Where normalisation stands, and which kind.
public struct Normalization: Experiment {
  public var activation: Activation
  public var data: Dataset
  public var depth: Int, epochs: Int
  public var seeds: [UInt64]

  public init(
    _ activation: Activation = .relu, on data: Dataset = .mnist.first(10_000), depth: Int = 6,
    epochs: Int = 3,
    seeds: [UInt64] = [1, 2, 3]
  ) {
    (self.activation, self.data, self.depth, self.epochs, self.seeds) = (
      activation, data, depth, epochs, seeds
    )
  }

  public var dataset: Dataset? { data }

  public func compute(_ session: ExperimentSession) throws -> Comparison {
    let blocks: [(String, [any Layer])] = [
      ("none", [activation]), ("BatchNorm before", [BatchNorm(64), activation]),
      ("BatchNorm after", [activation, BatchNorm(64)]), ("LayerNorm before", [LayerNorm(64), activation]),
      ("GroupNorm before", [GroupNorm(groups: 8, 64), activation]),
    ]
    return try session.compare(
      name,
      blocks.map {
        Candidate(label: $0.0, training: training(blockNetwork($0.1, depth: depth), data, epochs))
      },
      seeds: seeds)
  }
}

/// Dropout with different activations.
public struct DropoutInterplay: Experiment {
  public var activations: [Activation]
  public var probabilities: [Double]
  public var data: Dataset
  public var epochs: Int
  public var seeds: [UInt64]

  public init(
    _ activations: [Activation] = [.relu, .gelu, .tanh], probabilities: [Double] = [0, 0.1, 0.3, 0.5],
    on data: Dataset = .mnist.first(5_000), epochs: Int = 5, seeds: [UInt64] = [1, 2, 3]
  ) {
    (self.activations, self.probabilities, self.data, self.epochs, self.seeds) = (
      activations, probabilities, data, epochs, seeds
    )
  }

  public var dataset: Dataset? { data }

  public func compute(_ session: ExperimentSession) throws -> Comparison {
    try session.compare(
      name,
      activations.flatMap { activation in
        probabilities.map { p in
          let block: [any Layer] = p > 0 ? [activation, Dropout(p)] : [activation]
          return Candidate(
            label: "\(activation.name), dropout \(p)",
            training: training(blockNetwork(block, depth: 2, width: 256), data, epochs))
        }
      }, seeds: seeds)
  }
}

/// Deep networks with and without skip connections.
public struct ResidualRescue: Experiment {
  public var activation: Activation
  public var depths: [Int]
  public var data: Dataset
  public var epochs: Int
  public var seeds: [UInt64]

  public init(
    _ activation: Activation = .relu, depths: [Int] = [4, 12, 30], on data: Dataset = .mnist.first(10_000),
    epochs: Int = 3, seeds: [UInt64] = [1, 2, 3]
  ) {
    (self.activation, self.depths, self.data, self.epochs, self.seeds) = (
      activation, depths, data, epochs, seeds
    )
  }

  public var dataset: Dataset? { data }

  public func compute(_ session: ExperimentSession) throws -> Comparison {
    try session.compare(
      name,
      depths.flatMap { depth -> [Candidate] in
        let skips = (0..<depth).map { _ in
          Residual {
            Linear(64, 64); activation
          } as any Layer
        }
        let residual = Sequential(layers: [Linear(784, 64)] + skips + [Linear(64, 10)])
        return [
          Candidate(
            label: "plain, depth \(depth)",
            training: training(blockNetwork([activation], depth: depth), data, epochs)),
          Candidate(
            label: "plain with He's weights, depth \(depth)",
            training: training(
              blockNetwork([activation], depth: depth, initializer: .heNormal), data, epochs)),
          Candidate(label: "residual, depth \(depth)", training: training(residual, data, epochs)),
        ]
      }, seeds: seeds)
  }
}

/// Batch sizes with a fixed rate, with a rate that grows alike (Goyal et al. 2017), and with warm-up besides.
public struct BatchSizeStudy: Experiment {
  public var batchSizes: [Int]
  public var data: Dataset
  public var epochs: Int
  public var baseLearningRate: Double
  public var seeds: [UInt64]

  /// `baseLearningRate` belongs to a batch of 32.
  public init(
    _ batchSizes: [Int] = [32, 128, 512, 2_048], on data: Dataset = .mnist.first(10_000), epochs: Int = 5,
    baseLearningRate: Double = 0.05, seeds: [UInt64] = [1, 2, 3]
  ) {
    (self.batchSizes, self.data, self.epochs, self.baseLearningRate, self.seeds) = (
      batchSizes, data, epochs, baseLearningRate, seeds
    )
  }

  public var dataset: Dataset? { data }

  public func compute(_ session: ExperimentSession) throws -> Comparison {
    let net = blockNetwork([Activation.relu], depth: 2, width: 128)
    return try session.compare(
      name,
      batchSizes.flatMap { size in
        let scaled = baseLearningRate * Double(size) / 32
        return [
          ("fixed rate", baseLearningRate, Schedule.constant), ("scaled rate", scaled, .constant),
          ("scaled rate, warm-up", scaled, .warmUp(epochs: 1)),
        ].map { label, rate, schedule in
          Candidate(
            label: "batch \(size), \(label)",
            training: Training(
              trainer: Trainer(net, optimizer: .sgd(learningRate: rate, momentum: 0.9), schedule: schedule),
              data: data,
              epochs: epochs, batchSize: size, testing: .lastEpoch))
        }
      }, seeds: seeds)
  }
}

/// Inputs that are not centred, not scaled, or well standardised.
public struct SkewedInputs: Experiment {
  public var activations: [Activation]
  public var data: Dataset
  public var epochs: Int
  public var seeds: [UInt64]

  public init(
    _ activations: [Activation] = [.relu, .tanh, .sigmoid], on data: Dataset = .mnist.first(10_000),
    epochs: Int = 3,
    seeds: [UInt64] = [1, 2, 3]
  ) {
    (self.activations, self.data, self.epochs, self.seeds) = (activations, data, epochs, seeds)
  }

  public var dataset: Dataset? { data }

  public func compute(_ session: ExperimentSession) throws -> Comparison {
    // Mean and deviation are those the inputs are standardised with: 1/255 leaves raw bytes, 0 and 1 brightness.
    let scalings = [
      ("raw bytes", 0.0, 1.0 / 255), ("brightness 0 to 1", 0, 1), ("shifted by 5", -5, 1),
      ("standardised", 0.1307, 0.3081),
    ]
    return try session.compare(
      name,
      activations.flatMap { activation in
        scalings.map { label, mean, deviation in
          Candidate(
            label: "\(activation.name), \(label)",
            training: training(
              blockNetwork([activation], depth: 2, width: 128),
              data.standardized(mean: mean, deviation: deviation),
              epochs, rate: 3e-3))
        }
      }, seeds: seeds)
  }
}

/// A softmax between layers, and what it destroys.
public struct HiddenSoftmax: Experiment {
  public var data: Dataset
  public var epochs: Int
  public var seeds: [UInt64]

  public init(on data: Dataset = .mnist.first(10_000), epochs: Int = 5, seeds: [UInt64] = [1, 2, 3]) {
    (self.data, self.epochs, self.seeds) = (data, epochs, seeds)
  }

  public var dataset: Dataset? { data }

  public func compute(_ session: ExperimentSession) throws -> Comparison {
    let blocks: [(String, [any Layer])] = [
      ("ReLU", [Activation.relu]), ("sigmoid", [Activation.sigmoid]), ("softmax", [Softmax()]),
    ]
    return try session.compare(
      name,
      blocks.map {
        Candidate(label: $0.0, training: training(blockNetwork($0.1, depth: 3, width: 128), data, epochs))
      }, seeds: seeds)
  }
}

/// An industrial one-line change taken apart: sigmoid to ReLU, standard to He, BatchNorm off and on (2 x 2 x 2).
public struct SigmoidFix: Experiment {
  public var data: Dataset
  public var depth: Int, epochs: Int
  public var seeds: [UInt64]

  public init(
    on data: Dataset = .mnist.first(10_000), depth: Int = 8, epochs: Int = 3, seeds: [UInt64] = [1, 2, 3]
  ) {
    (self.data, self.depth, self.epochs, self.seeds) = (data, depth, epochs, seeds)
  }

  public var dataset: Dataset? { data }

  public func compute(_ session: ExperimentSession) throws -> Comparison {
    var candidates: [Candidate] = []
    for activation in [Activation.sigmoid, .relu] {
      for initializer in [Initializer.standard, .heNormal] {
        for norm in [false, true] {
          let block: [any Layer] = norm ? [BatchNorm(64), activation] : [activation]
          let words =
            [activation.name, initializer == .standard ? "standard" : "He"] + (norm ? ["BatchNorm"] : [])
          candidates.append(
            Candidate(
              label: words.joined(separator: ", "),
              training: training(
                blockNetwork(block, depth: depth, initializer: initializer), data, epochs,
                testing: .everyEpoch)))
        }
      }
    }
    return try session.compare(name, candidates, seeds: seeds)
  }
}

/// One 7 x 7 convolution against three of 3 x 3, which see as far with fewer parameters.
public struct KernelSize: Experiment {
  public var data: Dataset
  public var epochs: Int
  public var seeds: [UInt64]

  public init(on data: Dataset = .mnist.first(5_000), epochs: Int = 2, seeds: [UInt64] = [1, 2, 3]) {
    (self.data, self.epochs, self.seeds) = (data, epochs, seeds)
  }

  public var dataset: Dataset? { data }

  public func compute(_ session: ExperimentSession) throws -> Comparison {
    let large = Sequential {
      Reshape.image; Conv2d(1, 16, stride: 2, padding: 1); Activation.relu
      Conv2d(16, 16, kernelSize: 7, padding: 3); Activation.relu
      GlobalAveragePool(); Linear(16, 10)
    }
    let small = Sequential {
      Reshape.image; Conv2d(1, 16, stride: 2, padding: 1); Activation.relu
      Conv2d(16, 16, padding: 1); Activation.relu; Conv2d(16, 16, padding: 1); Activation.relu
      Conv2d(16, 16, padding: 1); Activation.relu
      GlobalAveragePool(); Linear(16, 10)
    }
    return try session.compare(
      name,
      [("one 7 x 7", large), ("three 3 x 3", small)].map {
        Candidate(label: $0.0, training: training($0.1, data, epochs, rate: 3e-3))
      }, seeds: seeds)
  }
}

/// A perceptron on digits whose hidden layers are `depth` times a linear layer and the block.
func blockNetwork(
  _ block: [any Layer], depth: Int, width: Int = 64, initializer: Initializer = .standard
) -> Sequential {
  var layers: [any Layer] = []
  for index in 0..<depth {
    layers += [Linear(index == 0 ? 784 : width, width, initializer: initializer)] + block
  }
  return Sequential(layers: layers + [Linear(width, 10)])
}

/// Adam on digits, batch 128, for studies that compare how trainings end.
func training(
  _ network: Sequential, _ data: Dataset, _ epochs: Int, rate: Double = 1e-3,
  testing: TestSchedule = .lastEpoch
) -> Training {
  Training(
    trainer: Trainer(network, optimizer: .adam(learningRate: rate)), data: data, epochs: epochs,
    testing: testing)
}
