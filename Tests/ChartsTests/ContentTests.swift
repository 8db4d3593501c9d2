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

  @Test func areasAndLinesShareARow() throws {
    let chart = Chart {
      for x in 1...2 {
        AreaMark(x: .value("Epoch", x), yStart: .value("Loss", 0), yEnd: .value("Loss", 2))
        LineMark(x: .value("Epoch", x), y: .value("Loss", 1))
      }
    }
    let table = try chart.render().table
    #expect(table.columns == ["Epoch", "Loss (from)", "Loss (to)", "Loss"])
    #expect(table.rows == [1.0, 2].map { [.number($0), .number(0), .number(2), .number(1)] })
  }

  @Test func panelsAreAColumnOfTheTable() throws {
    let chart = Chart {
      for panel in ["p", "q"] {
        for name in ["a", "b"] {
          LineMark(x: .value("x", 1), y: .value("y", 2)).foregroundStyle(by: .value("Run", name)).facet(
            by: .value("Panel", panel))
        }
      }
    }.chartFacet(x: "Panel")
    let table = try chart.render().table
    #expect(table.columns == ["Panel", "x", "a", "b"])
    #expect(table.rows == ["p", "q"].map { [.text($0), .number(1), .number(2), .number(2)] })
  }

  @Test(arguments: [1, 3])
  func longTablesListSomeOfTheirRowsAndSaySo(runs: Int) throws {
    let chart = Chart {
      for run in 0..<runs {
        for step in 0..<4000 {
          LineMark(x: .value("Step", step), y: .value("Loss", step + run))
            .foregroundStyle(by: .value("Run", "run \(run)"))
        }
      }
    }
    let rendered = try chart.render()
    #expect(rendered.table.columns.count == 1 + runs)
    #expect(rendered.table.rows.count == ChartTable.mostRows)
    #expect(
      rendered.table.rows.first?.first == .number(0) && rendered.table.rows.last?.first == .number(3999))
    let note = "The table lists \(runs == 1 ? "500 of 4,000" : "1,500 of 12,000") values, evenly spread."
    #expect(rendered.table.note == note)
    #expect(rendered.notes.isEmpty, "the picture shows them all")
    #expect(rendered.plainText.contains(note))
  }

  @Test func cloudsListEvenlyToo() throws {
    let rendered = try Chart(0..<2000) { index in
      PointMark(x: .value("x", sin(Double(index))), y: .value("y", index))
      if index % 2 == 0 { RuleMark(y: .value("y", index)) }
    }.render()
    #expect(rendered.table.rows.count <= ChartTable.mostRows + 2 && rendered.table.rows.count > 300)
    #expect(rendered.table.note != nil)
  }

  /// Numbers that colour marks are kept by the marks, though marks share what else their modifiers say.
  @Test func numbersThatColourAreEachMarksOwn() throws {
    let chart = Chart(1...3, id: \.self) { value in
      PointMark(x: .value("x", value), y: .value("y", 1)).foregroundStyle(by: .value("Depth", value * 10))
        .symbolSize(40)
    }
    let plan = try ChartPlan(chart)
    #expect(plan.styles.count == 1)
    #expect(plan.marks.compactMap(\.colorNumber) == [10, 20, 30])
    #expect(try chart.render().table.rows.map { $0[1] } == [.number(10), .number(20), .number(30)])
    #expect(try chart.render().svg.contains("Depth 30 · x 3"))
    // As panels they are three all the same.
    let panels = try ChartPlan(chart.chartFacet(x: "Depth"))
    #expect(panels.facets.names == ["10", "20", "30"] && panels.marks.map(\.facet) == [0, 1, 2])
  }

  @Test func wholeNumbersGetWholeTicks() throws {
    let chart = Chart([1, 2], id: \.self) {
      LineMark(x: .value("Epoch", $0), y: .value("Loss", 0.5 / Double($0)))
    }
    let plan = try ChartPlan(chart)
    let ticks = AxisTicks(plan.x, plan.x.scale(from: 0, to: 600), isHorizontal: true).ticks
    #expect(ticks.map(\.lines) == [["1"], ["2"]])
  }
}
