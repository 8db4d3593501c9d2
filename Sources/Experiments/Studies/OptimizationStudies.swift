public import Datasets
import Foundation
public import Networks
import Synchronization
import Tensors

/// The path of gradient descent on two weights when the inputs are all positive, as a sigmoid's outputs are, and
/// when they are centred, as tanh's are.
public struct ZigZag: Experiment {
  public var steps: Int
  public var learningRate: Double
  public var target: [Double]
  public var seed: UInt64

  public init(steps: Int = 40, learningRate: Double = 0.9, target: [Double] = [1, -1], seed: UInt64 = 3) {
    (self.steps, self.learningRate, self.target, self.seed) = (steps, learningRate, target, seed)
  }

  public struct Outcome: Sendable, Codable { public let positive: Path, centred: Path }

  public struct Path: Sendable, Codable {
    /// [w1, w2] after each step, the start first.
    public let weights: [[Double]]
    public let losses: [Double]
    /// The share of steps in which both weights moved in the same direction.
    public let sameSign: Double
    /// The path's length over the straight distance from start to end.
    public let detour: Double
  }

  public func compute(_ session: ExperimentSession) throws -> Outcome {
    Outcome(positive: path(centred: false), centred: path(centred: true))
  }

  /// One sample per step: loss = (w x - target x)^2 / 2, dw = (error) x, so positive x move both weights alike.
  private func path(centred: Bool) -> Path {
    var stream = RandomStream(seed: seed, purpose: .samples)
    var weights = [[0.0, 0.0]]
    var (losses, same): ([Double], Int) = ([], 0)
    for _ in 0..<steps {
      let hidden = [stream.normal(), stream.normal()]
      let x = hidden.map { centred ? Activation.tanh($0) : Activation.sigmoid($0) }
      let w = weights[weights.count - 1]
      let error = (w[0] - target[0]) * x[0] + (w[1] - target[1]) * x[1]
      let move = x.map { -learningRate * error * $0 }
      if move[0] * move[1] > 0 { same += 1 }
      weights.append([w[0] + move[0], w[1] + move[1]])
      losses.append(error * error / 2)
    }
    let lengths = zip(weights, weights.dropFirst()).map { hypot($1[0] - $0[0], $1[1] - $0[1]) }
    let end = weights[weights.count - 1]
    return Path(
      weights: weights, losses: losses, sameSign: Double(same) / Double(max(steps, 1)),
      detour: lengths.reduce(0, +) / max(hypot(end[0], end[1]), 1e-12))
  }
}

/// How many updates, and how much arithmetic, until the training loss falls below a bar.
public struct WorkToLoss: Experiment {
  public var activations: [Activation]
  public var data: Dataset
  public var hidden: [Int]
  public var initializer: Initializer
  public var threshold: Double
  public var epochs: Int
  public var seeds: [UInt64]

  public init(
    _ activations: [Activation] = [.sigmoid, .tanh, .relu, .gelu], on data: Dataset = .mnist.first(10_000),
    hidden: [Int] = [128, 128, 128], initializer: Initializer = .standard, threshold: Double = 0.3,
    epochs: Int = 10,
    seeds: [UInt64] = [1, 2, 3]
  ) {
    (self.activations, self.data, self.hidden, self.initializer) = (activations, data, hidden, initializer)
    (self.threshold, self.epochs, self.seeds) = (threshold, epochs, seeds)
  }

  public var dataset: Dataset? { data }

  public struct Outcome: Sendable, Codable {
    public let threshold: Double
    public let rows: [Row]
  }

  public struct Row: Sendable, Codable {
    public let activation: String
    /// Updates until the mean loss of 20 batches was below the bar, over the seeds that got there.
    public let updates: Interval
    /// Seeds that did not get there within the epochs.
    public let missed: Int
    /// Arithmetic of those updates in GFLOP: 6 per parameter and sample. Energy goes with it; it is not measured.
    public let gigaFLOP: Double
  }

