/// Numbers with a shape, row-major: what goes into a network and comes out of it.
public struct Tensor: Sendable, Hashable, Codable {
  /// The length of each dimension, outermost first.
  public let shape: [Int]
  /// The numbers, the last dimension running fastest.
  public var values: [Float]

  /// A tensor of given numbers. Throws `ShapeError` when their count is not the product of the shape.
  public init(_ values: [Float], shape: [Int]) throws(ShapeError) {
    guard shape.reduce(1, *) == values.count else {
      throw ShapeError(
        "Tensor", "a shape of \(shape) needs \(shape.reduce(1, *)) numbers", "\(values.count) were given")
    }
    self.shape = shape
    self.values = values
  }

  /// A vector.
  public init(_ values: [Float]) {
    shape = [values.count]
    self.values = values
  }

  /// A matrix from rows, the shorter ones filled up with zeros.
  public init(rows: [[Float]]) {
    let columns = rows.map(\.count).max() ?? 0
    shape = [rows.count, columns]
    values = rows.flatMap { $0 + [Float](repeating: 0, count: columns - $0.count) }
  }

  /// One value everywhere.
  public init(repeating value: Float = 0, shape: [Int]) {
    self.shape = shape
    values = [Float](repeating: value, count: shape.reduce(1, *))
  }

  /// Draws from the normal distribution with mean 0, the same for the same seed.
  public static func normal(_ shape: [Int], deviation: Float = 1, seed: UInt64 = 0) -> Tensor {
    var generator = RandomStream(seed: seed, stream: 0, purpose: .samples)
    var result = Tensor(shape: shape)
    for i in result.values.indices { result.values[i] = Float(generator.normal()) * deviation }
    return result
  }

  /// How many numbers there are.
  public var count: Int { values.count }

  /// The rows of a matrix; of a tensor of higher rank, its slices along the first dimension.
  public var rows: [[Float]] {
    guard let first = shape.first, first > 0 else { return [] }
    let length = count / first
    return (0..<first).map { Array(values[($0 * length)..<(($0 + 1) * length)]) }
  }

  /// The same numbers in another shape. Throws `ShapeError` when the counts differ.
  public func reshaped(_ shape: [Int]) throws(ShapeError) -> Tensor { try Tensor(values, shape: shape) }

  /// The matrix product, through oneDNN: [n, k] by [k, m] gives [n, m]. Throws `ShapeError` for other shapes.
  public func product(_ other: Tensor) throws(ShapeError) -> Tensor {
    guard shape.count == 2, other.shape.count == 2, shape[1] == other.shape[0] else {
      throw ShapeError(
        "Tensor.product", "the left shape is \(shape)", "the right shape \(other.shape) does not follow it")
    }
    let (rows, inner, columns) = (shape[0], shape[1], other.shape[1])
    var result = Tensor(shape: [rows, columns])
    guard rows * inner * columns > 0 else { return result }
    values.withUnsafeBufferPointer { a in
      other.values.withUnsafeBufferPointer { b in
        result.values.withUnsafeMutableBufferPointer { c in
          guard let a = a.baseAddress, let b = b.baseAddress, let c = c.baseAddress else { return }
          Float.multiply(rows: rows, columns: columns, inner: inner, a, b, into: c)
        }
      }
    }
    return result
  }

  /// The index of the largest number of each row.
  public var largestIndices: [Int] {
    rows.map { row in row.indices.max { row[$0] < row[$1] } ?? 0 }
  }
}

/// Shapes that do not fit together: where, what was expected, what was there.
public struct ShapeError: Error, Equatable, CustomStringConvertible {
  /// The layer or operation, such as "layer 2, Linear(512, 10)".
  public let subject: String
  /// What it wants, and what it got.
  public let expected: String, found: String

  public init(_ subject: String, _ expected: String, _ found: String) {
    self.subject = subject
    self.expected = expected
    self.found = found
  }

  public var description: String { "\(subject): \(expected), but \(found)." }
}
