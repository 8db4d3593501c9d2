import Networks
import Tensors

/// A perceptron for a page: small enough to read, quick enough to train while one watches, and the same to the last
/// bit in a build and in a browser wherever its activation is.
///
/// Its output is one logit; the loss is the cross-entropy of its sigmoid.
public struct SmallNetwork: Sendable {
  /// A layer's weights, row by row, one row for each unit, and its biases.
  public struct Layer: Sendable {
    public let inputs: Int, outputs: Int
    public var weights: [Double]
    public var biases: [Double]
  }

  /// How weights start: their variance times the number of a unit's inputs.
  public enum Start: Sendable {
    /// He's 2, Xavier's 1 (for layers of one width), and a hundredth of it.
    case he, xavier, small
    /// One value for all, so that all units of a layer stay the same.
    case constant
  }

  public private(set) var layers: [Layer] = []
  public let activation: Activation
  /// Steps taken so far.
  public private(set) var steps = 0
  /// The mean loss of the last batch.
  public private(set) var loss = Double.nan
  /// The root mean square of the last batch's gradient at each layer's weights.
  public private(set) var gradientSizes: [Double] = []

  /// - Parameter sizes: those of the inputs, the hidden layers and the output: `[2, 8, 8, 1]`.
  public init(_ sizes: [Int], activation: Activation, start: Start = .he, seed: UInt64 = 1) {
    self.activation = activation
    for index in 1..<sizes.count {
      let (inputs, outputs) = (sizes[index - 1], sizes[index])
      var stream = RandomStream(seed: seed, stream: index, purpose: .weights)
      var weights: [Double] = []
      for _ in 0..<inputs * outputs {
        switch start {
        case .he: weights.append(stream.normal() * (2 / Double(inputs)).squareRoot())
        case .xavier: weights.append(stream.normal() * (1 / Double(inputs)).squareRoot())
        case .small: weights.append(stream.normal() * (0.01 / Double(inputs)).squareRoot())
        case .constant: weights.append(0.5)
        }
      }
      layers.append(
        Layer(
          inputs: inputs, outputs: outputs, weights: weights,
          biases: [Double](repeating: 0, count: outputs)))
    }
    gradientSizes = [Double](repeating: 0, count: layers.count)
  }

  /// The activations of every layer at a point, the inputs first and the logit last.
  public func values(at point: [Double]) -> [[Double]] {
    var values = [point]
    for (index, layer) in layers.enumerated() {
      let last = index == layers.count - 1
      var out = layer.biases
      for unit in 0..<layer.outputs {
        for input in 0..<layer.inputs {
          out[unit] += layer.weights[unit * layer.inputs + input] * values[index][input]
        }
        if !last { out[unit] = activation.f(out[unit]) }
      }
      values.append(out)
    }
    return values
  }

  /// The logit at a point of the plane.
  public func callAsFunction(_ x: Double, _ y: Double) -> Double { values(at: [x, y]).last?.first ?? 0 }

  /// One step of gradient descent on a batch of points of the plane with labels 0 and 1.
  public mutating func train(on batch: [(x: Double, y: Double, label: Int)], rate: Double) {
    var weightGradients: [[Double]] = []
    var biasGradients: [[Double]] = []
    for layer in layers {
      weightGradients.append([Double](repeating: 0, count: layer.weights.count))
      biasGradients.append([Double](repeating: 0, count: layer.biases.count))
    }
    var total = 0.0
    for point in batch {
      // Forward, with what the way back needs: each layer's inputs and slopes.
      var inputs = [[point.x, point.y]]
      var slopes: [[Double]] = []
      for (index, layer) in layers.enumerated() {
        let last = index == layers.count - 1
        var (out, slope) = (layer.biases, [Double](repeating: 1, count: layer.outputs))
        for unit in 0..<layer.outputs {
          var z = layer.biases[unit]
          for input in 0..<layer.inputs {
            z += layer.weights[unit * layer.inputs + input] * inputs[index][input]
          }
          out[unit] = last ? z : activation.f(z)
          if !last { slope[unit] = activation.derivative(z) }
        }
        inputs.append(out)
        slopes.append(slope)
      }
      let logit = inputs[layers.count][0]
      let label = Double(point.label)
      total += Activation.softplus.f(logit) - label * logit
      // d loss / d logit = sigmoid(logit) - label, and backwards through the layers.
      var gradient = [Activation.sigmoid.f(logit) - label]
      for index in stride(from: layers.count - 1, through: 0, by: -1) {
        let layer = layers[index]
        var below = [Double](repeating: 0, count: layer.inputs)
        for unit in 0..<layer.outputs {
          let g = gradient[unit] * slopes[index][unit]
          biasGradients[index][unit] += g
          for input in 0..<layer.inputs {
            weightGradients[index][unit * layer.inputs + input] += g * inputs[index][input]
            below[input] += layer.weights[unit * layer.inputs + input] * g
          }
        }
        gradient = below
      }
    }
    let share = 1 / Double(max(batch.count, 1))
    for index in layers.indices {
      var square = 0.0
      for weight in layers[index].weights.indices {
        let g = weightGradients[index][weight] * share
        square += g * g
        layers[index].weights[weight] -= rate * g
      }
      gradientSizes[index] = (square / Double(max(layers[index].weights.count, 1))).squareRoot()
      for unit in layers[index].biases.indices {
        layers[index].biases[unit] -= rate * biasGradients[index][unit] * share
      }
    }
    loss = total * share
    steps += 1
  }
}
