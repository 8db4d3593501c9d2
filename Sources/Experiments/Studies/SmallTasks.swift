public import Datasets
public import Networks
import Tensors

/// The gated linear family at equal parameters, on a task with a second-order interaction: learn x times y.
public struct GatedFFN: Experiment {
  public var hidden: Int
  public var epochs: Int
  public var seeds: [UInt64]

  public init(hidden: Int = 24, epochs: Int = 60, seeds: [UInt64] = [1, 2, 3]) {
    (self.hidden, self.epochs, self.seeds) = (hidden, epochs, seeds)
  }

  public func compute(_ session: ExperimentSession) throws -> Comparison {
    let data = regression("products", inputs: 4, seed: 1) { [$0[0] * $0[1] + $0[2] * $0[3]] }
    let gated = GatedLinear.gates.map { entry in
      (
        entry.name,
        Sequential {
          GatedLinear(4, hidden, gate: entry.gate); Linear(hidden, 1)
        }
      )
    }
    // A gated layer has two matrices, so plain layers are wider by 11 / 6 to have as many parameters.
    let wide = hidden * 11 / 6
    let plain = [Activation.relu, .gelu].map {
      ($0.name, Sequential.perceptron([4, wide, 1], activation: $0))
    }
    return try session.compare(
      name, (gated + plain).map { Candidate(label: $0.0, training: fitting($0.1, data, epochs)) },
      seeds: seeds)
  }
}

/// Targets that need negative values: a linear head, and heads that cannot give them.
public struct SignedTargets: Experiment {
  public var epochs: Int
  public var seeds: [UInt64]

  public init(epochs: Int = 60, seeds: [UInt64] = [1, 2, 3]) { (self.epochs, self.seeds) = (epochs, seeds) }

  public func compute(_ session: ExperimentSession) throws -> Comparison {
    let data = regression("signed", inputs: 2, seed: 2) { [$0[0] - $0[1] * $0[1]] }
    let heads: [(String, [any Layer])] = [
      ("linear head", []), ("ReLU head", [Activation.relu]), ("tanh head", [Activation.tanh]),
      ("sigmoid head", [Activation.sigmoid]),
    ]
    return try session.compare(
      name,
      heads.map { label, head in
        let net = Sequential {
          Linear(2, 32); Activation.relu; Linear(32, 1); head
        }
        return Candidate(label: label, training: fitting(net, data, epochs))
      }, seeds: seeds)
  }
}

/// Bags of words: long, nearly empty inputs, given to activations directly and as embeddings.
public struct SparseInputs: Experiment {
  public var activations: [Activation]
  public var vocabulary: Int, words: Int
  public var epochs: Int
  public var seeds: [UInt64]

  public init(
    _ activations: [Activation] = [.relu, .tanh, .sigmoid, .gelu], vocabulary: Int = 500, words: Int = 12,
    epochs: Int = 10, seeds: [UInt64] = [1, 2, 3]
  ) {
    (self.activations, self.vocabulary, self.words) = (activations, vocabulary, words)
    (self.epochs, self.seeds) = (epochs, seeds)
  }

  public func compute(_ session: ExperimentSession) throws -> Comparison {
    let bags = Dataset.samples("bags", train: texts(2_000, 0, asBag: true), test: texts(500, 1, asBag: true))
    let lists = Dataset.samples(
      "lists", train: texts(2_000, 0, asBag: false), test: texts(500, 1, asBag: false))
    let candidates = activations.flatMap { activation -> [Candidate] in
      let direct = Sequential.perceptron([vocabulary, 32, 4], activation: activation)
      let embedded = Sequential {
        Embedding(vocabulary, 8); Flatten(); Linear(words * 8, 32); activation; Linear(32, 4)
      }
      return [
        Candidate(label: "\(activation.name), bag", training: training(direct, bags, epochs, rate: 3e-3)),
        Candidate(
          label: "\(activation.name), embedding", training: training(embedded, lists, epochs, rate: 3e-3)),
      ]
    }
    return try session.compare(name, candidates, seeds: seeds)
  }

