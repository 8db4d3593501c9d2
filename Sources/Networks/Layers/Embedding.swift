public import Tensors

/// A table of vectors: each whole number of the input is replaced by its row, [positions] to [positions, size].
public struct Embedding: Layer {
  public let count: Int, size: Int

  /// `count` rows of `size` numbers, drawn from the standard normal distribution as in PyTorch.
  public init(_ count: Int, _ size: Int) { (self.count, self.size) = (count, size) }

  public var summary: String { "Embedding(\(count), \(size))" }

  public func unit<Scalar: Real>(_ construction: Construction, _ scalar: Scalar.Type) throws -> Unit<Scalar> {
    EmbeddingUnit<Scalar>(self, construction)
  }
}

final class EmbeddingUnit<Scalar: Real>: Unit<Scalar> {
  private let table: Parameter<Scalar>
  private let entries: Int, size: Int

  init(_ layer: Embedding, _ construction: Construction) {
    (entries, size) = (layer.count, layer.size)
    var stream = construction.randomness(.weights)
    table = Parameter(
      "\(construction.name), \(layer.summary): weight", shape: [entries, size],
      values: (0..<entries * size).map { _ in Scalar(stream.normal()) })
    super.init(layer, construction, outputShape: construction.inputShape + [layer.size])
    parameters = [table]
  }

  /// y[position] = table[x[position]]; numbers outside the table take its first or last row
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  override func forward(_ x: Target, rows: Int, pass: Pass) {
    super.forward(x, rows: rows, pass: pass)
    for i in 0..<(rows * inputSize) {
      (output.start + i * size).update(from: table.value.start + row(x[i]) * size, count: size)
    }
  }

  /// dtable[x[position]] += dy[position]; whole numbers have no gradient
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  override func backward(_ dy: Target) -> Target {
    outputGradient = dy
    table.gradient.fill(0)
    for i in 0..<(rows * inputSize) {
      Scalar.addScaled(1, dy + i * size, count: size, to: table.gradient.start + row(input[i]) * size)
    }
    inputGradient.fill(0)
    return inputGradient.start
  }

  private func row(_ value: Scalar) -> Int {
    value.isFinite ? min(max(Int(value), 0), entries - 1) : 0
  }
}
