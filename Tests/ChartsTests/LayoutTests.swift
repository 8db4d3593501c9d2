import Dates
import Foundation
import SeededRandom
import Testing

@testable import Charts

@Suite struct LayoutTests {
  @Test func clippingKeepsOnlyWhatIsInside() {
    let box = Box(left: 0, top: 0, right: 10, bottom: 10)
    #expect(Clipping.polyline([Point(-5, 5), Point(15, 5)], to: box) == [[Point(0, 5), Point(10, 5)]])
    #expect(Clipping.polyline([Point(-5, -5), Point(-1, 20)], to: box).isEmpty)
    #expect(Clipping.polyline([Point(5, 5), Point(5, 15), Point(7, 15), Point(7, 5)], to: box).count == 2)
    let corner = Clipping.polygon([Point(-5, -5), Point(5, -5), Point(5, 5), Point(-5, 5)], to: box)
    #expect(Set(corner) == [Point(0, 0), Point(5, 0), Point(5, 5), Point(0, 5)])
  }

  /// The oracle: every point left out lies within the tolerance of the simplified line.
  @Test(arguments: [0.1, 0.5, 2])
  func simplificationStaysWithinTolerance(tolerance: Double) {
    var random = SplitMix64(state: 8)
    let points = (0..<3000).map {
      Point(Double($0) / 5, sin(Double($0) / 40) * 50 + Double.random(in: -1...1, using: &random))
    }
    let short = Simplification.simplified(points, tolerance: tolerance)
    #expect(short.count < points.count)
    for point in points {
      let distance = zip(short, short.dropFirst()).map { Self.distance(point, $0, $1) }.min() ?? 0
      #expect(distance <= tolerance + 1e-9)
    }
  }

  /// From a point to a segment.
  private static func distance(_ point: Point, _ a: Point, _ b: Point) -> Double {
    let (dx, dy) = (b.x - a.x, b.y - a.y)
    let along: Double = ((point.x - a.x) * dx + (point.y - a.y) * dy) / (dx * dx + dy * dy)
    let share = min(max(along, 0), 1)
    let (ex, ey) = (point.x - a.x - share * dx, point.y - a.y - share * dy)
    return (ex * ex + ey * ey).squareRoot()
  }

  @Test func labelsAreSpreadAsLittleAsPossible() throws {
    #expect(LabelSpreading.spread([10, 50], gap: 15, from: 0, to: 100) == [10, 50])
    #expect(LabelSpreading.spread([50, 50], gap: 10, from: 0, to: 100) == [45, 55])
    #expect(LabelSpreading.spread([99, 98, 97], gap: 10, from: 0, to: 100) == [100, 90, 80])
    #expect(LabelSpreading.spread([1, 2, 3], gap: 60, from: 0, to: 100) == nil)
    var random = SplitMix64(state: 4)
    for _ in 0..<500 {
      let wanted = (0..<6).map { _ in Double.random(in: -50...250, using: &random) }
      let coordinates = try #require(LabelSpreading.spread(wanted, gap: 16, from: 0, to: 200)).sorted()
      #expect(zip(coordinates, coordinates.dropFirst()).allSatisfy { $1 - $0 >= 16 - 1e-9 })
      #expect(coordinates.allSatisfy { $0 >= -1e-9 && $0 <= 200 + 1e-9 })
    }
  }

  @Test func textIsMeasuredAndCut() {
    #expect(TextMetrics.width("0123456789", size: 10) == 64.8)
    #expect(TextMetrics.isKnown("Größe → 10⁻³ σ"))
    #expect(
      TextMetrics.isKnown("|∇L|") && TextMetrics.width("∇", size: 10) == TextMetrics.width("Δ", size: 10))
    #expect(!TextMetrics.isKnown("日本"))
    let cut = TextMetrics.truncated("a rather long label", to: 60, size: 12)
    #expect(cut.hasSuffix("…") && TextMetrics.width(cut, size: 12) <= 60)
    #expect(TextMetrics.wrapped("one two three", to: 55, size: 12, limit: 3) == ["one two", "three"])
  }

  @Test(arguments: [
    (0.0, "1970-01-01"), (951_782_400, "2000-02-29"), (-86_400, "1969-12-31"), (1_772_323_200, "2026-03-01"),
    (90, "1970-01-01 00:01:30"),
  ])
  func civilDates(seconds: Double, text: String) {
    #expect(CivilDate(secondsSince1970: seconds).description == text)
  }

  @Test func dateTicksAreRound() {
    let year = 31_557_600.0
    #expect(
      DateTicks.ticks(from: 28 * year, to: 50 * year, count: 5).compactMap(\.label) == [
        "2000", "2005", "2010", "2015", "2020",
      ])
    #expect(DateTicks.ticks(from: 0, to: 86400, count: 4).compactMap(\.label).contains("06:00"))
  }

  @Test func axesOnOuterEdgesOnlyInPanels() throws {
    let chart = Chart {
      for panel in ["a", "b", "c", "d"] {
        PointMark(x: .value("x", 1), y: .value("y", 2)).facet(by: .value("Panel", panel))
        PointMark(x: .value("x", 3), y: .value("y", 4)).facet(by: .value("Panel", panel))
      }
    }.chartFacet(x: "Panel", columns: 2)
    let layout = ChartLayout(try ChartPlan(chart), width: 672, height: 480)
    #expect(layout.panels.map(\.showsYLabels) == [true, false, true, false])
    #expect(layout.panels.map(\.showsXLabels) == [false, false, true, true])
    #expect(layout.panels.map(\.title) == ["a", "b", "c", "d"])
  }
}