  /// Texts of four topics; half of a text's words are drawn from its topic's own quarter of the vocabulary.
  private func texts(_ count: Int, _ number: Int, asBag: Bool) -> Samples {
    var stream = RandomStream(seed: 5, stream: number, purpose: .data)
    var inputs = [Float](repeating: 0, count: count * (asBag ? vocabulary : words))
    var labels: [Int32] = []
    for text in 0..<count {
      let topic = stream.whole(below: 4)
      labels.append(Int32(topic))
      for index in 0..<words {
        let common = stream.uniform() < 0.6
        let word =
          common
          ? stream.whole(below: vocabulary) : topic * vocabulary / 4 + stream.whole(below: vocabulary / 4)
        if asBag { inputs[text * vocabulary + word] = 1 } else { inputs[text * words + index] = Float(word) }
      }
    }
    return Samples(
      count: count, shape: [asBag ? vocabulary : words], inputs: .numbers(inputs),
      answers: .labels(labels, classes: 4))
  }
}

/// A search over z g(z) (after Ramachandran et al. 2017), each ranked by training a small network.
public struct SearchActivations: Experiment {
  /// What z is multiplied by.
  public enum Gate: String, Sendable, Codable, CaseIterable {
    case sigmoid, tanh, softplus, identity, normalCDF, laplaceCDF
  }

  public var gates: [Gate]
  /// Activations to compare with.
  public var baselines: [Activation]
  public var data: Dataset
  public var epochs: Int
  public var seeds: [UInt64]

  public init(
    _ gates: [Gate] = [.sigmoid, .tanh, .softplus, .identity], baselines: [Activation] = [.relu],
    on data: Dataset = .mnist.first(5_000, test: 5_000), epochs: Int = 3, seeds: [UInt64] = [1, 2, 3]
  ) {
    (self.gates, self.baselines, self.data, self.epochs, self.seeds) = (gates, baselines, data, epochs, seeds)
  }

  public var dataset: Dataset? { data }

  public func compute(_ session: ExperimentSession) throws -> Comparison {
    let searched = try gates.map { ("z \($0.rawValue)(z)", try activation($0)) }
    let all = searched + baselines.map { ($0.name, $0) }
    return try session.compare(
      name,
      all.map {
        Candidate(
          label: $0.0, training: training(.perceptron([784, 64, 64, 10], activation: $0.1), data, epochs))
      }, seeds: seeds)
  }

  /// z g(z) and its derivative g(z) + z g'(z).
  public func activation(_ gate: Gate) throws -> Activation {
    let g: Activation
    switch gate {
    case .sigmoid: return .swish
    case .normalCDF: return .gelu
    case .laplaceCDF: return .gated(by: .laplace)
    case .tanh: g = .tanh
    case .softplus: g = .softplus
    case .identity: g = .identity
    }
    return try .custom(
      "z \(gate.rawValue)(z)", { $0 * g.f($0) }, derivative: { g.f($0) + $0 * g.derivative($0) })
  }
}

/// A regression task: inputs uniform in [-1, 1], 1,024 to train and 512 to test.
private func regression(
  _ name: String, inputs: Int, seed: UInt64, _ target: ([Double]) -> [Double]
) -> Dataset {
  func set(_ count: Int, _ number: Int) -> Samples {
    var stream = RandomStream(seed: seed, stream: number, purpose: .data)
    var (x, y): ([Float], [Float]) = ([], [])
    for _ in 0..<count {
      let point = (0..<inputs).map { _ in stream.uniform(-1, 1) }
      x += point.map { Float($0) }
      y += target(point).map { Float($0) }
    }
    return Samples(
      count: count, shape: [inputs], inputs: .numbers(x), answers: .values(y, size: y.count / count))
  }
  return .samples(name, train: set(1_024, 0), test: set(512, 1))
}

private func fitting(_ network: Sequential, _ data: Dataset, _ epochs: Int) -> Training {
  Training(
    trainer: Trainer(
      network, loss: .meanSquaredError, optimizer: .adam(learningRate: 0.01), schedule: .cosine(floor: 0.02)),
    data: data, epochs: epochs, batchSize: 32)
}
