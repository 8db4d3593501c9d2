import Foundation
import Statistics
import Testing
import Wire

@testable import LecternKit

/// The p value beside a claim is that of the claim: scipy's and statsmodels' values, in `Reference/claims.json`.
@Suite struct ClaimTestTests {
  @Test func pairedClaimsHaveScipysPValues() throws {
    for row in try ClaimReference.read().paired {
      let effect = try PairedComparison(row.first, row.second)
      #expect(isClose(effect.pValue(above: row.margin), row.above, 1e-8), "\(row)")
      #expect(isClose(effect.pValue(below: row.margin), row.below, 1e-8), "\(row)")
      if let within = row.within {
        #expect(isClose(effect.pValue(within: row.margin), within, 1e-8), "\(row)")
      }
    }
  }

  @Test func welchsClaimsHaveScipysPValues() throws {
    for row in try ClaimReference.read().welch {
      let effect = try WelchComparison(row.first, row.second)
      #expect(isClose(effect.pValue(above: row.margin), row.above, 1e-8), "\(row)")
      #expect(isClose(effect.pValue(within: row.margin), row.within, 1e-8), "\(row)")
    }
  }

  @Test func countsHaveScipysOneSidedPValues() throws {
    for row in try ClaimReference.read().fisher {
      let shares = row.table.map { Proportion($0[0], of: $0[0] + $0[1]) }
      let effect = FisherComparison(shares[0], shares[1])
      #expect(isClose(effect.pValue(above: 0), row.above, 1e-9), "\(row)")
      #expect(isClose(effect.pValue(below: 0), row.below, 1e-9), "\(row)")
      #expect(effect.pValue(above: 0.1) == nil && effect.pValue(within: 0.1) == nil)
    }
  }

  @Test func pairedSuccessesAreStatsmodelsAndTangos() throws {
    for row in try ClaimReference.read().mcnemar {
      // Those they agree on say nothing, whichever way.
      let rest = (0..<row.n - row.b - row.c).map { $0.isMultiple(of: 2) }
      let first = Array(repeating: true, count: row.b) + Array(repeating: false, count: row.c) + rest
      let second = Array(repeating: false, count: row.b) + Array(repeating: true, count: row.c) + rest
      let effect = try McNemarComparison(first, second)
      #expect(effect.count == row.n && effect.onlyFirst == row.b && effect.onlySecond == row.c)
      #expect(isClose(effect.pValue, row.p, 1e-9), "\(row)")
      #expect(isClose(effect.pValue(above: 0), row.above, 1e-9), "\(row)")
      #expect(isClose(effect.pValue(below: 0), row.below, 1e-9), "\(row)")
      #expect(isClose(effect.pValue(above: row.margin), row.aboveMargin, 1e-6), "\(row)")
      #expect(isClose(effect.interval.lowerBound, row.low, 1e-6), "\(row): \(effect.interval)")
      #expect(isClose(effect.interval.upperBound, row.high, 1e-6), "\(row): \(effect.interval)")
    }
  }

  @Test func aSignTestCountsWhereTheFirstIsLarger() throws {
    let effect = try McNemarComparison(signsOf: [1, 2, 3, 4, 5, 6], [0, 1, 2, 3, 4, 6])
    #expect(effect.onlyFirst == 5 && effect.onlySecond == 0 && effect.count == 6)
    #expect(effect.test == "sign test")
    // Five heads of five tosses.
    #expect(isClose(effect.pValue, 2.0 / 32, 1e-12))
  }

  @Test func agreementEverywhereTellsNothing() throws {
    let effect = try McNemarComparison([true, false, true], [true, false, true])
    #expect(effect.difference == 0 && effect.pValue == 1)
    #expect(effect.interval.contains(0) && effect.interval.upperBound < 1)
  }

