public import Tensors

/// A layer as it is written down: sizes and choices, no weights yet. The weights live in the `Unit`
/// that a `Network` makes from it.
public protocol Layer: Sendable {
  /// The layer with all its choices, such as `Linear(784, 512)`; it enters memo keys and error messages.
  var summary: String { get }
  /// Whether the layer holds code that `summary` does not tell.
  var holdsClosure: Bool { get }
  /// The layer at work, with parameters drawn. Throws `ShapeError` when the input's shape does not fit.
  func unit<Scalar: Real>(_ construction: Construction, _ scalar: Scalar.Type) throws -> Unit<Scalar>
}

extension Layer {
  public var holdsClosure: Bool { false }
}

/// What a layer needs to know to start working.
public struct Construction: Sendable {
  /// The shape of one sample at the layer's input.
  public var inputShape: [Int]
  /// How many samples a pass may hold.
  public var capacity: Int
  /// The seed of the network.
  public var seed: UInt64
  /// The layer's number in the whole network, which keys its random stream.
  public var index: Int
  /// What messages call the layer's place in the network, such as "layer 2".
  public var name: String
  /// Whether anybody wants the gradient at the layer's input.
  public var needsInputGradient: Bool

  public init(
    inputShape: [Int], capacity: Int, seed: UInt64, index: Int = 0, name: String = "layer 1",
    needsInputGradient: Bool = true
  ) {
    self.inputShape = inputShape
    self.capacity = capacity
    self.seed = seed
    self.index = index
    self.name = name
    self.needsInputGradient = needsInputGradient
  }

  /// How many numbers one input sample has.
  public var inputSize: Int { inputShape.reduce(1, *) }

  /// The layer's own random stream for a purpose.
  public func randomness(_ purpose: RandomPurpose) -> RandomStream {
    RandomStream(seed: seed, stream: index, purpose: purpose)
  }

  /// The error for an input that does not fit.
  func mismatch(_ layer: any Layer, expects expected: String) -> ShapeError {
    ShapeError(
      "\(name), \(layer.summary)", "it expects inputs of shape \(expected)", "it receives \(inputShape)")
  }
}