  public func compute(_ session: ExperimentSession) throws -> Outcome {
    let loaded = try data.loaded(session)
    let seeds = session.chosen(seeds)
    let jobs = activations.indices.flatMap { index in seeds.map { (index, $0) } }
    let sizes = [784] + hidden + [10]
    let results = try Parallel.map(jobs) { index, seed -> (Int?, Int) in
      let net = Sequential.perceptron(sizes, activation: activations[index], initializer: initializer)
      let training = Training(trainer: Trainer(net, seed: seed), data: data, epochs: epochs)
      let loop = try TrainingLoop(training, loaded, epochs: session.quick ? 2 : epochs, session)
      return (try loop.steps(untilLossBelow: threshold, window: 20), loop.network.parameterCount)
    }
    let rows = activations.indices.map { index -> Row in
      let mine = zip(jobs, results).filter { $0.0.0 == index }.map(\.1)
      let updates = Interval(mine.compactMap { $0.0.map(Double.init) })
      return Row(
        activation: activations[index].name, updates: updates, missed: mine.count { $0.0 == nil },
        gigaFLOP: updates.mean * 6 * 128 * Double(mine.first?.1 ?? 0) / 1e9)
    }
    return Outcome(threshold: threshold, rows: rows)
  }
}

/// Digits of which some classes are rare: accuracy per class after each epoch.
public struct ImbalancedDigits: Experiment {
  public var activations: [Activation]
  public var data: Dataset
  /// The classes that are thinned, and the share of them that stays.
  public var rareClasses: [Int]
  public var rareShare: Double
  public var depth: Int, epochs: Int
  public var seed: UInt64

  public init(
    _ activations: [Activation] = [.sigmoid, .tanh, .relu, .gelu], on data: Dataset = .mnist.first(10_000),
    rareClasses: [Int] = [3, 8], rareShare: Double = 0.05, depth: Int = 4, epochs: Int = 4, seed: UInt64 = 1
  ) {
    (self.activations, self.data, self.rareClasses, self.rareShare) = (
      activations, data, rareClasses, rareShare
    )
    (self.depth, self.epochs, self.seed) = (depth, epochs, seed)
  }

  public var dataset: Dataset? { data }

  public struct Outcome: Sendable, Codable {
    public let rows: [Row]
    /// Training samples per class.
    public let counts: [Int]
  }

  public struct Row: Sendable, Codable {
    public let activation: String
    /// Accuracy per class on the whole test set, epoch by epoch: [epochs][10].
    public let perClass: [[Double]]
    /// The classes that were never predicted after the first epoch.
    public let ignoredAtFirst: [Int]
  }

  public func compute(_ session: ExperimentSession) throws -> Outcome {
    var loaded = try data.loaded(session)
    var stream = RandomStream(seed: seed, purpose: .split)
    let labels = loaded.train.labels
    loaded.train = loaded.train.selecting(
      labels.indices.filter { !rareClasses.contains(Int(labels[$0])) || stream.uniform() < rareShare })
    let set = loaded
    let counts = (0..<10).map { label in set.train.labels.count { Int($0) == label } }
    let rows = try Parallel.map(activations) { activation -> Row in
      let training = Training(
        trainer: Trainer(blockNetwork([activation], depth: depth), seed: seed), data: data, epochs: epochs)
      let loop = try TrainingLoop(training, set, epochs: session.quick ? 2 : epochs, session)
      let matrices = try loop.confusions()
      let perClass = matrices.map { matrix in
        matrix.indices.map { Double(matrix[$0][$0]) / Double(max(matrix[$0].reduce(0, +), 1)) }
      }
      let ignored = (0..<10).filter { label in matrices.first?.allSatisfy { $0[label] == 0 } ?? false }
      return Row(activation: activation.name, perClass: perClass, ignoredAtFirst: ignored)
    }
    return Outcome(rows: rows, counts: counts)
  }
}
