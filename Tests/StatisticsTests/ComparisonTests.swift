import Testing

@testable import Statistics

@Suite struct ComparisonTests {
  @Test func pairedDifferencesAreScipys() throws {
    for row in try Reference.read().paired {
      let comparison = try PairedComparison(row.first, row.second)
      #expect(isClose(comparison.difference, row.difference, 1e-12))
      #expect(isClose(comparison.interval.lowerBound, row.low, 1e-9))
      #expect(isClose(comparison.interval.upperBound, row.high, 1e-9))
      #expect(isClose(comparison.pValue, row.p, 1e-12))
      #expect(isClose(try #require(comparison.standardisedEffect), row.effect, 1e-12))
      let effect = try #require(comparison.standardisedInterval)
      #expect(isClose(effect.lowerBound, row.effectLow, 1e-5), "\(effect) \(row.effectLow)")
      #expect(isClose(effect.upperBound, row.effectHigh, 1e-5), "\(effect) \(row.effectHigh)")
    }
  }

  @Test func welchsTestIsScipys() throws {
    for row in try Reference.read().welch {
      let comparison = try WelchComparison(row.first, row.second)
      #expect(isClose(comparison.degreesOfFreedom, row.df, 1e-12))
      #expect(isClose(comparison.pValue, row.p, 1e-12))
      #expect(isClose(comparison.interval.lowerBound, row.low, 1e-9))
      #expect(isClose(comparison.interval.upperBound, row.high, 1e-9))
    }
  }

  @Test func holmsValuesRiseTogether() throws {
    let reference = try Reference.read().holm
    for (value, expected) in zip(holmAdjusted(reference.p), reference.adjusted) {
      #expect(isClose(value, expected, 1e-12))
    }
    #expect(holmAdjusted([]).isEmpty)
  }

  @Test func blockedPairsAreTukeysOnTheResidualVariance() throws {
    let reference = try Reference.read().blocked
    let comparison = try BlockedComparison(reference.samples.map { ($0.label, $0.values) })
    #expect(comparison.residualFreedom == reference.df)
    #expect(isClose(comparison.ratio, reference.F, 1e-10))
    #expect(isClose(comparison.pValue, reference.p, 1e-10))
    check(comparison.pairs(), reference)
  }

  @Test func unblockedPairsAreTukeyAndKramers() throws {
    let reference = try Reference.read().unblocked
    let comparison = try UnblockedComparison(reference.samples.map { ($0.label, $0.values) })
    #expect(comparison.residualFreedom == reference.df)
    #expect(isClose(comparison.ratio, reference.F, 1e-10))
    #expect(isClose(comparison.pValue, reference.p, 1e-10))
    check(comparison.pairs(), reference)
  }

  private func check(_ pairs: [PairwiseDifference], _ reference: Reference.Analysis) {
    #expect(pairs.count == reference.pairs.count)
    for (pair, expected) in zip(pairs, reference.pairs) {
      #expect(pair.first == reference.samples[expected.first].label)
      #expect(pair.second == reference.samples[expected.second].label)
      #expect(isClose(pair.difference, expected.difference, 1e-12))
      #expect(isClose(pair.interval.lowerBound, expected.low, 1e-6))
      #expect(isClose(pair.interval.upperBound, expected.high, 1e-6))
      #expect(isClose(pair.pValue, expected.p, 1e-6), "\(pair) \(expected)")
    }
  }

  @Test func aPairIsReadInEitherDirection() throws {
    let comparison = try BlockedComparison([
      ("a", [1, 2, 3.1]), ("b", [2, 3.1, 4]), ("c", [9, 10.1, 11]),
    ])
    let forth = try #require(comparison.pair("a", "c"))
    let back = try #require(comparison.pair("c", "a"))
    #expect(back.difference == -forth.difference && back.pValue == forth.pValue)
    #expect(back.interval.lowerBound == -forth.interval.upperBound && back.isAbove(5))
    #expect(comparison.pair("a", "d") == nil)
    #expect(comparison.order == ["c", "b", "a"])
    #expect(comparison.told(from: "c") == ["a", "b"])
  }

  /// Two intervals may overlap though the paired difference is beyond doubt: the myth that this module replaces.
  @Test func overlappingIntervalsAreNoVerdict() throws {
    let first = [90.0, 91, 92, 93, 94]
    let second = [89.8, 90.7, 91.8, 92.8, 93.7]
    #expect(try PairedComparison(first, second).isAbove(0.1))
    #expect(try !WelchComparison(first, second).isAbove(0))
  }

  @Test func samenessIsAnIntervalWithinTheMargin() throws {
    let comparison = try PairedComparison([1.0, 2, 3, 4], [1.01, 1.99, 3.01, 3.99])
    #expect(comparison.isWithin(0.05))
    #expect(!comparison.isWithin(0.01))
    #expect(!comparison.isAbove(0))
  }

  @Test func differencesWithoutSpreadAreToldApartExactly() throws {
    let same = try PairedComparison([1, 2], [1, 2])
    #expect(same.pValue == 1 && same.difference == 0 && same.standardisedEffect == nil)
    let shifted = try PairedComparison([2, 3], [1, 2])
    #expect(shifted.pValue == 0 && shifted.interval == 1...1)
    #expect(try WelchComparison([1, 1], [2, 2]).pValue == 0)
  }

  @Test func whatCannotBeComparedIsASentence() {
    #expect(
      throws: StatisticsError(
        "the first sample has 1 value(s), and a comparison needs at least 2: run more seeds.")
    ) { try PairedComparison([1], [2]) }
    #expect(
      throws: StatisticsError(
        "a paired comparison needs one value of each for every seed, and there are 2 and 3: compare the seeds that both have, or use WelchComparison."
      )
    ) { try PairedComparison([1, 2], [1, 2, 3]) }
    #expect(throws: StatisticsError("value 2 of 'b' is nan, which is not a number to compare.")) {
      try BlockedComparison([("a", [1, 2]), ("b", [1, .nan])])
    }
    #expect(
      throws: StatisticsError(
        "'b' has 3 values and 'a' has 2: a blocked comparison needs one of each for every seed.")
    ) { try BlockedComparison([("a", [1, 2]), ("b", [1, 2, 3])]) }
    #expect(throws: StatisticsError("a blocked comparison needs at least two ways, and there are 1.")) {
      try BlockedComparison([("a", [1, 2])])
    }
  }
}
