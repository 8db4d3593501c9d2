public import Tensors

/// Layers one after the other, written as a list: `Sequential { Linear(2, 8); Activation.tanh; Linear(8, 1) }`.
public struct Sequential: Layer {
  public let layers: [any Layer]

  /// A network from a list of layers, one per line or separated by semicolons.
  public init(@LayerBuilder _ layers: () -> [any Layer]) { self.layers = layers() }

  /// A network from an array of layers.
  public init(layers: [any Layer]) { self.layers = layers }

  /// A multilayer perceptron: `sizes` from input to output, the activation after every layer but the last.
  public static func perceptron(
    _ sizes: [Int], activation: Activation, initializer: Initializer = .standard
  ) -> Sequential {
    var layers: [any Layer] = []
    for index in 0..<max(0, sizes.count - 1) {
      layers.append(Linear(sizes[index], sizes[index + 1], initializer: initializer))
      if index + 2 < sizes.count { layers.append(activation) }
    }
    return Sequential(layers: layers)
  }

  /// The bake-off's network, 784-512-256-128-64-10.
  public static func bakeOff(_ activation: Activation, initializer: Initializer = .standard) -> Sequential {
    perceptron([784, 512, 256, 128, 64, 10], activation: activation, initializer: initializer)
  }

  public var summary: String { "Sequential { " + layers.map(\.summary).joined(separator: "; ") + " }" }
  public var holdsClosure: Bool { layers.contains { $0.holdsClosure } }

  public func unit<Scalar: Real>(_ construction: Construction, _ scalar: Scalar.Type) throws -> Unit<Scalar> {
    try SequentialUnit<Scalar>(self, construction)
  }
}

/// Collects layers, lists of layers, and conditional ones.
@resultBuilder
public enum LayerBuilder {
  public static func buildExpression(_ layer: any Layer) -> [any Layer] { [layer] }
  public static func buildExpression(_ activation: Activation) -> [any Layer] { [activation] }
  public static func buildExpression(_ layers: [any Layer]) -> [any Layer] { layers }
  public static func buildBlock(_ parts: [any Layer]...) -> [any Layer] { parts.flatMap { $0 } }
  public static func buildOptional(_ part: [any Layer]?) -> [any Layer] { part ?? [] }
  public static func buildEither(first part: [any Layer]) -> [any Layer] { part }
  public static func buildEither(second part: [any Layer]) -> [any Layer] { part }
  public static func buildArray(_ parts: [[any Layer]]) -> [any Layer] { parts.flatMap { $0 } }
}

final class SequentialUnit<Scalar: Real>: Unit<Scalar> {
  let units: [Unit<Scalar>]

  init(_ layer: Sequential, _ construction: Construction) throws {
    var units: [Unit<Scalar>] = []
    var next = construction
    for (offset, part) in layer.layers.enumerated() {
      next.index = construction.index * 1_000 + offset + 1
      next.name = construction.index == 0 ? "layer \(offset + 1)" : "\(construction.name).\(offset + 1)"
      // A layer's bias is added in the pass of the activation that follows it.
      if let activation = part as? Activation, activation.isElementwise,
        let linear = units.last as? LinearUnit<Scalar>
      {
        units.append(ActivationUnit(activation, next, after: linear))
      } else {
        units.append(try part.unit(next, Scalar.self))
      }
      next.inputShape = units.last?.outputShape ?? next.inputShape
      next.needsInputGradient =
        construction.needsInputGradient || units.contains { !$0.parameters.isEmpty || !$0.inner.isEmpty }
    }
    self.units = units
    super.init(
      layer, construction, outputShape: next.inputShape, sharesOutput: true, sharesInputGradient: true)
    parameters = units.flatMap(\.parameters)
    if let last = units.last { output = last.output }
  }

  override var inner: [Unit<Scalar>] { units }

  /// Each unit's output is the next one's input.
  override func forward(_ x: Target, rows: Int, pass: Pass) {
    super.forward(x, rows: rows, pass: pass)
    var signal = x
    for unit in units {
      unit.forward(signal, rows: rows, pass: pass)
      signal = unit.output.start
    }
  }

  /// Each unit's input gradient is the previous one's output gradient.
  override func backward(_ dy: Target) -> Target {
    outputGradient = dy
    return units.reversed().reduce(dy) { $1.backward($0) }
  }
}

extension Activation {
  /// Whether it has neither parameters that learn nor randomness.
  var isElementwise: Bool { family != .prelu && family != .rrelu }
}
