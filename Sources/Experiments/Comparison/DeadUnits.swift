public import Datasets
import Networks

/// How many units die in training, over learning rates and remedies.
public struct DeadUnits: Experiment {
  /// What is done against death.
  public enum Remedy: String, Sendable, Codable, CaseIterable {
    case none, heInitialization, leakyReLU, prelu, batchNorm, negativeBias

    /// The words for charts.
    public var label: String {
      switch self {
      case .none: "ReLU"
      case .heInitialization: "ReLU, He"
      case .leakyReLU: "Leaky ReLU"
      case .prelu: "PReLU"
      case .batchNorm: "ReLU, BatchNorm"
      case .negativeBias: "ReLU, large negative bias"
      }
    }
  }

  /// How serious a share of dead units is.
  public enum Severity: String, Sendable, Codable {
    case healthy, concerning, serious, critical

    /// Healthy under 10 %, concerning to 30 %, serious to 50 %, critical above.
    public init(share: Double) {
      self = share < 0.1 ? .healthy : share < 0.3 ? .concerning : share < 0.5 ? .serious : .critical
    }
  }

  public var learningRates: [Double]
  public var remedies: [Remedy]
  public var data: Dataset
  public var hidden: [Int]
  public var epochs: Int
  public var seeds: [UInt64]

  /// A perceptron with the given hidden layers, trained by Adam with each rate and remedy. `negativeBias` is no
  /// remedy but a cause, to be looked at beside them.
  public init(
    learningRates: [Double] = [0.001, 0.01, 0.1],
    remedies: [Remedy] = [.none, .heInitialization, .leakyReLU, .prelu, .batchNorm],
    on data: Dataset = .mnist.first(10_000), hidden: [Int] = [128, 128, 128, 128, 128], epochs: Int = 5,
    seeds: [UInt64] = [1]
  ) {
    self.learningRates = learningRates
    self.remedies = remedies
    self.data = data
    self.hidden = hidden
    self.epochs = epochs
    self.seeds = seeds
  }

  public var dataset: Dataset? { data }

  public struct Outcome: Sendable, Codable {
    public var rows: [Row]
    public let dataUsed: String
    /// The row of a rate and a remedy.
    public func row(_ remedy: Remedy, learningRate: Double) -> Row? {
      rows.first { $0.remedy == remedy && $0.learningRate == learningRate }
    }
  }

  public struct Row: Sendable, Codable {
    public let remedy: Remedy
    public let learningRate: Double
    /// The share of dead units of each layer, epoch by epoch, averaged over seeds; empty when training failed.
    public let deadShares: [[Double]]
    public let testAccuracy: Double
    /// Over all layers at the end.
    public let deadShare: Double
    public let severity: Severity
    public let failure: String?
  }

  public func compute(_ session: ExperimentSession) throws -> Outcome {
    let cells = remedies.flatMap { remedy in learningRates.map { (remedy, $0) } }
    let comparison = try session.compare(
      name,
      cells.map { remedy, rate in
        Candidate(
          label: "\(remedy.label), rate \(rate)",
          training: Training(
            trainer: Trainer(network(remedy), optimizer: .adam(learningRate: rate)), data: data,
            epochs: epochs,
            probes: [.deadUnits], testing: .lastEpoch))
      }, seeds: seeds)
    let rows = zip(cells, comparison.variants).map { cell, variant -> Row in
      let epochs = variant.runs.map(\.history.count).min() ?? 0
      let shares = (0..<epochs).map { epoch in
        hidden.indices.map { layer in
          Interval(variant.runs.map { $0.history[epoch].deadShares[layer] }).mean
        }
      }
      let last = shares.last ?? []
      let share = last.isEmpty ? 1 : last.reduce(0, +) / Double(last.count)
      return Row(
        remedy: cell.0, learningRate: cell.1, deadShares: shares, testAccuracy: variant.accuracy.mean,
        deadShare: share, severity: Severity(share: share), failure: variant.failures.first)
    }
    return Outcome(rows: rows, dataUsed: comparison.dataUsed)
  }

  private func network(_ remedy: Remedy) -> Sequential {
    let sizes = [784] + hidden
    var layers: [any Layer] = []
    for index in hidden.indices {
      let initializer: Initializer = remedy == .heInitialization ? .heNormal : .standard
      layers.append(Linear(sizes[index], sizes[index + 1], initializer: initializer))
      switch remedy {
      case .batchNorm: layers += [BatchNorm(sizes[index + 1]), Activation.relu]
      case .leakyReLU: layers.append(Activation.leakyReLU)
      case .prelu: layers.append(Activation.prelu)
      case .negativeBias: layers += [Shift(-1), Activation.relu]
      case .none, .heInitialization: layers.append(Activation.relu)
      }
    }
    return Sequential(layers: layers + [Linear(hidden.last ?? 784, 10)])
  }
}
