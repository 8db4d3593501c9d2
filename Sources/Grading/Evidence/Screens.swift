import Foundation
import GradedRuns

/// What weights tell of themselves, without training anything.
///
/// Training moves every layer, on a way that bends, and each function another way; weights that were made up or
/// copied rarely do. The screens explain what is wrong with a run; they prove nothing about one that passes them,
/// see `Reenactment`.
struct Screens {
  /// Parameters after each epoch that the assignment asks for.
  var weights: [Int: [[Float]]]
  var name: String

  /// The cosine of two steps beyond which three snapshots count as one line. `Benchmarks/evidence` prints the largest
  /// of honest runs.
  static let straightest = 0.97
  /// The distance below which two functions' ways from one start count as one way, relative to its length.
  /// `Benchmarks/evidence` prints the smallest of honest runs.
  static let closest = 0.15

  /// The share of a layer's units that may be after training what they were before it: units that were dead from the
  /// start and stayed so.
  static let unmovedUnits = 0.25
  /// The loss after the last epoch beyond which it counts as flat, relative to the loss before training.
  static let flattest = 0.9

  /// Sentences for the student; empty when nothing is strange.
  var problems: [String] {
    let epochs = weights.keys.sorted()
    guard let first = epochs.first, let last = epochs.last, first != last, let start = weights[first],
      let end = weights[last]
    else { return [] }
    var found: [String] = []
    for (layer, share) in WeightGeometry.unmoved(start, end).enumerated() where share > 0.5 {
      found.append(
        "\(name): \(percent(share)) of the weights of layer \(layer + 1) are after epoch \(last) what they were after epoch \(first); training moves them."
      )
    }
    for (layer, share) in WeightGeometry.unmovedUnits(start, end).enumerated()
    where found.isEmpty && share > Self.unmovedUnits {
      found.append(
        "\(name): \(percent(share)) of the units of layer \(layer + 1) have after epoch \(last) the weights that they had after epoch \(first); training moves nearly all of them."
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

  /// What is wrong where the loss that the weights give does not fall; not for functions that an assignment excuses,
  /// as a sigmoid may sit on its plateau.
  static func flatLoss(_ losses: [Int: Double], name: String) -> String? {
    guard let before = losses.min(by: { $0.key < $1.key }), let after = losses.max(by: { $0.key < $1.key }),
      before.key < after.key, !(after.value <= flattest * before.value)
    else { return nil }
    return
      "\(name): the weights after epoch \(after.key) give a loss of \(text(after.value)), those before training one of \(text(before.value)); with this function it falls."
  }

  /// Three snapshots in one line: a training bends.
  private func straightLine(_ epochs: [Int]) -> String? {
    for index in epochs.indices.dropFirst(2) {
      let three = epochs[index - 2...index]
      let found = three.compactMap { weights[$0] }
      guard found.count == 3 else { continue }
      let cosine = WeightGeometry.cosine(
        WeightGeometry.difference(found[1], found[0]), WeightGeometry.difference(found[2], found[1]))
      if abs(cosine) > Self.straightest {
        return
          "\(name): the weights after epochs \(three.map(String.init).joined(separator: ", ")) lie in one straight line, which no training keeps to."
      }
    }
    return nil
  }
}
