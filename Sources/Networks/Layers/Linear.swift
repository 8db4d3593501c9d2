public import Tensors

/// A fully connected layer, y = x W^T + b, with W of shape [outputs, inputs].
public struct Linear: Layer {
  public let inputSize: Int, outputSize: Int
  public let bias: Bool
  public let initializer: Initializer

  /// A layer from `inputSize` to `outputSize` numbers per sample.
  public init(_ inputSize: Int, _ outputSize: Int, bias: Bool = true, initializer: Initializer = .standard) {
    self.inputSize = inputSize
    self.outputSize = outputSize
    self.bias = bias
    self.initializer = initializer
  }

  public var summary: String {
    var text = "Linear(\(inputSize), \(outputSize)"
    if !bias { text += ", bias: false" }
    if initializer != .standard { text += ", initializer: .\(initializer)" }
    return text + ")"
  }

  public func unit<Scalar: Real>(_ construction: Construction, _ scalar: Scalar.Type) throws -> Unit<Scalar> {
    guard construction.inputShape.last == inputSize, inputSize > 0, outputSize > 0 else {
      throw construction.mismatch(self, expects: "[\(inputSize)]")
    }
    return LinearUnit<Scalar>(self, construction)
  }
}

/// `Linear` at work. An input of several positions per sample, [positions, inputs], is treated position by position.
final class LinearUnit<Scalar: Real>: Unit<Scalar> {
  let weight: Parameter<Scalar>
  let bias: Parameter<Scalar>?
  /// Set when the activation that follows adds the bias and computes its gradient in its own pass.
  var biasIsDeferred = false
  private let positions: Int, inputs: Int, outputs: Int

  init(_ layer: Linear, _ construction: Construction) {
    (inputs, outputs) = (layer.inputSize, layer.outputSize)
    positions = construction.inputSize / layer.inputSize
    var stream = construction.randomness(.weights)
    let place = "\(construction.place), \(layer.summary)"
    let drawn = layer.initializer.draw(
      rows: outputs, columns: inputs, fanIn: inputs, fanOut: outputs, from: &stream)
    weight = Parameter("\(place): weight", shape: [outputs, inputs], values: drawn.map { Scalar($0) })
    let drawnBias = layer.initializer.drawBias(outputs, fanIn: inputs, from: &stream)
    bias =
      layer.bias ? Parameter("\(place): bias", shape: [outputs], values: drawnBias.map { Scalar($0) }) : nil
    super.init(layer, construction, outputShape: construction.inputShape.dropLast() + [layer.outputSize])
    parameters = [weight] + (bias.map { [$0] } ?? [])
  }

  /// y[n, out] = x[n, in] W^T + b
  override func forward(_ x: Target, rows: Int, pass: Pass) {
    super.forward(x, rows: rows, pass: pass)
    let n = rows * positions
    Scalar.multiply(
      rows: n, columns: outputs, inner: inputs, x, weight.value.start, transposeB: true, into: output.start)
    if let bias, !biasIsDeferred { Scalar.addBias(output.start, bias.value.start, rows: n, columns: outputs) }
  }

  /// dW[out, in] = dy^T x, db = column sums of dy, dx[n, in] = dy W
  override func backward(_ dy: Target) -> Target {
    outputGradient = dy
    let n = rows * positions
    Scalar.multiply(
      rows: outputs, columns: inputs, inner: n, dy, transposeA: true, input, into: weight.gradient.start)
    if let bias, !biasIsDeferred {
      Scalar.columnSums(dy, rows: n, columns: outputs, into: bias.gradient.start)
    }
    if needsInputGradient {
      Scalar.multiply(
        rows: n, columns: inputs, inner: outputs, dy, weight.value.start, into: inputGradient.start)
    }
    return inputGradient.start
  }
}
