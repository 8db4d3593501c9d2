public import Tensors

/// The same numbers under another shape, such as 784 pixels as an image [28, 28, 1].
public struct Reshape: Layer, InputShaped {
  public let shape: [Int]

  public init(_ shape: [Int]) { self.shape = shape }

  /// 784 numbers as an image of one channel.
  public static let image = Reshape([28, 28, 1])

  public var summary: String { "Reshape(\(shape))" }
  public var naturalInputShape: [Int] { [shape.reduce(1, *)] }

  public func unit<Scalar: Real>(_ construction: Construction, _ scalar: Scalar.Type) throws -> Unit<Scalar> {
    guard shape.reduce(1, *) == construction.inputSize else {
      throw construction.mismatch(self, expects: "\(shape.reduce(1, *)) numbers in all")
    }
    return PassThroughUnit<Scalar>(self, construction, outputShape: shape)
  }
}

/// The numbers of a sample in one row.
public struct Flatten: Layer {
  public init() {}

  public var summary: String { "Flatten" }

  public func unit<Scalar: Real>(_ construction: Construction, _ scalar: Scalar.Type) throws -> Unit<Scalar> {
    PassThroughUnit<Scalar>(self, construction, outputShape: [construction.inputSize])
  }
}

final class PassThroughUnit<Scalar: Real>: Unit<Scalar> {
  init(_ layer: any Layer, _ construction: Construction, outputShape: [Int]) {
    super.init(layer, construction, outputShape: outputShape, sharesInputGradient: true)
  }

  /// y = x
  override func forward(_ x: Target, rows: Int, pass: Pass) {
    super.forward(x, rows: rows, pass: pass)
    output.start.update(from: x, count: rows * inputSize)
  }

  /// dx = dy
  override func backward(_ dy: Target) -> Target {
    outputGradient = dy
    return dy
  }
}
