public import Tensors

/// A gated linear unit: gate(x W^T + b) * (x V^T + c) (Dauphin et al. 2017, Shazeer 2020).
public struct GatedLinear: Layer, InputShaped {
  public let inputSize: Int, outputSize: Int
  public let gate: Activation
  public let initializer: Initializer

  /// The gate is any activation: sigmoid is GLU, identity the bilinear layer, ReLU ReGLU, GELU GEGLU, Swish SwiGLU.
  public init(_ inputSize: Int, _ outputSize: Int, gate: Activation, initializer: Initializer = .standard) {
    (self.inputSize, self.outputSize, self.gate, self.initializer) = (
      inputSize, outputSize, gate, initializer
    )
  }

  /// The family of Shazeer 2020 by name.
  public static let gates: [(name: String, gate: Activation)] = [
    ("GLU", .sigmoid), ("bilinear", .identity), ("ReGLU", .relu), ("GEGLU", .gelu), ("SwiGLU", .swish),
  ]

  public var summary: String { "GatedLinear(\(inputSize), \(outputSize), gate: \(gate.summary))" }
  public var holdsClosure: Bool { gate.holdsClosure }
  public var naturalInputShape: [Int] { [inputSize] }

  public func unit<Scalar: Real>(_ construction: Construction, _ scalar: Scalar.Type) throws -> Unit<Scalar> {
    guard construction.inputShape.last == inputSize else {
      throw construction.mismatch(self, expects: "[\(inputSize)]")
    }
    return try GatedLinearUnit<Scalar>(self, construction)
  }
}

final class GatedLinearUnit<Scalar: Real>: Unit<Scalar> {
  private let gate: SequentialUnit<Scalar>
  private let linear: LinearUnit<Scalar>
  private let gateGradient: Storage<Scalar>, valueGradient: Storage<Scalar>

  init(_ layer: GatedLinear, _ construction: Construction) throws {
    let projection = Linear(layer.inputSize, layer.outputSize, initializer: layer.initializer)
    var inside = construction
    inside.index = construction.index * 1_000 + 1
    gate = try SequentialUnit(Sequential(layers: [projection, layer.gate]), inside)
    inside.index = construction.index * 1_000 + 2
    linear = LinearUnit(projection, inside)
    gateGradient = Storage(construction.capacity * gate.outputSize)
    valueGradient = Storage(construction.capacity * gate.outputSize)
    super.init(layer, construction, outputShape: gate.outputShape)
    parameters = gate.parameters + linear.parameters
  }

  override var inner: [Unit<Scalar>] { [gate, linear] }

  /// y = g * v with g = gate(x W^T + b), v = x V^T + c
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  override func forward(_ x: Target, rows: Int, pass: Pass) {
    super.forward(x, rows: rows, pass: pass)
    gate.forward(x, rows: rows, pass: pass)
    linear.forward(x, rows: rows, pass: pass)
    let (g, v, y) = (gate.output.start, linear.output.start, output.start)
    for i in 0..<(rows * outputSize) { y[i] = g[i] * v[i] }
  }

  /// dg = dy v, dv = dy g; dx is the sum of what both carry back
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  override func backward(_ dy: Target) -> Target {
    outputGradient = dy
    let (g, v, dg, dv) = (gate.output.start, linear.output.start, gateGradient.start, valueGradient.start)
    for i in 0..<(rows * outputSize) {
      dg[i] = dy[i] * v[i]
      dv[i] = dy[i] * g[i]
    }
    let first = gate.backward(gateGradient.start)
    let second = linear.backward(valueGradient.start)
    guard needsInputGradient else { return inputGradient.start }
    let dx = inputGradient.start
    for i in 0..<(rows * inputSize) { dx[i] = first[i] + second[i] }
    return dx
  }
}
