/// The arithmetic that layers need of their numbers: Float, fast through oneDNN and vectors, and
/// Double, plain loops that serve as the oracle and for signals too small for Float.
public protocol Real: BinaryFloatingPoint, SIMDScalar, Sendable, Codable {
  /// `c = op(a) op(b)`, or `c += ...` when accumulating. `c` is rows x columns, row-major, the inner
  /// dimension `inner`; `a` is rows x inner (inner x rows when transposed), `b` inner x columns
  /// (columns x inner when transposed). The strides are the lengths of stored rows.
  static func multiply(
    rows: Int, columns: Int, inner: Int, a: UnsafePointer<Self>, aStride: Int, transposeA: Bool,
    b: UnsafePointer<Self>, bStride: Int, transposeB: Bool, c: UnsafeMutablePointer<Self>, cStride: Int,
    accumulate: Bool)

  /// `x[i][j] += bias[j]`.
  static func addBias(_ x: UnsafeMutablePointer<Self>, _ bias: UnsafePointer<Self>, rows: Int, columns: Int)
  /// `sums[j] = sum over i of x[i][j]`.
  static func columnSums(
    _ x: UnsafePointer<Self>, rows: Int, columns: Int, into sums: UnsafeMutablePointer<Self>)
  /// `y += a * x`.
  static func addScaled(
    _ a: Self, _ x: UnsafePointer<Self>, count: Int, to y: UnsafeMutablePointer<Self>)
  /// `y = a * x * y`.
  static func multiply(
    _ a: Self, _ x: UnsafePointer<Self>, count: Int, into y: UnsafeMutablePointer<Self>)
  /// `gradient *= slopes` for some columns of a matrix with rows of `stride` numbers, and the column sums of the
  /// product when asked for.
  static func multiplyAndSum(
    _ slopes: UnsafePointer<Self>, rows: Int, columns: Int, stride: Int,
    into gradient: UnsafeMutablePointer<Self>, sums: UnsafeMutablePointer<Self>?)
  /// The sum of squares, added up in Double.
  static func sumOfSquares(_ x: UnsafePointer<Self>, count: Int) -> Double
  /// `y[i] = x[i]` and `places[i] = first + i` where x is larger than y.
  static func keepLarger(
    _ x: UnsafePointer<Self>, count: Int, first: Int32, into y: UnsafeMutablePointer<Self>,
    places: UnsafeMutablePointer<Int32>)
  /// `y = exp(x)`.
  static func exponential(_ x: UnsafePointer<Self>, count: Int, into y: UnsafeMutablePointer<Self>)
  /// The nearest number of this type for each. Generic code would convert one at a time through a witness, which takes
  /// longer than drawing the numbers.
  static func nearest(_ numbers: [Double]) -> [Self]
}

extension Real {
  /// A dense product: `c[rows, columns] = op(a) op(b)` without padding between rows.
  @inline(__always)
  public static func multiply(
    rows: Int, columns: Int, inner: Int, _ a: UnsafePointer<Self>, transposeA: Bool = false,
    _ b: UnsafePointer<Self>, transposeB: Bool = false, into c: UnsafeMutablePointer<Self>,
    accumulate: Bool = false
  ) {
    multiply(
      rows: rows, columns: columns, inner: inner, a: a, aStride: transposeA ? rows : inner,
      transposeA: transposeA, b: b, bStride: transposeB ? inner : columns, transposeB: transposeB, c: c,
      cStride: columns, accumulate: accumulate)
  }
}
