import Foundation
public import Networks
import Tensors

/// How a gradient changes on its way through many layers, in Double, because squared signals reach 1e-42.
///
/// `multipliedSlopes` repeats the simulation that is often shown: a unit gradient is multiplied by f'(z)
/// at every layer, z drawn from N(0, 2/width), no weights anywhere. `backpropagated` sends a random
/// gradient back through a real network of that depth.
public struct GradientFlow: Experiment {
  /// Which of the two.
  public enum Mode: String, Sendable, Codable { case multipliedSlopes, backpropagated }

  public var depth: Int
  public var width: Int
  public var activations: [Activation]
  public var mode: Mode
  /// How the weights of the real network start.
  public var initializer: Initializer
  /// Independent repetitions, of which the median (multiplied) or the mean of log10 (backpropagated) is given.
  public var repetitions: Int
  /// Inputs sent through each real network.
  public var samples: Int
  public var seed: UInt64

  public init(
    depth: Int = 20, width: Int = 64, activations: [Activation] = Activation.standard,
    mode: Mode = .multipliedSlopes, initializer: Initializer = .heNormal, repetitions: Int = 1,
    samples: Int = 32,
    seed: UInt64 = 42
  ) {
    self.depth = depth
    self.width = width
    self.activations = activations
    self.mode = mode
    self.initializer = initializer
    self.repetitions = repetitions
    self.samples = samples
    self.seed = seed
  }

  /// The same for one activation.
  public init(
    depth: Int = 20, width: Int = 64, activation: Activation, mode: Mode = .multipliedSlopes,
    initializer: Initializer = .heNormal, repetitions: Int = 1, samples: Int = 32, seed: UInt64 = 42
  ) {
    self.init(
      depth: depth, width: width, activations: [activation], mode: mode, initializer: initializer,
      repetitions: repetitions, samples: samples, seed: seed)
  }

  /// The answer: one curve per activation.
  public struct Outcome: Sendable, Codable {
    public var curves: [Curve]
    /// The curve of an activation by its name.
    public subscript(name: String) -> Curve? { curves.first { $0.activation == name } }
  }

  /// The size of the gradient after each layer, counted from the output backwards.
  public struct Curve: Sendable, Codable {
    public let activation: String
    /// Multiplied: mean |gradient| after 1, 2, ... layers. Backpropagated: the root mean square of a sample's
    /// gradient at the pre-activations of the last, the one before, ... the first hidden layer, its
    /// logarithm averaged over samples and repetitions.
    public let magnitudes: [Double]
    /// The last of them: what reaches the first layer.
    public var final: Double { magnitudes.last ?? 0 }
    /// log10 of the first layer's gradient over the last hidden layer's.
    public var change: Double { log10(final / (magnitudes.first ?? 1)) }
  }

  public func compute(_ session: ExperimentSession) throws -> Outcome {
    let repeats = max(1, session.quick ? min(repetitions, 1) : repetitions)
    let curves = try Parallel.map(activations) { activation in
      let runs = try (0..<repeats).map { index in
        mode == .multipliedSlopes
          ? multiplied(activation, run: index) : try backpropagated(activation, run: index)
      }
      let magnitudes = (0..<depth).map { layer -> Double in
        let values = runs.map { $0[layer] }.sorted()
        if mode == .multipliedSlopes {
          return (values[(values.count - 1) / 2] + values[values.count / 2]) / 2
        }
        return pow(10, values.map { log10($0) }.reduce(0, +) / Double(values.count))
      }
      return Curve(activation: activation.name, magnitudes: magnitudes)
    }
    return Outcome(curves: curves)
  }

  /// gradient *= f'(z), z ~ N(0, 2/width); the same z for every activation.
  private func multiplied(_ activation: Activation, run: Int) -> [Double] {
    var stream = RandomStream(seed: seed, stream: run, purpose: .samples)
    let deviation = (2 / Double(width)).squareRoot()
    var gradient = [Double](repeating: 1, count: width)
    return (0..<depth).map { _ in
      for unit in 0..<width { gradient[unit] *= activation.derivative(stream.normal() * deviation) }
      return gradient.reduce(0) { $0 + abs($1) } / Double(width)
    }
  }

  /// Inputs of unit mean square go through `depth` layers; a random unit gradient comes back.
  private func backpropagated(_ activation: Activation, run: Int) throws -> [Double] {
    let layers = (0..<depth).flatMap { _ -> [any Layer] in
      [Linear(width, width, initializer: initializer), activation]
    }
    let network = try Network<Double>(
      Sequential(layers: layers), capacity: samples, seed: seed &+ UInt64(run) &* 7919)
    var stream = RandomStream(seed: seed, stream: run, purpose: .samples)
    network.inputs.write((0..<samples * width).map { _ in stream.normal() })
    network.outputGradients.write((0..<samples * width).map { _ in stream.normal() })
    network.forward(rows: samples)
    network.backward()
    // Logarithms, because where signals grow or shrink by their size (GELU with He's variance) a few samples
    // have much larger gradients than the others and would speak for all.
    return network.activations.map { layer in
      let logarithms = layer.sampleGradientNorms.map { log10($0 / Double(width).squareRoot()) }
      return pow(10, logarithms.reduce(0, +) / Double(samples))
    }.reversed()
  }
}