  @Test func whatCannotBePairedIsRefused() {
    #expect(
      throws: ComparisonError(
        "a comparison of paired successes needs one of each for every condition, and there are 1 and 2: compare the conditions that both have, or use FisherComparison."
      )
    ) { try McNemarComparison([true], [true, false]) }
    #expect(
      throws: ComparisonError("nothing was tried: a comparison needs at least one condition.")
    ) { try McNemarComparison([], []) }
    #expect(
      throws: ComparisonError(
        "a sign test needs one value of each for every condition, and there are 1 and 2: compare the conditions that both have."
      )
    ) { try McNemarComparison(signsOf: [1], [1, 2]) }
  }

  @Test func whatBlocksShareIsScipysF() throws {
    for row in try ClaimReference.read().blocks {
      let comparison = try BlockedComparison(
        row.values.enumerated().map { (label: "\($0.offset)", values: $0.element) })
      #expect(isClose(comparison.blockPValue, row.p, 1e-9))
    }
  }

  /// Against all deals, counted one by one: a random tenth of a million comes within four deviations.
  @Test func dealsStayWithinBlocksOrMoveWholeBlocks() throws {
    let row = try ClaimReference.read().permutation
    let blocks = [7, 7, 7, 2, 2, 2, 5, 5, 5]
    let centre = 9 * (row.x.reduce(0, +) / 9) * (row.y.reduce(0, +) / 9)
    for (exchange, share) in [(PermutationTest.Exchange.withinBlocks, row.within), (.wholeBlocks, row.whole)]
    {
      let test = try PermutationTest(row.y, blocks: blocks, exchange: exchange, deals: 100_000) { dealt in
        zip(row.x, dealt).reduce(0) { $0 + $1.0 * $1.1 } - centre
      }
      #expect(test.count == 3)
      #expect(abs(test.pValue - share) < 4 * (share * (1 - share) / 100_000).squareRoot() + 1e-5, "\(test)")
    }
  }

  @Test func dealsThatCannotBeMadeAreRefused() {
    #expect(
      throws: ComparisonError(
        "a permutation test needs one block for every value, and there are 2 values and 1 blocks.")
    ) { try PermutationTest([1, 2], blocks: [1]) { $0[0] } }
    #expect(
      throws: ComparisonError(
        "blocks that change places have to be of one size, and there are some of 2 and of 1.")
    ) { try PermutationTest([1, 2, 3], blocks: [1, 1, 2], exchange: .wholeBlocks) { $0[0] } }
  }

  /// The sentence beside a claim names its direction and its margin, and a p value that does not allow it stands under
  /// a claim that does not hold.
  @Test func theEvidenceIsThatOfTheClaim() throws {
    let gelu = [90.0, 91, 92, 93, 94]
    let relu = [89.8, 90.7, 91.8, 92.8, 93.7]
    let effect = try PairedComparison(gelu, relu)
    func data(_ wanted: WantedEffect, _ unit: String = "points", among family: [Double?] = []) -> ClaimData {
      ClaimData(sentence: "", measured: effect, wanted: wanted, in: unit, "seeds", family)
    }
    let ahead = data(.above(0.1))
    #expect(ahead.held)
    #expect(
      ahead.evidence
        == "n = 5 seeds, difference +0.24 points [0.172, 0.308], paired t, p = 0.0023 for more than 0.1 points (one-sided)"
    )
    let far = data(.above(1), "")
    #expect(!far.held)
    #expect(far.evidence?.hasSuffix("paired t, p > 0.999 for more than 1 (one-sided)") == true, "\(far)")
    let level = data(.within(0.5))
    #expect(level.held)
    #expect(
      level.evidence?.hasSuffix("p < 0.001 for less than 0.5 points apart (two one-sided tests)") == true)
    let corrected = data(.above(0.1), among: [0.002, 0.9, effect.pValue(above: 0.1)])
    #expect(
      corrected.evidence?.hasSuffix(
        "p = 0.006 for more than 0.1 points (one-sided, Holm's correction for 3)") == true, "\(corrected)")
    #expect(corrected.held)
  }

  /// Three of three against none of three: the approximate interval excludes 0, and the exact test does not.
  @Test func anExactTestMayAskForMore() {
    let effect = FisherComparison(Proportion(3, of: 3), Proportion(0, of: 3))
    #expect(effect.isAbove(0))
    let data = ClaimData(sentence: "", measured: effect, wanted: .above(0), in: "", "seeds", [])
    #expect(!data.held)
    #expect(data.evidence?.hasSuffix("p = 0.05 for more than 0 (one-sided)") == true, "\(data)")
  }

  /// Tukey's pairs know no one-sided p value: with a margin none is shown, and without one the page says which it is.
  @Test func tukeysPairsSayWhatTheirPValueIs() throws {
    let samples = [("a", [1.0, 2, 3, 4, 6]), ("b", [2.0, 3, 4, 6, 7]), ("c", [5.0, 6, 7, 8, 9])]
    let pair = try #require(try BlockedComparison(samples).pair("c", "a"))
    func evidence(_ wanted: WantedEffect) -> String? {
      ClaimData(sentence: "", measured: pair, wanted: wanted, in: "points", "seeds", []).evidence
    }
    #expect(evidence(.above(2))?.hasSuffix("Tukey's HSD, the interval has to lie above 2 points") == true)
    #expect(
      evidence(.within(2))?.hasSuffix("Tukey's HSD, the interval has to lie within 2 points of 0") == true)
    #expect(evidence(.above(0))?.hasSuffix("p < 0.001 for no difference (two-sided)") == true)
  }
}

/// What scipy and statsmodels compute; `Reference/reference.py` writes it.
private struct ClaimReference: Decodable {
  struct Paired: Decodable {
    let first, second: [Double]
    let margin, above, below: Double
    let within: Double?
  }
  struct Welch: Decodable {
    let first, second: [Double]
    let margin, above, within: Double
  }
  struct Counts: Decodable {
    let table: [[Int]]
    let above, below: Double
  }
  struct Successes: Decodable {
    let b, c, n: Int
    let margin, p, above, below, aboveMargin, low, high: Double
  }
  struct Blocks: Decodable {
    let values: [[Double]]
    let p: Double
  }

  let paired: [Paired]
  let welch: [Welch]
  let fisher: [Counts]
  let mcnemar: [Successes]
  struct Permutation: Decodable {
    let x, y: [Double]
    let within, whole: Double
  }
  let blocks: [Blocks]
  let permutation: Permutation

  static func read() throws -> ClaimReference {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Reference/claims.json")
    return try JSONDecoder().decode(ClaimReference.self, from: Data(contentsOf: file))
  }
}

/// Equal to so many parts of the larger, or of 1.
private func isClose(_ a: Double?, _ b: Double, _ tolerance: Double) -> Bool {
  guard let a else { return false }
  return abs(a - b) <= tolerance * max(1, abs(a), abs(b))
}
