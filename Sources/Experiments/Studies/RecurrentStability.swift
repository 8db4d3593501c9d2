import Datasets
import Foundation
import Networks
import Tensors

/// Signals and gradients through time in recurrent layers, and training them with and without clipping.
public struct RecurrentStability: Experiment {
  public var steps: Int, hidden: Int
  /// The recurrent matrices of plain layers are orthogonal times these gains.
  public var gains: [Double]
  public var epochs: Int
  public var learningRate: Double
  /// The signals are those of the first.
  public var seeds: [UInt64]

  public init(
    steps: Int = 40, hidden: Int = 32, gains: [Double] = [0.8, 1, 1.2], epochs: Int = 5,
    learningRate: Double = 0.1,
    seeds: [UInt64] = [1]
  ) {
    (self.steps, self.hidden, self.gains) = (steps, hidden, gains)
    (self.epochs, self.learningRate, self.seeds) = (epochs, learningRate, seeds)
  }

  private var seed: UInt64 { seeds.first ?? 1 }

  public struct Outcome: Sendable, Codable {
    public let flows: [Flow]
    public let trainings: [TrainingResult]
  }

  /// One cell untrained: root mean square of the state after each step, and of the gradient of the last
  /// state with respect to each step's input (first step first).
  public struct Flow: Sendable, Codable {
    public let cell: String
    public let states: [Double], gradients: [Double]
  }

  /// One cell trained to tell from its last state whether the numbers it heard sum above zero.
  public struct TrainingResult: Sendable, Codable {
    public let cell: String
    public let clipped: Bool
    /// Of the runs that ended, seed by seed.
    public let testAccuracies: [Double]
    /// Why the others did not.
    public let failures: [String]
  }

  public func compute(_ session: ExperimentSession) throws -> Outcome {
    let cells = candidates()
    let open = [("LSTM, forget bias 1", LSTM(4, hidden)), ("GRU, update bias 1", GRU(4, hidden))]
    let flows = try Parallel.map(cells + open) { try flow($0.0, $0.1) }
    let data = Dataset.samples(
      "sums of \(steps)", train: samples(2_000, stream: 0), test: samples(500, stream: 1))
    let loaded = try data.loaded(session)
    let ways = cells.flatMap { cell in [false, true].map { (cell.0, cell.1, $0) } }
    let jobs = ways.flatMap { way in session.chosen(seeds).map { (way, $0) } }
    let outcomes = try Parallel.map(jobs) { way, seed -> Result<Double, TrainingError> in
      let net = Sequential {
        Recurrent(lastStateOf: way.1); Linear(hidden, 2)
      }
      let training = Training(
        trainer: Trainer(
          net, optimizer: .sgd(learningRate: learningRate), clipping: way.2 ? .norm(1) : .none, seed: seed),
        data: data, epochs: epochs, batchSize: 32, testing: .lastEpoch)
      do {
        let loop = try TrainingLoop(training, loaded, epochs: session.quick ? 2 : epochs, session)
        return .success(try loop.run { _ in }.testAccuracy)
      } catch let error as TrainingError {
        return .failure(error)
      }
    }
    let trainings = ways.map { way in
      let mine = zip(jobs, outcomes).filter { $0.0.0.0 == way.0 && $0.0.0.2 == way.2 }.map(\.1)
      return TrainingResult(
        cell: way.0, clipped: way.2, testAccuracies: mine.compactMap { try? $0.get() },
        failures: mine.compactMap { if case .failure(let error) = $0 { error.description } else { nil } })
    }
    return Outcome(flows: flows, trainings: trainings)
  }

  private func candidates() -> [(String, Recurrent)] {
    let plain = [Activation.relu, .tanh].flatMap { activation in
      gains.map { gain in
        (
          "\(activation.name) RNN, gain \(gain)",
          RNN(4, hidden, activation: activation, recurrentInitializer: .orthogonal(gain: gain))
        )
      }
    }
    return plain + [("LSTM", LSTM(4, hidden)), ("GRU", GRU(4, hidden))]
  }

  private func flow(_ label: String, _ layer: Recurrent) throws -> Flow {
    let rows = 16
    let network = try Network<Double>(
      Sequential { layer }, inputShape: [steps, 4], capacity: rows, seed: seed, needsInputGradient: true)
    if label.hasSuffix("bias 1") {
      // The second block of the input biases: an LSTM's forget gate, a GRU's update gate, both in PyTorch's order.
      let bias = network.parameters[2].value.start
      for unit in hidden..<2 * hidden { bias[unit] += 1 }
    }
    var stream = RandomStream(seed: seed, purpose: .samples)
    network.inputs.write((0..<rows * steps * 4).map { _ in stream.normal() })
    network.forward(rows: rows)
    func rootMeanSquare(_ values: UnsafeMutablePointer<Double>, _ step: Int, _ size: Int) -> Double {
      var sum = 0.0
      for row in 0..<rows { sum += Double.sumOfSquares(values + (row * steps + step) * size, count: size) }
      return (sum / Double(rows * size)).squareRoot()
    }
    let states = (0..<steps).map { rootMeanSquare(network.outputs, $0, hidden) }
    network.outputGradients.fill(0)
    for row in 0..<rows {
      for unit in 0..<hidden {
        network.outputGradients[(row * steps + steps - 1) * hidden + unit] = stream.normal()
      }
    }
    let gradient = network.backward()
    return Flow(cell: label, states: states, gradients: (0..<steps).map { rootMeanSquare(gradient, $0, 4) })
  }

  private func samples(_ count: Int, stream number: Int) -> Samples {
    var stream = RandomStream(seed: seed, stream: number, purpose: .data)
    let inputs = (0..<count * steps * 4).map { _ in Float(stream.normal()) }
    let labels = (0..<count).map { index -> Int32 in
      let sum = (0..<steps).reduce(Float(0)) { $0 + inputs[(index * steps + $1) * 4] }
      return sum > 0 ? 1 : 0
    }
    return Samples(
      count: count, shape: [steps, 4], inputs: .numbers(inputs), answers: .labels(labels, classes: 2))
  }
}
