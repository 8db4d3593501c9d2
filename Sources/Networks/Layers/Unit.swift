public import Tensors

/// Numbers that learn, and the gradient of the loss with respect to them.
public final class Parameter<Scalar: Real> {
  /// Where it belongs, such as "layer 1, Linear(784, 512): weight".
  public let name: String
  /// Its shape in PyTorch's order: a Linear's weight is [out, in].
  public let shape: [Int]
  public let value: Storage<Scalar>
  public let gradient: Storage<Scalar>
  /// Whether weight decay acts on it: weights yes, biases and norms' scales as in PyTorch also yes.
  public var count: Int { value.count }

  public init(_ name: String, shape: [Int], values: [Scalar]) {
    self.name = name
    self.shape = shape
    value = Storage(values)
    gradient = Storage(values.count)
  }
}

/// How a pass through the network is meant.
public struct Pass: Sendable {
  /// Dropout, RReLU and batch norm behave differently in training.
  public var training: Bool
  /// The number of the training step, which keys what is random in it.
  public var step: Int

  public init(training: Bool, step: Int = 0) {
    self.training = training
    self.step = step
  }

  public static let evaluation = Pass(training: false)
}

/// A layer at work: parameters, and buffers for up to `capacity` samples, so that a step allocates nothing.
///
/// Subclasses write `forward` and, directly under it, `backward`.
open class Unit<Scalar: Real> {
  public typealias Source = UnsafePointer<Scalar>
  public typealias Target = UnsafeMutablePointer<Scalar>

  /// Where it stands and what it is, such as "layer 1, Linear(784, 512)".
  public let name: String
  /// The shape of one sample.
  public let inputShape: [Int], outputShape: [Int]
  public let capacity: Int
  public let needsInputGradient: Bool
  public var parameters: [Parameter<Scalar>] = []

  /// The output of the latest forward pass, [rows, outputShape].
  public var output: Storage<Scalar>
  /// The gradient at the input after a backward pass, [rows, inputShape]; empty when nobody needs it.
  public var inputGradient: Storage<Scalar>
  /// The gradient at the output as the latest backward pass received it; only valid until the next pass.
  public internal(set) var outputGradient: Target?
  /// The input of the latest forward pass.
  var input: Target
  var rows = 0

  public var inputSize: Int { inputShape.reduce(1, *) }
  public var outputSize: Int { outputShape.reduce(1, *) }

  init(
    _ layer: any Layer, _ construction: Construction, outputShape: [Int], sharesOutput: Bool = false,
    sharesInputGradient: Bool = false
  ) {
    name = "\(construction.name), \(layer.summary)"
    inputShape = construction.inputShape
    self.outputShape = outputShape
    capacity = construction.capacity
    needsInputGradient = construction.needsInputGradient
    output = Storage(sharesOutput ? 0 : capacity * outputShape.reduce(1, *))
    inputGradient = Storage(
      sharesInputGradient || !construction.needsInputGradient ? 0 : capacity * construction.inputSize)
    input = output.start
  }

  /// Computes `output` from `input`, [rows, inputShape].
  func forward(_ input: Target, rows: Int, pass: Pass) {
    self.input = input
    self.rows = rows
  }

  /// Computes the parameters' gradients and, if needed, the gradient at the input, and returns the latter.
  /// It may overwrite `outputGradient`, which belongs to it now.
  func backward(_ outputGradient: Target) -> Target {
    self.outputGradient = outputGradient
    return inputGradient.start
  }

  /// What a layer learns from the data without a gradient, such as the running mean of a batch norm: numbers that
  /// evaluation needs as much as the parameters.
  var statistics: [Storage<Scalar>] { [] }

  /// The units inside, for layers that hold layers.
  public var inner: [Unit<Scalar>] { [] }

  /// This unit and everything inside it, in order.
  public var flattened: [Unit<Scalar>] { inner.isEmpty ? [self] : inner.flatMap(\.flattened) }
}
