import Foundation

/// The oracle: loops that can be read at a glance.
extension Double: Real {
  public static func multiply(
    rows: Int, columns: Int, inner: Int, a: UnsafePointer<Double>, aStride: Int, transposeA: Bool,
    b: UnsafePointer<Double>, bStride: Int, transposeB: Bool, c: UnsafeMutablePointer<Double>, cStride: Int,
    accumulate: Bool
  ) {
    for i in 0..<rows {
      let row = c + i * cStride
      if !accumulate { row.update(repeating: 0, count: columns) }
      if transposeB {
        for j in 0..<columns {
          var sum = 0.0
          for k in 0..<inner {
            sum += (transposeA ? a[k * aStride + i] : a[i * aStride + k]) * b[j * bStride + k]
          }
          row[j] += sum
        }
      } else {
        for k in 0..<inner {
          let factor = transposeA ? a[k * aStride + i] : a[i * aStride + k]
          let line = b + k * bStride
          for j in 0..<columns { row[j] += factor * line[j] }
        }
      }
    }
  }

  public static func addBias(
    _ x: UnsafeMutablePointer<Double>, _ bias: UnsafePointer<Double>, rows: Int, columns: Int
  ) {
    for i in 0..<rows { for j in 0..<columns { x[i * columns + j] += bias[j] } }
  }

  public static func columnSums(
    _ x: UnsafePointer<Double>, rows: Int, columns: Int, into sums: UnsafeMutablePointer<Double>
  ) {
    sums.update(repeating: 0, count: columns)
    for i in 0..<rows { for j in 0..<columns { sums[j] += x[i * columns + j] } }
  }

  public static func addScaled(
    _ a: Double, _ x: UnsafePointer<Double>, count: Int, to y: UnsafeMutablePointer<Double>
  ) {
    for i in 0..<count { y[i] += a * x[i] }
  }

  public static func multiply(
    _ a: Double, _ x: UnsafePointer<Double>, count: Int, into y: UnsafeMutablePointer<Double>
  ) {
    for i in 0..<count { y[i] *= a * x[i] }
  }

  public static func multiplyAndSum(
    _ slopes: UnsafePointer<Double>, rows: Int, columns: Int, stride: Int,
    into gradient: UnsafeMutablePointer<Double>, sums: UnsafeMutablePointer<Double>?
  ) {
    sums?.update(repeating: 0, count: columns)
    for i in 0..<rows {
      for j in 0..<columns {
        gradient[i * stride + j] *= slopes[i * stride + j]
        sums?[j] += gradient[i * stride + j]
      }
    }
  }

  public static func sumOfSquares(_ x: UnsafePointer<Double>, count: Int) -> Double {
    var sum = 0.0
    for i in 0..<count { sum += x[i] * x[i] }
    return sum
  }

  public static func keepLarger(
    _ x: UnsafePointer<Double>, count: Int, first: Int32, into y: UnsafeMutablePointer<Double>,
    places: UnsafeMutablePointer<Int32>
  ) {
    for i in 0..<count where x[i] > y[i] { (y[i], places[i]) = (x[i], first + Int32(i)) }
  }

  public static func exponential(_ x: UnsafePointer<Double>, count: Int, into y: UnsafeMutablePointer<Double>)
  {
    for i in 0..<count { y[i] = exp(x[i]) }
  }

  public static func nearest(_ numbers: [Double]) -> [Double] { numbers }
}
