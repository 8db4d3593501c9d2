/// Several ways to train, each with several seeds, side by side.
public struct Comparison: Sendable, Codable {
  /// One way.
  public struct Variant: Sendable, Codable {
    public let label: String
    public let parameterCount: Int
    /// The runs that ended, one per seed.
    public var runs: [TrainingRun]
    /// Why runs did not end, such as a loss that stopped being finite.
    public var failures: [String]
    /// Test accuracy after the last epoch.
    public let accuracy: Interval
    /// Loss of the last epoch.
    public let loss: Interval

    /// The mean over seeds of a quantity, epoch by epoch.
    public func curve(_ quantity: (TrainingRun.Epoch) -> Double) -> [Double] {
      let length = runs.map(\.history.count).min() ?? 0
      return (0..<length).map { epoch in
        runs.reduce(0) { $0 + quantity($1.history[epoch]) } / Double(runs.count)
      }
    }

    /// The 95 % interval over seeds of a quantity, epoch by epoch, for bands.
    public func band(_ quantity: (TrainingRun.Epoch) -> Double) -> [Interval] {
      let length = runs.map(\.history.count).min() ?? 0
      return (0..<length).map { epoch in Interval(runs.map { quantity($0.history[epoch]) }) }
    }
  }

  /// One place of a ranking.
  public struct Rank: Sendable, Codable {
    public let place: Int
    public let label: String
    public let accuracy: Interval
    /// Those that Tukey's test of all pairs, blocked by seed, cannot tell from this one at 95 %.
    public let notSeparatedFrom: [String]
  }

  public var variants: [Variant]
  /// The sentence that says which data was used.
  public let dataUsed: String

  /// The variant of a label.
  public subscript(label: String) -> Variant? { variants.first { $0.label == label } }
}
