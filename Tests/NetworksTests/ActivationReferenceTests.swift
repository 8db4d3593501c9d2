import Networks
import Tensors
import Testing

private struct ActivationFile: Decodable {
  struct Values: Decodable {
    let f: [Double]
    let df: [Double]
  }
  let z: [Double]
  let activations: [String: Values]
}

private let byReferenceName: [String: Activation] = [
  "sigmoid": .sigmoid, "tanh": .tanh, "relu": .relu, "leakyReLU(0.01)": .leakyReLU, "prelu(0.25)": .prelu,
  "elu(1)": .elu, "selu": .selu, "celu(1)": .celu, "gelu": .gelu, "geluTanh": .geluTanh, "swish": .swish,
  "mish": .mish, "softplus": .softplus, "softsign": .softsign, "hardSwish": .hardSwish,
  "hardSigmoid": .hardSigmoid, "hardTanh": .hardTanh, "relu6": .relu6, "logSigmoid": .logSigmoid,
  "tanhShrink": .tanhShrink, "laplaceLU": .gated(by: .laplace), "cauchyLU": .gated(by: .cauchy),
]

@Suite struct ActivationReferenceTests {
  @Test func doublePathMatchesPyTorch() throws {
    let file = try Reference.load("activations.json", as: ActivationFile.self)
    #expect(file.activations.count == 22)
    for (name, values) in file.activations.sorted(by: { $0.key < $1.key }) {
      let activation = try #require(byReferenceName[name], "\(name) is unknown")
      for (index, z) in file.z.enumerated() {
        let (f, df) = (activation.f(z), activation.derivative(z))
        #expect(abs(f - values.f[index]) <= 1e-12 * max(1, abs(values.f[index])), "\(name) at \(z)")
        #expect(abs(df - values.df[index]) <= 1e-12 * max(1, abs(values.df[index])), "\(name)' at \(z)")
      }
    }
  }

  @Test func vectorPathMatchesPyTorch() throws {
    let file = try Reference.load("activations.json", as: ActivationFile.self)
    for (name, values) in file.activations.sorted(by: { $0.key < $1.key }) {
      let activation = try #require(byReferenceName[name], "\(name) is unknown")
      let (f, df) = try vectorValues(activation, file.z)
      for (index, z) in file.z.enumerated() {
        let tolerance = 0x1p-21 * max(1, abs(z))
        #expect(abs(f[index] - values.f[index]) <= tolerance, "\(name) at \(z)")
        #expect(abs(df[index] - values.df[index]) <= tolerance, "\(name)' at \(z)")
      }
    }
  }

  @Test(arguments: Activation.all)
  func finiteInputsGiveFiniteOutputs(activation: Activation) throws {
    let far = [
      -3.0e38, -1e30, -1e10, -1e4, -745, -104, -88, -1e-30, 0, 1e-30, 88, 104, 745, 1e4, 1e10, 1e30, 3.0e38,
    ]
    let (f, df) = try vectorValues(activation, far)
    for (index, z) in far.enumerated() {
      #expect(activation.f(z).isFinite && activation.derivative(z).isFinite, "Double at \(z)")
      #expect(f[index].isFinite && df[index].isFinite, "Float at \(z)")
    }
  }
}

/// Value and slope through a network of the activation alone, in Float.
func vectorValues(_ activation: Activation, _ z: [Double]) throws -> (f: [Double], df: [Double]) {
  let network = try Network<Float>(
    Sequential { activation }, inputShape: [z.count], capacity: 1, needsInputGradient: true)
  network.inputs.write(z.map { Float($0) })
  network.forward(rows: 1)
  network.outputGradients.fill(1)
  let f = (0..<z.count).map { Double(network.outputs[$0]) }
  let gradient = network.backward()
  return (f, (0..<z.count).map { Double(gradient[$0]) })
}
