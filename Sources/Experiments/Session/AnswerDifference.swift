import Foundation

/// How far two answers to one experiment are apart.
enum AnswerDifference {
  /// The largest difference of two numbers at the same place, relative to the larger of the two (and to 0.001, so
  /// that noise around zero does not count as a difference); infinite where the answers differ in anything else.
  static func between(_ first: Data, _ second: Data) -> Double {
    if first == second { return 0 }
    guard let one = try? JSONSerialization.jsonObject(with: first, options: .fragmentsAllowed),
      let other = try? JSONSerialization.jsonObject(with: second, options: .fragmentsAllowed)
    else { return .infinity }
    return between(one, other)
  }

  private static func between(_ first: Any, _ second: Any) -> Double {
    switch (first, second) {
    case (let first as [String: Any], let second as [String: Any]):
      guard first.count == second.count else { return .infinity }
      return first.reduce(0) { worst, pair in
        max(worst, second[pair.key].map { between(pair.value, $0) } ?? .infinity)
      }
    case (let first as [Any], let second as [Any]):
      guard first.count == second.count else { return .infinity }
      return zip(first, second).reduce(0) { max($0, between($1.0, $1.1)) }
    case (let first as NSNumber, let second as NSNumber):
      let (one, other) = (first.doubleValue, second.doubleValue)
      return one == other ? 0 : abs(one - other) / max(abs(one), abs(other), 0.001)
    case (let first as String, let second as String): return first == second ? 0 : .infinity
    default: return first is NSNull && second is NSNull ? 0 : .infinity
    }
  }
}
