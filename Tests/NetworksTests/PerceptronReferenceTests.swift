import Networks
import Tensors
import Testing

private struct PerceptronFile: Decodable {
  struct Run: Decodable {
    let losses: [Double]
    let weightGradientNorms: [Double]
    let logits0: [Double]
  }
  struct Deep: Decodable { let runs: [String: Run] }
  let s: Int
  let runs: [String: [String: Run]]
  let deep20: Deep
}

private let activations: [String: Activation] = [
  "sigmoid": .sigmoid, "tanh": .tanh, "relu": .relu, "leakyReLU(0.01)": .leakyReLU, "elu(1)": .elu,
  "selu": .selu,
  "gelu": .gelu, "geluTanh": .geluTanh, "swish": .swish, "mish": .mish, "softplus": .softplus,
]
private let optimizers: [String: Optimizer] = [
  "adam(1e-3)": .adam(), "sgd(0.05)": .sgd(learningRate: 0.05),
  "sgd(0.05,momentum 0.9)": .sgd(learningRate: 0.05, momentum: 0.9),
  "adamW(1e-3, 0.01)": .adamW(weightDecay: 0.01), "rmsprop(1e-3)": .rmsprop(learningRate: 1e-3),
]

@Suite struct PerceptronReferenceTests {
  @Test func trainingMatchesPyTorch() throws {
    let file = try Reference.load("mlp.json", as: PerceptronFile.self)
    for (name, runs) in file.runs {
      for (rule, run) in runs {
        try check(
          Float.self, file.s, [20, 16, 12, 8, 5], try #require(activations[name]),
          try #require(optimizers[rule]), run,
          tolerance: 3e-4)
      }
    }
    for (name, run) in file.deep20.runs {
      let sizes = [32] + [Int](repeating: 64, count: 20) + [10]
      try check(Float.self, file.s, sizes, try #require(activations[name]), .adam(), run, tolerance: 3e-4)
    }
  }

  @Test func doubleNetworksMatchPyTorchMoreClosely() throws {
    let file = try Reference.load("mlp.json", as: PerceptronFile.self)
    for (name, runs) in file.runs {
      let run = try #require(runs["adam(1e-3)"])
      try check(
        Double.self, file.s, [20, 16, 12, 8, 5], try #require(activations[name]), .adam(), run,
        tolerance: 1e-6)
    }
  }
}

private func check<Scalar: Real>(
  _ scalar: Scalar.Type, _ s: Int, _ sizes: [Int], _ activation: Activation, _ optimizer: Optimizer,
  _ run: PerceptronFile.Run, tolerance: Double
) throws {
  let network = try Network<Scalar>(.perceptron(sizes, activation: activation), capacity: 32)
  for layer in 0..<(sizes.count - 1) {
    let (inputs, outputs) = (sizes[layer], sizes[layer + 1])
    let scale = (6 / Double(inputs)).squareRoot()
    network.parameters[2 * layer].value.write(
      Reference.fill(outputs * inputs, s + layer).map { Scalar($0 * scale) })
    network.parameters[2 * layer + 1].value.write(
      Reference.fill(outputs, s + 100 + layer).map { Scalar($0 * 0.1) })
  }
  let inputs = Reference.fill(32 * sizes[0], s + 50).map { Scalar($0) }
  let labels = (0..<32).map { Int32($0 % sizes[sizes.count - 1]) }
  let state = OptimizerState(optimizer, network.parameters)
  for (step, expected) in run.losses.enumerated() {
    network.inputs.write(inputs)
    let loss = try labels.withUnsafeBufferPointer {
      network.lossAndGradients(rows: 32, targets: .labels(try #require($0.baseAddress)), loss: .crossEntropy)
    }
    #expect(abs(loss.mean - expected) <= tolerance * max(1, expected), "\(activation) loss \(step)")
    if step == 0 {
      let largest = run.weightGradientNorms.max() ?? 1
      for (layer, norm) in run.weightGradientNorms.enumerated() {
        #expect(
          abs(network.parameters[2 * layer].gradientNorm - norm) <= tolerance * largest,
          "\(activation) norm \(layer)")
      }
    }
    state.step(learningRate: optimizer.learningRate)
  }
  network.inputs.write(inputs)
  network.forward(rows: 32)
  let largest = run.logits0.map(abs).max() ?? 1
  for (index, logit) in run.logits0.enumerated() {
    #expect(
      abs(Double(network.outputs[index]) - logit) <= tolerance * largest, "\(activation) logit \(index)")
  }
}
