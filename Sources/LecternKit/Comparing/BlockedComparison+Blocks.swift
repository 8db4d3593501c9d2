public import Statistics

extension BlockedComparison {
  /// Whether blocks share anything: the probability of so large a `blockRatio` if all of them were alike.
  public var blockPValue: Double {
    guard blockRatio.isFinite else { return 0 }
    return FDistribution(
      numeratorFreedom: Double(blockCount - 1), denominatorFreedom: Double(residualFreedom)
    ).upperTail(blockRatio)
  }
}
