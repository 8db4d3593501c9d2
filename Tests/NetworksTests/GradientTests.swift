import Networks
import Tensors
import Testing

struct LayerCase: Sendable, CustomTestStringConvertible {
  let shape: [Int]
  let layers: Sequential
  var testDescription: String { layers.summary }

  init(_ shape: [Int], @LayerBuilder _ layers: () -> [any Layer]) {
    self.shape = shape
    self.layers = Sequential(layers: layers())
  }
}

let layerCases: [LayerCase] = [
  LayerCase([5]) { Linear(5, 3) },
  LayerCase([5]) { Linear(5, 3, bias: false) },
  LayerCase([4, 5]) { Linear(5, 3) },
  LayerCase([6]) {
    Linear(6, 4); Activation.gelu; Linear(4, 2)
  },
  LayerCase([6, 5, 2]) { Conv2d(2, 3, padding: 1) },
  LayerCase([7, 6, 2]) { Conv2d(2, 3, kernelSize: 3, stride: 2, padding: 1) },
  LayerCase([6, 6, 2]) { Conv2d(2, 2, kernelSize: 5, bias: false) },
  LayerCase([4, 4, 3]) { Pool2d.max(2) },
  LayerCase([5, 5, 2]) { Pool2d.average(3, stride: 2) },
  LayerCase([4, 4, 3]) { GlobalAveragePool() },
  LayerCase([4]) { BatchNorm(4) },
  LayerCase([3, 3, 2]) { BatchNorm(2) },
  LayerCase([3, 6]) { LayerNorm(6) },
  LayerCase([3, 3, 4]) { GroupNorm(groups: 2, 4) },
  LayerCase([8]) { Dropout(0.4) },
  LayerCase([12]) {
    Reshape([2, 2, 3]); Flatten(); Linear(12, 2)
  },
  LayerCase([5]) {
    Residual {
      Linear(5, 5); Activation.tanh; Linear(5, 5)
    }
  },
  LayerCase([5]) {
    Residual {
      Activation.swish; BatchNorm(5)
    }; Linear(5, 2)
  },
  LayerCase([5]) { Softmax(temperature: 0.7) },
  LayerCase([4]) { Shift(0.3) },
  LayerCase([6]) { GatedLinear(6, 4, gate: .swish) },
  LayerCase([3, 6]) { GatedLinear(6, 4, gate: .sigmoid) },
  LayerCase([4, 3]) { RNN(3, 5) },
  LayerCase([4, 3]) { RNN(3, 5, activation: .softplus, returnsSequence: false) },
  LayerCase([4, 3]) { GRU(3, 5) },
  LayerCase([4, 3]) { GRU(3, 5, returnsSequence: false) },
  LayerCase([4, 3]) { LSTM(3, 5) },
  LayerCase([4, 3]) { LSTM(3, 5, returnsSequence: false) },
]

@Suite struct GradientTests {
  @Test(arguments: layerCases)
  func layersMatchCentralDifferences(layer: LayerCase) throws {
    let check = try checkGradients(layer.layers, inputShape: layer.shape)
    #expect(check.passed, "\(check)")
  }

