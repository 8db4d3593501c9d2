public import Statistics

// What several seeds can tell, and what they cannot.

extension Comparison {
  /// Runs that were trained one by one, side by side.
  public init(_ rows: [(label: String, runs: [TrainingRun])]) {
    self.init(
      variants: rows.map { label, runs in
        Variant(
          label: label, parameterCount: runs.first?.parameterCount ?? 0, runs: runs, failures: [],
          accuracy: Interval(runs.map(\.testAccuracy)), loss: Interval(runs.map(\.loss)))
      }, dataUsed: rows.lazy.flatMap(\.runs).first?.dataUsed ?? "")
  }

  /// Two ways on the seeds that both ended with, seed by seed. `nil` where there are fewer than two such seeds, about
  /// which nothing can be said (quick mode has one).
  ///
  /// - Parameter quantity: What is compared; the test accuracy unless told.
  /// - Throws: `TrainingError` when a label is none of this comparison's.
  public func paired(
    _ first: String, _ second: String, by quantity: (TrainingRun) -> Double = { $0.testAccuracy }
  ) throws -> PairedComparison? {
    let samples = try samples([first, second], by: quantity)
    guard samples[0].values.count > 1 else { return nil }
    return try PairedComparison(samples[0].values, samples[1].values)
  }

  /// Several ways on the seeds that all of them ended with, each seed a block. `nil` where there are fewer than two
  /// such seeds.
  ///
  /// - Parameters:
  ///   - labels: Which ways; all unless told.
  ///   - quantity: What is compared; the test accuracy unless told.
  /// - Throws: `TrainingError` when a label is none of this comparison's.
  public func blocked(
    _ labels: [String]? = nil, by quantity: (TrainingRun) -> Double = { $0.testAccuracy }
  ) throws -> BlockedComparison? {
    let samples = try samples(labels ?? variants.map(\.label), by: quantity)
    guard samples.count > 1, samples[0].values.count > 1 else { return nil }
    return try BlockedComparison(samples)
  }

  /// By mean test accuracy, best first, with what each place cannot be told apart from.
  public var ranking: [Rank] {
    let pairs = ((try? blocked()) ?? nil)?.pairs() ?? []
    return variants.sorted { $0.accuracy.mean > $1.accuracy.mean }.enumerated().map { index, variant in
      let separated = pairs.filter {
        $0.pValue < 0.05 && ($0.first == variant.label || $0.second == variant.label)
      }
      return Rank(
        place: index + 1, label: variant.label, accuracy: variant.accuracy,
        notSeparatedFrom: variants.map(\.label).filter { label in
          label != variant.label && !separated.contains { $0.first == label || $0.second == label }
        })
    }
  }

  /// The values of each way on the seeds that all have.
  private func samples(
    _ labels: [String], by quantity: (TrainingRun) -> Double
  ) throws -> [(label: String, values: [Double])] {
    let chosen = try labels.map { label in
      guard let variant = self[label] else {
        throw TrainingError(
          "There is no '\(label)' in this comparison; it has \(variants.map(\.label).joined(separator: "; "))."
        )
      }
      return variant
    }
    let shared = chosen.dropFirst().reduce(Set(chosen.first?.runs.map(\.seed) ?? [])) {
      $0.intersection($1.runs.map(\.seed))
    }
    return chosen.map { variant in
      let runs = variant.runs.filter { shared.contains($0.seed) }.sorted { $0.seed < $1.seed }
      return (variant.label, runs.map(quantity))
    }
  }
}
