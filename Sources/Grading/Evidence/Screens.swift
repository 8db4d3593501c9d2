import Experiments
import Foundation
import Networks

/// What weights tell of themselves, without training anything.
///
/// Training moves every layer, on a way that bends, and each function another way; weights that were made up or
/// copied rarely do. The screens explain what is wrong with a run; they prove nothing about one that passes them,
/// see `Reenactment`.
struct Screens {
  /// Parameters after each epoch that the assignment asks for.
  var weights: [Int: [[Float]]]
  var name: String
  var contestant: Activation?

  /// The cosine of two steps beyond which three snapshots count as one line. `Benchmarks/evidence` prints the largest
  /// of honest runs.
  static let straightest = 0.999
  /// The distance below which two functions' ways from one start count as one way, relative to its length.
  /// `Benchmarks/evidence` prints the smallest of honest runs.
  static let closest = 0.01

  /// Sentences for the student; empty when nothing is strange.
  var problems: [String] {
    let epochs = weights.keys.sorted()
    guard let first = epochs.first, let last = epochs.last, first != last, let start = weights[first],
      let end = weights[last]
    else { return [] }
    var found: [String] = []
    for (layer, share) in Self.unmoved(start, end).enumerated() where share > 0.5 {
      found.append(
        "\(name): \(percent(share)) of the weights of layer \(layer + 1) are after epoch \(last) what they were after epoch \(first); training moves them."
      )
    }
    for (before, after) in zip(epochs, epochs.dropFirst())
    where found.isEmpty && weights[before] == weights[after] {
      found.append(
        "\(name): the weights after epochs \(before) and \(after) are the same; training moves them.")
    }
    if found.isEmpty, let line = straightLine(epochs) { found.append(line) }
    return found
  }

  /// Three snapshots in one line: a training bends.
  private func straightLine(_ epochs: [Int]) -> String? {
    for index in epochs.indices.dropFirst(2) {
      let three = epochs[index - 2...index]
      let found = three.compactMap { weights[$0] }
      guard found.count == 3 else { continue }
      let cosine = Self.cosine(Self.difference(found[1], found[0]), Self.difference(found[2], found[1]))
      if abs(cosine) > Self.straightest {
        return
          "\(name): the weights after epochs \(three.map(String.init).joined(separator: ", ")) lie in one straight line, which no training keeps to."
      }
    }
    return nil
  }

  /// The share of numbers that are the same, for each weight matrix.
  static func unmoved(_ start: [[Float]], _ end: [[Float]]) -> [Double] {
    stride(from: 0, to: min(start.count, end.count), by: 2).map { index in
      let same = zip(start[index], end[index]).reduce(0) { $0 + ($1.0 == $1.1 ? 1 : 0) }
      return Double(same) / Double(max(1, start[index].count))
    }
  }

  /// All parameters one after the other.
  static func difference(_ a: [[Float]], _ b: [[Float]]) -> [Float] {
    var result: [Float] = []
    result.reserveCapacity(a.reduce(0) { $0 + $1.count })
    for (x, y) in zip(a, b) { for i in x.indices { result.append(x[i] - y[i]) } }
    return result
  }

  static func dot(_ a: [Float], _ b: [Float]) -> Double {
    var sum = 0.0
    for i in 0..<min(a.count, b.count) { sum += Double(a[i]) * Double(b[i]) }
    return sum
  }

  static func cosine(_ a: [Float], _ b: [Float]) -> Double {
    let size = (dot(a, a) * dot(b, b)).squareRoot()
    return size > 0 ? dot(a, b) / size : 0
  }

  /// How far `b` lies from the nearest multiple of `a`, relative to its own length: a run that was scaled is found
  /// as one that was copied.
  static func distance(_ a: [Float], _ b: [Float]) -> Double {
    let cosine = cosine(a, b)
    return max(0, 1 - cosine * cosine).squareRoot()
  }
}
