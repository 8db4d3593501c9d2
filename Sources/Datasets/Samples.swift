/// Inputs and what belongs to them, in memory.
public struct Samples: Sendable {
  /// The inputs: bytes of images, turned into numbers when a batch is gathered, or numbers as they are.
  public enum Inputs: Sendable {
    /// Value = (byte / 255 - mean) / deviation.
    case bytes([UInt8], mean: Double, deviation: Double)
    case numbers([Float])
  }
  /// What the network should say.
  public enum Answers: Sendable {
    /// One class per sample, or `positions` of them.
    case labels([Int32], classes: Int)
    /// `size` numbers per sample.
    case values([Float], size: Int)
  }

  public let count: Int
  /// The shape of one input: [784] for a digit, [1, 28, 28] for a convolution.
  public var shape: [Int]
  public let inputs: Inputs
  public let answers: Answers

  public init(count: Int, shape: [Int], inputs: Inputs, answers: Answers) {
    self.count = count
    self.shape = shape
    self.inputs = inputs
    self.answers = answers
  }

  /// How many numbers one input has.
  public var inputSize: Int { shape.reduce(1, *) }
  /// How many labels one sample has: 1, or the length of its word.
  public var positions: Int {
    if case .labels(let labels, _) = answers, count > 0 { return labels.count / count }
    return 1
  }
  /// How many classes the labels name; 0 for numbers.
  public var classes: Int {
    if case .labels(_, let classes) = answers { return classes }
    return 0
  }
  /// The labels; empty for numbers.
  public var labels: [Int32] {
    if case .labels(let labels, _) = answers { return labels }
    return []
  }

  /// One input as numbers.
  public func input(_ index: Int) -> [Float] {
    let range = (index * inputSize)..<((index + 1) * inputSize)
    switch inputs {
    case .numbers(let values): return Array(values[range])
    case .bytes(let bytes, let mean, let deviation):
      return bytes[range].map { Float((Double($0) / 255 - mean) / deviation) }
    }
  }

  /// All inputs as numbers, one after the other: `count` times `inputSize`.
  public var numbers: [Float] {
    switch inputs {
    case .numbers(let values): return values
    case .bytes(let bytes, let mean, let deviation):
      // There are 256 different bytes and millions of pixels.
      let numbers = (0..<256).map { Float((Double($0) / 255 - mean) / deviation) }
      return bytes.map { numbers[Int($0)] }
    }
  }

  /// One image as brightness in [0, 1], for drawing; numbers are given as they are.
  public func image(_ index: Int) -> [Double] {
    let range = (index * inputSize)..<((index + 1) * inputSize)
    switch inputs {
    case .numbers(let values): return values[range].map(Double.init)
    case .bytes(let bytes, _, _): return bytes[range].map { Double($0) / 255 }
    }
  }

  /// Some of the samples, in the order of the indices.
  public func selecting(_ indices: [Int]) -> Samples {
    let size = inputSize
    func pick<Element>(_ values: [Element], _ width: Int) -> [Element] {
      indices.flatMap { values[($0 * width)..<(($0 + 1) * width)] }
    }
    let newInputs: Inputs
    switch inputs {
    case .bytes(let bytes, let mean, let deviation):
      newInputs = .bytes(pick(bytes, size), mean: mean, deviation: deviation)
    case .numbers(let values): newInputs = .numbers(pick(values, size))
    }
    let newAnswers: Answers
    switch answers {
    case .labels(let labels, let classes): newAnswers = .labels(pick(labels, positions), classes: classes)
    case .values(let values, let width): newAnswers = .values(pick(values, width), size: width)
    }
    return Samples(count: indices.count, shape: shape, inputs: newInputs, answers: newAnswers)
  }

  /// The first samples, or all when there are fewer.
  public func prefix(_ length: Int) -> Samples {
    length >= count ? self : selecting(Array(0..<max(0, length)))
  }

  /// The same samples with inputs of another shape of the same size, such as [1, 28, 28] for [784].
  public func shaped(_ shape: [Int]) -> Samples {
    precondition(
      shape.reduce(1, *) == inputSize, "Inputs of shape \(self.shape) cannot take the shape \(shape).")
    var result = self
    result.shape = shape
    return result
  }
}
