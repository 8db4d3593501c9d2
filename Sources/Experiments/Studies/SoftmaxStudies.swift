public import Datasets
import Foundation
public import Networks
import Tensors

/// Softmax of given scores at several temperatures.
public struct TemperatureSweep: Experiment {
  public var scores: [Double]
  public var temperatures: [Double]

  public init(_ scores: [Double] = [2, 1, 0.1], temperatures: [Double] = [0.1, 0.5, 1, 2, 10]) {
    (self.scores, self.temperatures) = (scores, temperatures)
  }

  public struct Outcome: Sendable, Codable { public let rows: [Row] }

  public struct Row: Sendable, Codable {
    public let temperature: Double
    public let probabilities: [Double]
    /// In nats: 0 for certainty, log K for indifference.
    public let entropy: Double
  }

  public func compute(_ session: ExperimentSession) throws -> Outcome {
    Outcome(
      rows: temperatures.map { temperature in
        let p = softmax(scores, temperature: temperature)
        return Row(
          temperature: temperature, probabilities: p,
          entropy: -p.reduce(0) { $0 + ($1 > 0 ? $1 * log($1) : 0) })
      })
  }
}

/// How often a trained network is right when it says that it is sure.
public struct Calibration: Experiment {
  public var network: Sequential
  public var data: Dataset
  public var epochs: Int
  public var bins: Int
  public var temperatures: [Double]
  public var seed: UInt64

  public init(
    _ network: Sequential = .perceptron([784, 256, 128, 10], activation: .relu),
    on data: Dataset = .mnist.first(5_000, test: 5_000), epochs: Int = 15, bins: Int = 10,
    temperatures: [Double] = [0.5, 1, 1.5, 2, 3], seed: UInt64 = 1
  ) {
    (self.network, self.data, self.epochs, self.bins) = (network, data, epochs, bins)
    (self.temperatures, self.seed) = (temperatures, seed)
  }

  public var dataset: Dataset? { data }

  public struct Outcome: Sendable, Codable {
    public let accuracy: Double
    /// One per temperature.
    public let curves: [Curve]
  }

  public struct Curve: Sendable, Codable {
    public let temperature: Double
    public let bins: [Bin]
    /// Guo et al. 2017: the mean of |confidence - accuracy| over bins, weighted by their samples.
    public let expectedError: Double
  }

  public struct Bin: Sendable, Codable {
    public let confidence: Double, accuracy: Double
    public let count: Int
  }

  public func compute(_ session: ExperimentSession) throws -> Outcome {
    let loaded = try data.loaded(session)
    let training = Training(trainer: Trainer(network, seed: seed), data: data, epochs: epochs)
    let loop = try TrainingLoop(training, loaded, epochs: session.quick ? 2 : epochs, session)
    let run = try loop.run { session.onProgress($0) }
    let test = loaded.test
    let logits = try (0..<test.count).map { index in
      try loop.network(Tensor(test.input(index), shape: [1, test.inputSize])).values.map(Double.init)
    }
    let curves = temperatures.map { temperature -> Curve in
      var (sums, rights, counts) = (
        [Double](repeating: 0, count: bins), [Double](repeating: 0, count: bins),
        [Int](repeating: 0, count: bins)
      )
      for (index, scores) in logits.enumerated() {
        let p = softmax(scores, temperature: temperature)
        let best = p.indices.max { p[$0] < p[$1] } ?? 0
        let bin = min(bins - 1, Int(p[best] * Double(bins)))
        sums[bin] += p[best]
        rights[bin] += best == Int(test.labels[index]) ? 1 : 0
        counts[bin] += 1
      }
      let filled = (0..<bins).filter { counts[$0] > 0 }
      return Curve(
        temperature: temperature,
        bins: filled.map {
          Bin(
            confidence: sums[$0] / Double(counts[$0]), accuracy: rights[$0] / Double(counts[$0]),
            count: counts[$0])
        }, expectedError: filled.reduce(0) { $0 + abs(sums[$1] - rights[$1]) } / Double(max(test.count, 1)))
    }
    return Outcome(accuracy: run.testAccuracy, curves: curves)
  }
}

/// GELU as the mean of a stochastic gate: z is kept with probability Phi(z), else zero.
public struct GeluAsDropout: Experiment {
  public var z: [Double]
  public var draws: Int
  public var seed: UInt64

  public init(z: [Double] = (-12...12).map { Double($0) / 4 }, draws: Int = 20_000, seed: UInt64 = 1) {
    (self.z, self.draws, self.seed) = (z, draws, seed)
  }

  public struct Outcome: Sendable, Codable {
    public let z: [Double], simulated: [Double], exact: [Double]
    /// The largest difference in units of its standard error.
    public let largestDeviation: Double
  }

  public func compute(_ session: ExperimentSession) throws -> Outcome {
    var worst = 0.0
    let simulated = z.enumerated().map { index, z -> Double in
      var stream = RandomStream(seed: seed, stream: index, purpose: .samples)
      // The gate is open when a standard normal draw falls below z.
      let open = (0..<draws).count { _ in stream.normal() < z }
      let mean = z * Double(open) / Double(draws)
      let p = z == 0 ? 0.5 : Activation.gelu(z) / z
      let error = abs(z) * (p * (1 - p) / Double(draws)).squareRoot()
      if error > 0 { worst = max(worst, abs(mean - Activation.gelu(z)) / error) }
      return mean
    }
    return Outcome(z: z, simulated: simulated, exact: z.map { Activation.gelu($0) }, largestDeviation: worst)
  }
}
