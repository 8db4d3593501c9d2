import Foundation

/// How far two answers to one experiment lie apart as a whole.
///
/// A training that rounds in another order ends elsewhere: single numbers, such as the epoch at which a loss was
/// smallest or one cell of a table of confusions, may be anything, but the numbers of a kind together are what they
/// were. So numbers are compared by their path in the answer, positions in lists left out: the sum of their
/// differences relative to the sum of their sizes.
struct AnswerDistance {
  private struct Sums {
    var differences = 0.0
    var sizes = 0.0
  }

  private var sums: [String: Sums] = [:]
  private var isOfAnotherKind = false

  /// Of the kind of number that differs most; 0 for the same bytes, at most 1 for numbers of either sign that are as
  /// unlike as they can be or of which one is missing, and infinite where words differ or one is no answer at all.
  static func between(_ first: Data, _ second: Data) -> Double {
    if first == second { return 0 }
    guard let one = try? JSONSerialization.jsonObject(with: first, options: .fragmentsAllowed),
      let other = try? JSONSerialization.jsonObject(with: second, options: .fragmentsAllowed)
    else { return .infinity }
    var distance = AnswerDistance()
    distance.compare(one, other, at: "")
    if distance.isOfAnotherKind { return .infinity }
    return distance.sums.values.reduce(0) { worst, sums in
      // All of a kind that are this small are noise around zero.
      max(worst, sums.differences / max(sums.sizes, 1e-3))
    }
  }

  private mutating func compare(_ first: Any?, _ second: Any?, at path: String) {
    switch (first, second) {
    case (let first as [String: Any], let second as [String: Any]):
      for name in Set(first.keys).union(second.keys) {
        compare(first[name], second[name], at: "\(path).\(name)")
      }
    case (let first as [Any], let second as [Any]):
      for index in 0..<max(first.count, second.count) {
        compare(
          index < first.count ? first[index] : nil, index < second.count ? second[index] : nil, at: path)
      }
    case (let first as NSNumber, let second as NSNumber): add(first.doubleValue, second.doubleValue, path)
    // A training that broke off has fewer numbers than one that did not.
    case (let one as NSNumber, nil), (nil, let one as NSNumber), (let one as NSNumber, is NSNull),
      (is NSNull, let one as NSNumber):
      add(one.doubleValue, 0, path)
    case (let one as [Any], nil), (nil, let one as [Any]): for part in one { compare(part, nil, at: path) }
    case (let one as [String: Any], nil), (nil, let one as [String: Any]):
      for (name, part) in one { compare(part, nil, at: "\(path).\(name)") }
    case (let first as String, let second as String): if first != second { isOfAnotherKind = true }
    case (is NSNull, nil), (nil, is NSNull), (is NSNull, is NSNull), (nil, nil), (is String, nil),
      (nil, is String):
      break
    default: isOfAnotherKind = true
    }
  }

  private mutating func add(_ one: Double, _ other: Double, _ path: String) {
    sums[path, default: Sums()].differences += abs(one - other)
    sums[path, default: Sums()].sizes += max(abs(one), abs(other))
  }
}
