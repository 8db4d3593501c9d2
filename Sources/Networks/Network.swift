public import Tensors

/// A network with its weights: forward, loss, and gradients by reverse mode over its layers.
///
/// It belongs to one thread; several networks run side by side.
public final class Network<Scalar: Real> {
  /// The layers as they were written.
  public let definition: Sequential
  /// The shape of one input sample, and of one output.
  public let inputShape: [Int], outputShape: [Int]
  /// How many samples go through at once.
  public let capacity: Int
  let root: Unit<Scalar>
  /// Copies of the inputs and of the gradient at the outputs, which passes may overwrite.
  public let inputs: Storage<Scalar>, outputGradients: Storage<Scalar>

  /// A network with weights drawn from `seed`. Throws `ShapeError` when layers do not fit together; the
  /// shape of an input is that of the first layer when it is not given.
  public init(
    _ definition: Sequential, inputShape: [Int]? = nil, capacity: Int = 128, seed: UInt64 = 0,
    needsInputGradient: Bool = false
  ) throws {
    let shape = inputShape ?? definition.naturalInputShape
    self.definition = definition
    self.inputShape = shape
    self.capacity = capacity
    let construction = Construction(
      inputShape: shape, capacity: capacity, seed: seed, needsInputGradient: needsInputGradient)
    root = try definition.unit(construction, Scalar.self)
    outputShape = root.outputShape
    inputs = Storage(capacity * shape.reduce(1, *))
    outputGradients = Storage(capacity * root.outputShape.reduce(1, *))
  }

  public var inputSize: Int { inputShape.reduce(1, *) }
  public var outputSize: Int { outputShape.reduce(1, *) }
  /// Everything that learns, in order from input to output.
  public var parameters: [Parameter<Scalar>] { root.parameters }
  /// How many numbers learn.
  public var parameterCount: Int { parameters.reduce(0) { $0 + $1.count } }
  /// The layers at work, containers opened.
  public var units: [Unit<Scalar>] { root.flattened }

  /// Runs the first `rows` samples of `inputs`; the result stands in `outputs`.
  public func forward(rows: Int, pass: Pass = .evaluation) {
    root.forward(inputs.start, rows: rows, pass: pass)
  }

  /// The outputs of the latest forward pass, [rows, outputShape].
  public var outputs: UnsafeMutablePointer<Scalar> { root.output.start }

  /// Carries `outputGradients` back through the latest forward pass into the parameters' gradients, and
  /// returns the gradient at the inputs, which is only meaningful when the network was made to need it.
  @discardableResult
  public func backward() -> UnsafeMutablePointer<Scalar> { root.backward(outputGradients.start) }

  /// One pass over a batch without learning from it: the mean loss, the gradients of all parameters as a side effect.
  public func lossAndGradients(
    rows: Int, targets: Targets<Scalar>, loss: Loss, pass: Pass = Pass(training: true)
  ) -> LossValue {
    forward(rows: rows, pass: pass)
    let value = loss.evaluate(
      outputs, rows: rows, size: outputSize, classes: outputShape.last ?? 1, targets: targets,
      gradient: outputGradients.start)
    backward()
    return value
  }
}

extension Network where Scalar == Float {
  /// The outputs for a batch of inputs, [n, inputShape] to [n, outputShape], in evaluation mode.
  /// Throws `ShapeError` when the inputs do not fit.
  public func callAsFunction(_ batch: Tensor) throws -> Tensor {
    let single = batch.shape == inputShape
    guard single || (batch.shape.count >= 1 && batch.count == batch.shape[0] * inputSize) else {
      throw ShapeError("network input", "it expects [n] + \(inputShape)", "it receives \(batch.shape)")
    }
    let total = single ? 1 : batch.shape[0]
    var result: [Float] = []
    result.reserveCapacity(total * outputSize)
    for first in stride(from: 0, to: total, by: capacity) {
      let rows = min(capacity, total - first)
      inputs.write(Array(batch.values[(first * inputSize)..<((first + rows) * inputSize)]))
      forward(rows: rows)
      result += UnsafeBufferPointer(start: outputs, count: rows * outputSize)
    }
    return try Tensor(result, shape: single ? outputShape : [total] + outputShape)
  }

  /// A copy of all that evaluation needs: the weights, parameter by parameter, and after them the running mean and
  /// variance of each batch norm.
  public var weights: [[Float]] { kept.map { $0.array() } }

  /// Overwrites what `weights` gives. Throws `ShapeError` when their number or sizes differ.
  public func load(_ weights: [[Float]]) throws {
    guard weights.map(\.count) == kept.map(\.count) else {
      throw ShapeError(
        "Network.load",
        "the network has parameters, and statistics of batch norms, of \(kept.map(\.count)) numbers",
        "the weights have \(weights.map(\.count))")
    }
    for (storage, values) in zip(kept, weights) { storage.write(values) }
  }

  private var kept: [Storage<Float>] { parameters.map(\.value) + units.flatMap(\.statistics) }
}

extension Sequential {
  /// The same network with weights, ready to compute: `let model = try net.initialized(seed: 7)`.
  public func initialized(seed: UInt64 = 0, inputShape: [Int]? = nil) throws -> Network<Float> {
    try Network<Float>(self, inputShape: inputShape, seed: seed)
  }

  /// The input shape that the first layer with a size asks for; [1] when none does.
  public var naturalInputShape: [Int] {
    for layer in layers {
      if let linear = layer as? Linear { return [linear.inputSize] }
      if let inner = layer as? Sequential { return inner.naturalInputShape }
      if let sized = layer as? any InputShaped { return sized.naturalInputShape }
    }
    return [1]
  }

  /// How many numbers the network learns. Throws `ShapeError` when its layers do not fit together.
  public func parameterCount(inputShape: [Int]? = nil) throws -> Int {
    try Network<Float>(self, inputShape: inputShape, capacity: 1).parameterCount
  }
}

/// A layer whose description tells the shape of its input.
public protocol InputShaped {
  var naturalInputShape: [Int] { get }
}
