import Datasets
import Foundation
public import Networks
import Tensors

/// Networks fitted to a function of one number.
public struct FunctionFit: Experiment {
  /// A function to fit, by name, so that the memo knows it.
  public enum Target: String, Sendable, Codable, CaseIterable {
    case sine, periodic, step, bump, absolute, chirp

    /// The value at x in [-1, 1].
    public func callAsFunction(_ x: Double) -> Double {
      switch self {
      case .sine: sin(.pi * x)
      case .periodic: sin(4 * .pi * x)
      case .step: x > 0 ? 1 : 0
      case .bump: exp(-20 * x * x)
      case .absolute: abs(x)
      case .chirp: sin(2 * .pi * x * (1 + 2 * abs(x)))
      }
    }
  }

  public var target: Target
  /// The networks, with their names; each takes and gives one number.
  public var networks: [NamedNetwork]
  public var epochs: Int
  public var learningRate: Double
  public var samples: Int
  public var seeds: [UInt64]

  /// A network and what it is called in the chart.
  public struct NamedNetwork: Sendable {
    public let label: String
    public let network: Sequential

    public init(_ label: String, _ network: Sequential) { (self.label, self.network) = (label, network) }
  }

  public init(
    _ target: Target, _ networks: [NamedNetwork], epochs: Int = 400, learningRate: Double = 0.01,
    samples: Int = 256,
    seeds: [UInt64] = [1]
  ) {
    (self.target, self.networks, self.epochs, self.learningRate) = (target, networks, epochs, learningRate)
    (self.samples, self.seeds) = (samples, seeds)
  }

  /// One hidden layer of each width.
  public init(
    _ target: Target, widths: [Int], activation: Activation, epochs: Int = 400, seeds: [UInt64] = [1]
  ) {
    self.init(
      target,
      widths.map {
        NamedNetwork("\(activation.name), width \($0)", .perceptron([1, $0, 1], activation: activation))
      },
      epochs: epochs, seeds: seeds)
  }

  public struct Outcome: Sendable, Codable {
    /// Where the fits are drawn, and the target there.
    public let x: [Double], target: [Double]
    public let fits: [Fit]
  }

  public struct Fit: Sendable, Codable {
    public let label: String
    public let parameterCount: Int
    /// The first seed's values at `x`.
    public let values: [Double]
    /// Mean squared error on fresh points, over seeds.
    public let error: Interval
    /// The same, seed by seed.
    public let errors: [Double]
    /// The first seed's training loss per epoch.
    public let losses: [Double]
  }

  public func compute(_ session: ExperimentSession) throws -> Outcome {
    let x = (0...200).map { Double($0) / 100 - 1 }
    let data = Dataset.samples("function-\(target.rawValue)", train: set(stream: 0), test: set(stream: 1))
    let loaded = try data.loaded(session)
    let seeds = session.chosen(seeds)
    let jobs = networks.indices.flatMap { index in seeds.map { (index, $0) } }
    let results = try Parallel.map(jobs) { index, seed -> (values: [Double], run: TrainingRun) in
      let training = Training(
        trainer: Trainer(
          networks[index].network, loss: .meanSquaredError, optimizer: .adam(learningRate: learningRate),
          schedule: .cosine(floor: 0.01), seed: seed), data: data, epochs: epochs, batchSize: 32,
        testing: .lastEpoch)
      let loop = try TrainingLoop(training, loaded, epochs: session.quick ? min(epochs, 20) : epochs, session)
      let run = try loop.run { _ in }
      let y = try loop.network(Tensor(x.map { Float($0) }, shape: [x.count, 1]))
      return (y.values.map(Double.init), run)
    }
    let fits = networks.indices.map { index -> Fit in
      let mine = zip(jobs, results).filter { $0.0.0 == index }.map(\.1)
      let errors = mine.compactMap { $0.run.history.last?.testLoss }
      return Fit(
        label: networks[index].label, parameterCount: mine.first?.run.parameterCount ?? 0,
        values: mine.first?.values ?? [], error: Interval(errors), errors: errors,
        losses: mine.first?.run.history.map(\.loss) ?? [])
    }
    return Outcome(x: x, target: x.map { target($0) }, fits: fits)
  }

  private func set(stream number: Int) -> Samples {
    var stream = RandomStream(seed: 1, stream: number, purpose: .data)
    let x = (0..<samples).map { _ in stream.uniform(-1, 1) }
    return Samples(
      count: samples, shape: [1], inputs: .numbers(x.map { Float($0) }),
      answers: .values(x.map { Float(target($0)) }, size: 1))
  }
}
