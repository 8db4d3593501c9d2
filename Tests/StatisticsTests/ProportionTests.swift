import Testing

@testable import Statistics

@Suite struct ProportionTests {
  @Test func wilsonsIntervalsAreScipysAndStayWithinBounds() throws {
    for row in try Reference.read().wilson {
      let interval = Proportion(row.successes, of: row.count).interval
      #expect(isClose(interval.lowerBound, row.low, 1e-12))
      #expect(isClose(interval.upperBound, row.high, 1e-12))
      #expect(interval.lowerBound >= 0 && interval.upperBound <= 1)
    }
  }

  @Test func fishersTestIsScipys() throws {
    for row in try Reference.read().fisher {
      let counts = row.table
      let comparison = FisherComparison(
        Proportion(counts[0][0], of: counts[0][0] + counts[0][1]),
        Proportion(counts[1][0], of: counts[1][0] + counts[1][1]))
      #expect(isClose(comparison.pValue, row.p, 1e-9), "\(row.table): \(comparison.pValue)")
    }
  }

  @Test func newcombesIntervalsAreThoseOfHisTable() throws {
    for row in try Reference.read().newcombe {
      let interval = FisherComparison(
        Proportion(row.first[0], of: row.first[1]), Proportion(row.second[0], of: row.second[1])
      ).interval
      #expect(abs(interval.lowerBound - row.low) < 5e-5, "\(row): \(interval)")
      #expect(abs(interval.upperBound - row.high) < 5e-5, "\(row): \(interval)")
    }
  }
}
