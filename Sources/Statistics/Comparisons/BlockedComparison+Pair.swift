extension BlockedComparison {
  /// One of Tukey's pairs, first minus second in the order asked for; `nil` for a label that is not among the ways.
  public func pair(_ first: String, _ second: String, confidence: Double = 0.95) -> PairwiseDifference? {
    let pair = pairs(confidence: confidence).first {
      ($0.first == first && $0.second == second) || ($0.first == second && $0.second == first)
    }
    return pair.map { $0.first == first ? $0 : $0.reversed }
  }

  /// The labels by mean, largest first.
  public var order: [String] { labels.indices.sorted { means[$0] > means[$1] }.map { labels[$0] } }

  /// Which ways Tukey's test can tell from one of them at 95 %.
  public func told(from label: String) -> [String] {
    pairs().filter { $0.pValue < 0.05 && ($0.first == label || $0.second == label) }
      .map { $0.first == label ? $0.second : $0.first }
  }
}

extension PairwiseDifference {
  /// The same pair, second minus first.
  var reversed: PairwiseDifference {
    PairwiseDifference(
      first: second, second: first, difference: -difference,
      interval: -interval.upperBound ... -interval.lowerBound, confidence: confidence, pValue: pValue,
      count: count)
  }
}
