public import Foundation

/// How parameters lie to each other, layer by layer: weights and biases in turns, as networks keep them.
public enum WeightGeometry {
  /// Parameters out of their bytes, as they are handed in: floats one after the other.
  ///
  /// - Parameter sizes: How many numbers each layer's weights and biases are.
  /// - Returns: `nil` when there are more or fewer bytes than that, or one is no finite number.
  public static func parameters(_ bytes: Data, sizes: [Int]) -> [[Float]]? {
    let total = sizes.reduce(0, +)
    guard bytes.count == total * 4 else { return nil }
    let all = [Float](unsafeUninitializedCapacity: total) { buffer, count in
      count = bytes.copyBytes(to: buffer) / 4
    }
    guard all.allSatisfy({ $0.isFinite }) else { return nil }
    var start = 0
    return sizes.map { size in
      defer { start += size }
      return Array(all[start..<start + size])
    }
  }

  /// The share of numbers that are the same, for each weight matrix.
  public static func unmoved(_ start: [[Float]], _ end: [[Float]]) -> [Double] {
    stride(from: 0, to: min(start.count, end.count), by: 2).map { index in
      let same = zip(start[index], end[index]).reduce(0) { $0 + ($1.0 == $1.1 ? 1 : 0) }
      return Double(same) / Double(max(1, start[index].count))
    }
  }

  /// The share of units whose incoming weights and bias are all the same, for each layer.
  public static func unmovedUnits(_ start: [[Float]], _ end: [[Float]]) -> [Double] {
    stride(from: 0, to: min(start.count, end.count) - 1, by: 2).map { index in
      let units = start[index + 1].count
      let inputs = start[index].count / max(1, units)
      let same = (0..<units).count { unit in
        let row = unit * inputs..<(unit + 1) * inputs
        return start[index + 1][unit] == end[index + 1][unit] && start[index][row] == end[index][row]
      }
      return Double(same) / Double(max(1, units))
    }
  }

  /// All parameters one after the other.
  public static func difference(_ a: [[Float]], _ b: [[Float]]) -> [Float] {
    var result: [Float] = []
    result.reserveCapacity(a.reduce(0) { $0 + $1.count })
    for (x, y) in zip(a, b) { for i in x.indices { result.append(x[i] - y[i]) } }
    return result
  }

  public static func dot(_ a: [Float], _ b: [Float]) -> Double {
    var sum = 0.0
    for i in 0..<min(a.count, b.count) { sum += Double(a[i]) * Double(b[i]) }
    return sum
  }

  public static func cosine(_ a: [Float], _ b: [Float]) -> Double {
    let size = (dot(a, a) * dot(b, b)).squareRoot()
    return size > 0 ? dot(a, b) / size : 0
  }

  /// How far `b` lies from the nearest multiple of `a`, relative to its own length: a run that was scaled is found
  /// as one that was copied.
  public static func distance(_ a: [Float], _ b: [Float]) -> Double {
    let cosine = cosine(a, b)
    return max(0, 1 - cosine * cosine).squareRoot()
  }
}
