internal import Vectors

/// The fast path: oneDNN for products, the processor's vectors for the rest.
extension Float: Real {
  public static func multiply(
    rows: Int, columns: Int, inner: Int, a: UnsafePointer<Float>, aStride: Int, transposeA: Bool,
    b: UnsafePointer<Float>, bStride: Int, transposeB: Bool, c: UnsafeMutablePointer<Float>, cStride: Int,
    accumulate: Bool
  ) {
    OneDNN.multiply(
      rows: rows, columns: columns, inner: inner, a: a, aStride: aStride, transposeA: transposeA, b: b,
      bStride: bStride, transposeB: transposeB, c: c, cStride: cStride, accumulate: accumulate)
  }

  public static func addBias(
    _ x: UnsafeMutablePointer<Float>, _ bias: UnsafePointer<Float>, rows: Int, columns: Int
  ) {
    vectors.addBias(x, bias, rows, columns)
  }

  public static func columnSums(
    _ x: UnsafePointer<Float>, rows: Int, columns: Int, into sums: UnsafeMutablePointer<Float>
  ) {
    vectors.columnSums(x, rows, columns, sums)
  }

  public static func addScaled(
    _ a: Float, _ x: UnsafePointer<Float>, count: Int, to y: UnsafeMutablePointer<Float>
  ) {
    vectors.addScaled(a, x, count, y)
  }

  public static func multiply(
    _ a: Float, _ x: UnsafePointer<Float>, count: Int, into y: UnsafeMutablePointer<Float>
  ) {
    vectors.multiply(a, x, count, y)
  }

  public static func multiplyAndSum(
    _ slopes: UnsafePointer<Float>, rows: Int, columns: Int, stride: Int,
    into gradient: UnsafeMutablePointer<Float>, sums: UnsafeMutablePointer<Float>?
  ) {
    vectors.multiplyAndSum(gradient, slopes, rows, columns, stride, sums)
  }

  public static func sumOfSquares(_ x: UnsafePointer<Float>, count: Int) -> Double {
    vectors.sumOfSquares(x, count)
  }

  public static func keepLarger(
    _ x: UnsafePointer<Float>, count: Int, first: Int32, into y: UnsafeMutablePointer<Float>,
    places: UnsafeMutablePointer<Int32>
  ) {
    vectors.keepLarger(x, count, first, y, places)
  }

  public static func exponential(_ x: UnsafePointer<Float>, count: Int, into y: UnsafeMutablePointer<Float>) {
    vectors.exponential(x, count, y)
  }

  public static func nearest(_ numbers: [Double]) -> [Float] { numbers.map { Float($0) } }
}
