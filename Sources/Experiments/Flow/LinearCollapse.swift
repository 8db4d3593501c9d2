import Networks
import Tensors

/// A deep network of linear layers beside the single matrix it equals.
public struct LinearCollapse: Experiment {
  public var depth: Int
  public var inputs: Int, width: Int, outputs: Int
  public var samples: Int
  public var seed: UInt64

  public init(
    depth: Int = 100, inputs: Int = 784, width: Int = 64, outputs: Int = 10, samples: Int = 50,
    seed: UInt64 = 1
  ) {
    (self.depth, self.inputs, self.width, self.outputs, self.samples, self.seed) = (
      depth, inputs, width, outputs, samples, seed
    )
  }

  public struct Outcome: Sendable, Codable {
    /// The largest |difference| between the two, and the largest |output|.
    public let largestDifference: Double, largestOutput: Double
    public let deepParameters: Int, collapsedParameters: Int
  }

  public func compute(_ session: ExperimentSession) throws -> Outcome {
    let sizes = [inputs] + [Int](repeating: width, count: max(0, depth - 1)) + [outputs]
    // Orthogonal matrices keep the signal's size over a hundred layers.
    let layers = (0..<depth).map {
      Linear(sizes[$0], sizes[$0 + 1], initializer: .orthogonal(gain: 1)) as any Layer
    }
    let network = try Network<Double>(
      Sequential(layers: layers), capacity: max(samples, inputs + 1), seed: seed)
    var stream = RandomStream(seed: seed, purpose: .samples)
    let x = (0..<samples * inputs).map { _ in stream.normal() }
    network.inputs.write(x)
    network.forward(rows: samples)
    let deep = (0..<samples * outputs).map { network.outputs[$0] }
    // The network's answers to the unit vectors and to zero are the rows of the one matrix and its bias.
    network.inputs.fill(0)
    for i in 0..<inputs { network.inputs[i * inputs + i] = 1 }
    network.forward(rows: inputs + 1)
    let bias = (0..<outputs).map { network.outputs[inputs * outputs + $0] }
    let matrix = (0..<inputs * outputs).map { network.outputs[$0] - bias[$0 % outputs] }
    var (difference, size) = (0.0, 0.0)
    for sample in 0..<samples {
      for o in 0..<outputs {
        let y = (0..<inputs).reduce(bias[o]) { $0 + x[sample * inputs + $1] * matrix[$1 * outputs + o] }
        difference = max(difference, abs(y - deep[sample * outputs + o]))
        size = max(size, abs(y))
      }
    }
    return Outcome(
      largestDifference: difference, largestOutput: size, deepParameters: network.parameterCount,
      collapsedParameters: inputs * outputs + outputs)
  }
}
