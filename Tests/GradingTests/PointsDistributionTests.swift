import Testing

@testable import Grading

@Suite struct PointsDistributionTests {
  private func counts(_ totals: [Double], of maximum: Double) -> [Int] {
    PointsDistribution(totals: totals, maximum: maximum).bins.map(\.count)
  }

  /// Gaps in a class are seen as gaps.
  @Test func binsOfNobodyAreThere() {
    let bins = PointsDistribution(totals: [0, 9.5, 10, 55, 100], maximum: 100).bins
    #expect(bins.map(\.low) == [0, 10, 20, 30, 40, 50, 60, 70, 80, 90])
    #expect(bins.map(\.high) == [10, 20, 30, 40, 50, 60, 70, 80, 90, 100])
    #expect(bins.map(\.count) == [2, 1, 0, 0, 0, 1, 0, 0, 0, 1])
  }

  @Test func everybodyIsCountedOnce() {
    for maximum in [1.0, 3, 7, 15, 40, 90, 100, 250] {
      let totals = stride(from: 0, through: maximum * 1.1, by: maximum / 37).map { $0 }
      #expect(counts(totals, of: maximum).reduce(0, +) == totals.count, "\(maximum)")
    }
    // Bonus points may lie above what can be had without them.
    #expect(counts([90, 95, 100], of: 90) == [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 1])
    #expect(counts([1, 2], of: 0) == [])
  }

  @Test func theFigureIsDrawn() {
    let figure = PointsDistribution(totals: [1, 5], maximum: 10).figure?.rendered() ?? ""
    #expect(figure.contains("<svg") && figure.contains("0–1") && figure.contains("9–10"))
  }
}
