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
    let name = "\(construction.name), \(layer.summary)"
    let drawn = layer.initializer.draw(
      rows: outputs, columns: inputs, fanIn: inputs, fanOut: outputs, from: &stream)
    weight = Parameter("\(name): weight", shape: [outputs, inputs], values: Scalar.nearest(drawn))
    let drawnBias = layer.initializer.drawBias(outputs, fanIn: inputs, from: &stream)
    bias =
      layer.bias ? Parameter("\(name): bias", shape: [outputs], values: Scalar.nearest(drawnBias)) : nil
    super.init(layer, construction, outputShape: construction.inputShape.dropLast() + [layer.outputSize])
    parameters = [weight] + (bias.map { [$0] } ?? [])
  }

  /// y[n, out] = x[n, in] W^T + b
  override func forward(_ x: Target, rows: Int, pass: Pass) {
    super.forward(x, rows: rows, pass: pass)
    let n = rows * positions
    // Few wide slices: each packs the inputs anew.
    let slices = Slices(outputs, of: isSmall(n) ? outputs : max(128, outputs / 2))
    Parallel.pieces(slices.count) { index in
      let slice = slices[index]
      Scalar.multiply(
        rows: n, columns: slice.count, inner: inputs, a: x, aStride: inputs, transposeA: false,
        b: weight.value.start + slice.lowerBound * inputs, bStride: inputs, transposeB: true,
        c: output.start + slice.lowerBound, cStride: outputs, accumulate: false)
    }
    if let bias, !biasIsDeferred { Scalar.addBias(output.start, bias.value.start, rows: n, columns: outputs) }
  }

  /// dW[out, in] = dy^T x, db = column sums of dy, dx[n, in] = dy W
  override func backward(_ dy: Target) -> Target {
    outputGradient = dy
    let n = rows * positions
    if let bias, !biasIsDeferred {
      Scalar.columnSums(dy, rows: n, columns: outputs, into: bias.gradient.start)
    }
    let weightRows = Slices(outputs, of: isSmall(n) ? outputs : 128)
    let inputColumns = Slices(inputs, of: isSmall(n) ? inputs : 128)
    Parallel.pieces(weightRows.count + (needsInputGradient ? inputColumns.count : 0)) { index in
      if index < weightRows.count {
        computeWeightGradient(dy, n, weightRows[index])
      } else {
        computeInputGradient(dy, n, inputColumns[index - weightRows.count])
      }
    }
    return inputGradient.start
  }

  /// Some rows of dW[out, in] = dy^T x.
  private func computeWeightGradient(_ dy: Target, _ n: Int, _ slice: Range<Int>) {
    Scalar.multiply(
      rows: slice.count, columns: inputs, inner: n, a: dy + slice.lowerBound, aStride: outputs,
      transposeA: true, b: input, bStride: inputs, transposeB: false,
      c: weight.gradient.start + slice.lowerBound * inputs, cStride: inputs, accumulate: false)
  }

  /// Some columns of dx[n, in] = dy W.
  private func computeInputGradient(_ dy: Target, _ n: Int, _ slice: Range<Int>) {
    Scalar.multiply(
      rows: n, columns: slice.count, inner: outputs, a: dy, aStride: outputs, transposeA: false,
      b: weight.value.start + slice.lowerBound, bStride: inputs, transposeB: false,
      c: inputGradient.start + slice.lowerBound, cStride: inputs, accumulate: false)
  }

  /// Products of less than two million multiplications take some ten microseconds; cutting them up gains nothing.
  private func isSmall(_ n: Int) -> Bool { n * inputs * outputs < 2_000_000 }
}
