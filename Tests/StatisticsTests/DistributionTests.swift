import Foundation
import Testing

@testable import Statistics

@Suite struct DistributionTests {
  @Test func studentsTailsAndQuantilesAreScipys() throws {
    for row in try Reference.read().studentT {
      let student = StudentT(degreesOfFreedom: row.df)
      #expect(isClose(student.cumulative(row.t), row.cumulative, 1e-12), "df \(row.df), t \(row.t)")
      #expect(isClose(student.quantile(row.at), row.quantile, 1e-9), "df \(row.df), p \(row.at)")
    }
  }

  @Test func ratiosOfVariancesAreScipys() throws {
    for row in try Reference.read().f {
      let tail = FDistribution(numeratorFreedom: row.df1, denominatorFreedom: row.df2).upperTail(row.ratio)
      #expect(isClose(tail, row.tail, 1e-12), "\(row)")
    }
  }

  @Test func studentizedRangesAreScipys() throws {
    for row in try Reference.read().range {
      let range = StudentizedRange(groups: row.groups, degreesOfFreedom: row.df)
      #expect(isClose(range.upperTail(row.q), row.tail, 1e-7), "\(row): \(range.upperTail(row.q))")
      #expect(isClose(range.quantile(0.95), row.critical, 1e-6), "\(row): \(range.quantile(0.95))")
    }
  }

  /// With two groups the range is Student's t times the square root of two, for any degrees of freedom.
  @Test(arguments: [1.0, 2, 3, 5, 11, 40, 400]) func aRangeOfTwoIsStudents(freedom: Double) {
    for q in [0.5, 2, 4, 8] {
      let range = StudentizedRange(groups: 2, degreesOfFreedom: freedom).upperTail(q)
      let student = StudentT(degreesOfFreedom: freedom).twoSidedTail(q / 2.0.squareRoot())
      #expect(isClose(range, student, 1e-6), "\(q): \(range) and \(student)")
    }
  }

  @Test func normalQuantilesInvertTheCumulative() {
    for z in [-6.0, -1.96, 0, 0.3, 4] {
      #expect(isClose(NormalDistribution.quantile(NormalDistribution.cumulative(z)), z, 1e-8))
    }
  }
}