  /// The fast path in Float against the oracle in Double: outputs and every gradient, same weights.
  @Test(arguments: layerCases)
  func floatFollowsDouble(layer: LayerCase) throws {
    let (rows, pass) = (5, Pass(training: true, step: 3))
    let double = try Network<Double>(
      layer.layers, inputShape: layer.shape, capacity: rows, seed: 4, needsInputGradient: true)
    let float = try Network<Float>(
      layer.layers, inputShape: layer.shape, capacity: rows, seed: 4, needsInputGradient: true)
    var stream = RandomStream(seed: 9)
    let inputs = (0..<rows * double.inputSize).map { _ in Float(stream.normal()) }
    let outer = (0..<rows * double.outputSize).map { _ in Float(stream.uniform(-1, 1)) }
    double.inputs.write(inputs.map(Double.init))
    float.inputs.write(inputs)
    double.forward(rows: rows, pass: pass)
    float.forward(rows: rows, pass: pass)
    func compare(_ a: [Double], _ b: [Float], _ words: String) {
      let scale = max(1e-3, a.map(abs).max() ?? 0)
      for (x, y) in zip(a, b) where !(abs(x - Double(y)) <= 3e-5 * scale) {
        Issue.record("\(words): \(x) in Double, \(y) in Float")
        return
      }
    }
    let count = rows * double.outputSize
    compare((0..<count).map { double.outputs[$0] }, (0..<count).map { float.outputs[$0] }, "outputs")
    double.outputGradients.write(outer.map(Double.init))
    float.outputGradients.write(outer)
    let (dx, fx) = (double.backward(), float.backward())
    compare(inputs.indices.map { dx[$0] }, inputs.indices.map { fx[$0] }, "input gradient")
    for (a, b) in zip(double.parameters, float.parameters) {
      compare(a.gradient.array(), b.gradient.array(), a.name)
    }
  }

  @Test(arguments: GatedLinear.gates.map(\.gate))
  func gatesMatchCentralDifferences(gate: Activation) throws {
    let check = try checkGradients(Sequential { GatedLinear(5, 4, gate: gate) })
    #expect(check.passed, "\(check)")
  }

  @Test(arguments: Activation.all)
  func activationsMatchCentralDifferences(activation: Activation) throws {
    // Inputs keep away from the kinks at 0, 1, 3 and 6.
    let inputs = [-4.3, -2.2, -0.7, -0.2, 0.2, 0.6, 1.7, 2.4, 4.1]
    let check = try checkGradients(
      Sequential { activation }, inputShape: [9], rows: 1, inputs: inputs,
      tolerance: activation == .hardSigmoid ? 1e-8 : 1e-9)
    #expect(check.passed, "\(check)")
  }

  @Test func embeddingsMatchCentralDifferences() throws {
    let check = try checkGradients(
      Sequential {
        Embedding(5, 3); Flatten(); Linear(6, 2)
      }, inputShape: [2], rows: 2, inputs: [0, 3, 3, 4],
      checksInputs: false)
    #expect(check.passed, "\(check)")
  }

  @Test func theCheckCanFail() throws {
    let check = try checkGradients(
      Sequential {
        Linear(4, 3); Activation.tanh
      }
    ) { network in
      network.parameters[0].gradient[5] += 0.01
    }
    #expect(!check.passed)
    #expect(check.element.contains("layer 1, Linear(4, 3): weight[5]"))
  }

  @Test(arguments: [Loss.crossEntropy, .binaryCrossEntropy, .meanSquaredError])
  func lossesMatchCentralDifferences(loss: Loss) throws {
    let network = try Network<Double>(Sequential { Linear(4, 3) }, capacity: 5, seed: 3)
    let inputs = (0..<20).map { Double(($0 * 7) % 11) / 5 - 1 }
    let labels: [Int32] = [0, 2, 1, 1, 0]
    let values = (0..<15).map { Double($0 % 4) / 3 }
    func value() -> Double {
      network.inputs.write(inputs)
      return labels.withUnsafeBufferPointer { labels in
        values.withUnsafeBufferPointer { values in
          network.lossAndGradients(
            rows: 5,
            targets: loss == .crossEntropy ? .labels(labels.baseAddress!) : .values(values.baseAddress!),
            loss: loss
          ).mean
        }
      }
    }
    _ = value()
    let gradient = network.parameters[0].gradient.array()
    for index in gradient.indices {
      let weight = network.parameters[0].value
      weight[index] += 1e-5
      let above = value()
      weight[index] -= 2e-5
      let below = value()
      weight[index] += 1e-5
      #expect(abs(gradient[index] - (above - below) / 2e-5) < 1e-8)
    }
  }
}
