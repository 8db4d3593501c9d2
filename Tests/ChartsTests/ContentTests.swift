import Foundation
import Testing

@testable import Charts

@Suite struct ContentTests {
  enum Kind: String, Plottable { case smooth, sharp }

  @Test func plainLoopsConditionsAndForEachBuildTheSameRecords() throws {
    let rows = [1.0, 2, 3]
    let loop = Chart { for row in rows { PointMark(x: .value("x", row), y: .value("y", row)) } }
    let each = Chart {
      ForEach(rows, id: \.self) { row in PointMark(x: .value("x", row), y: .value("y", row)) }
    }
    let data = Chart(rows, id: \.self) { row in
      if row > 0 {
        PointMark(x: .value("x", row), y: .value("y", row))
      } else {
        RuleMark(y: .value("y", row))
      }
    }
    #expect(try loop.render().svg == each.render().svg)
    #expect(try loop.render().svg == data.render().svg)
  }

  @Test func enumerationsArePlottable() throws {
    let chart = Chart([Kind.smooth, .sharp], id: \.self) {
      BarMark(x: .value("Kind", $0), y: .value("Count", 1))
    }
    #expect(try ChartPlan(chart).x.categories == ["smooth", "sharp"])
  }

  @Test func stacking() throws {
    let chart = Chart {
      for (name, value) in [("a", 3.0), ("b", 1), ("c", -2)] {
        BarMark(x: .value("x", "one"), y: .value("y", value)).foregroundStyle(by: .value("Name", name))
      }
    }
    let extents = try ChartPlan(chart).marks.compactMap(\.y)
    #expect(extents == [Extent(start: 0, end: 3), Extent(start: 3, end: 4), Extent(start: 0, end: -2)])
  }

  @Test func barsStartAtZero() throws {
    let chart = Chart([98.0, 99], id: \.self) { BarMark(x: .value("x", "\($0)"), y: .value("y", $0)) }
    #expect(try ChartPlan(chart).y.from == 0)
  }

  @Test func bandSaysItsSpread() throws {
    let runs = [[1.0, 2, .nan], [3, 2, 4], [5, 2, 8]]
    let plan = try ChartPlan(Chart { Band(x: "Epoch", y: "Loss", runs: runs) })
    #expect(
      plan.notes == [
        "Bands: mean ± one standard deviation over 3 seeds. 1 values of Loss are not finite numbers and are left out."
      ])
    let band = plan.marks.filter { $0.kind == .area }.compactMap(\.y)
    #expect(band[0] == Extent(start: 1, end: 5) && band[1] == Extent(start: 2, end: 2))
    let middle = try ChartPlan(Chart { Band(x: "Epoch", y: "Loss", runs: runs, spread: .interquartile) })
    #expect(middle.marks.filter { $0.kind == .area }.compactMap(\.y)[0] == Extent(start: 2, end: 4))
  }

  @Test func binsCoverAndCount() {
    let bins = NumberBins(data: [0.3, 9.7, 5], desiredCount: 5)
    #expect(bins.thresholds == [0, 2, 4, 6, 8, 10])
    #expect([0.3, 2, 9.99, 10, -4, 99].map(bins.index(for:)) == [0, 1, 4, 4, 0, 4])
    #expect(NumberBins(data: []).count == 1 && NumberBins(data: [3, 3]).count == 1)
    let histogram = Histogram("x", values: [1, 2, 2, 3, .nan, 50], bins: 4, range: 0...4)
    #expect(histogram.records.compactMap { $0.y?.value } == [.number(0), .number(1), .number(2), .number(1)])
  }

  @Test func functionsHaveGapsWhereTheyJump() throws {
    let step = FunctionSampling.samples({ $0 < 0.3 ? 0 : 1 }, -1...1, .linear)
    #expect(step.count { $0.1.isNaN } == 1)
    #expect(step.first { $0.1.isNaN }.map { ($0.0 - 0.3).magnitude < 1e-9 } == true)
    #expect(FunctionSampling.samples({ max(0, $0) }, -6...6, .linear).contains { $0 == (0, 0) })
    #expect(FunctionSampling.samples({ 1 / $0 }, -1...1, .linear).contains { $0.1.isNaN })
  }

  @Test func zerosOnALogarithmicAxisAreKept() throws {
    let rendered = try Chart([0.0, 0.1, 1], id: \.self) { LineMark(x: .value("x", $0), y: .value("y", $0)) }
      .chartYScale(type: .log).render()
    #expect(
      rendered.notes == [
        "Exact zeros, which a logarithmic axis has no place for, are in the gutter marked 0."
      ])
    #expect(rendered.svg.contains("class=\"gutter\""))
  }

  @Test func describedFromTheData() throws {
    let chart = Chart {
      for (name, slope) in [("up", 1.0), ("down", -1)] {
        for x in 0...4 {
          LineMark(x: .value("x", x), y: .value("y", slope * (Double(x) - 1))).foregroundStyle(
            by: .value("Way", name))
        }
      }
    }
    #expect(
      try chart.render().description
        == "Line chart of y by x, 2 series: up, down. x runs from 0 to 4. y runs from −3 to 3. At the end up is highest at 3 and down lowest at −3. up and down cross near x 1."
    )
  }

  @Test func tableHasAColumnPerSeries() throws {
    let chart = Chart {
      for name in ["a", "b"] {
        for x in 1...2 {
          LineMark(x: .value("Epoch", x), y: .value("Loss", x)).foregroundStyle(by: .value("Run", name))
        }
      }
    }
    let table = try chart.render().table
    #expect(table.columns == ["Epoch", "a", "b"])
    #expect(table.rows == [[.number(1), .number(1), .number(1)], [.number(2), .number(2), .number(2)]])
    #expect(table.plainText() == "Epoch  a  b\n1      1  1\n2      2  2")
    #expect(
      ChartTable(columns: ["x"], rows: Array(repeating: [.number(1)], count: 200)).node(maximumRows: 5)
        .plainText.contains("and 195 more rows"))
  }
}
