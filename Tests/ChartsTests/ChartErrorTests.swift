import Foundation
import Testing

@testable import Charts

@Suite struct ChartErrorTests {
  private func message(_ chart: Chart) -> String {
    do throws(ChartError) {
      _ = try chart.render()
      return "no error"
    } catch {
      return error.description
    }
  }

  @Test func negativeOnLog() {
    let chart = Chart([0.5, -0.25], id: \.self) { value in
      LineMark(x: .value("Epoch", value * 4), y: .value("Loss", value))
    }.chartYScale(type: .log)
    #expect(
      message(chart)
        == "The y axis is logarithmic, but “Loss” is −0.25 at “Epoch” −1; use type: .symmetricLog or plot the magnitude."
    )
  }

  @Test func mixedTypes() {
    let chart = Chart {
      PointMark(x: .value("Layer", 1), y: .value("Loss", 1))
      PointMark(x: .value("Name", "ReLU"), y: .value("Loss", 1))
    }
    #expect(
      message(chart)
        == "The x axis gets both the number 1 (“Layer”) and the category “ReLU” (“Name”); give all marks values of one type there."
    )
  }

  @Test func domains() {
    let base = Chart([1.0]) { PointMark(x: .value("a", $0), y: .value("b", $0)) }
    #expect(
      message(base.chartYScale(domain: 0...10, type: .log))
        == "The y axis is logarithmic and cannot reach 0; give a domain above zero or use type: .symmetricLog."
    )
    #expect(
      message(base.chartXScale(domain: 3...3))
        == "The domain of the x axis is 3 to 3; give two different finite values.")
    #expect(
      message(base.chartXScale(domain: Date(timeIntervalSince1970: 0)...Date(timeIntervalSince1970: 9)))
        == "The domain of the x axis, 1970-01-01 to 1970-01-01 00:00:09, is of another type than its values (“a”)."
    )
  }

  @Test func functionWithoutDomain() {
    #expect(
      message(Chart { LinePlot(x: "x", y: "y") { $0 } })
        == "The plot of “y” has no domain to be drawn over; add domain: -6...6, or chartXScale(domain:) to the chart."
    )
  }

  @Test func contentThatMakesNoSense() {
    #expect(
      message(
        Chart {
          Heatmap(x: "a", y: "b", value: "v", matrix: [[1, 2], [3, 4]], columns: ["p"], rows: ["q", "r"])
        })
        == "The heatmap of “v” has 2 rows of 2 values, but is given 2 places for rows and 1 for columns; give each row and column one."
    )
    #expect(
      message(Chart { PolygonMark(x: "a", y: "b", corners: [(0, 0), (1, 1)]) })
        == "A polygon of “a” and “b” has two corners; give it three at least, or use LineMark.")
    #expect(
      message(Chart { Histogram("Weight", values: [1, 2], bins: 0) })
        == "The histogram of “Weight” is to have 0 bins; give it one at least, or leave out bins.")
    #expect(
      message(Chart { SectorMark(angle: .value("Time", -3)) })
        == "The angle of a sector is a share of the whole, but “Time” is −3; a whole has no negative parts, so use BarMark."
    )
    #expect(
      message(Chart { SectorMark(angle: .value("Phase", "Data")) })
        == "The angle of a sector is a share of the whole, but “Phase” is “Data”; give it a number.")
  }

  @Test func scalesThatMakeNoSense() {
    let base = Chart([1.0, 2], id: \.self) { PointMark(x: .value("a", $0), y: .value("b", $0)) }
    #expect(
      message(base.chartXAxis { AxisMarks(values: .stride(by: 0)) })
        == "The x axis is to be marked every 0; give a step above zero.")
    #expect(
      message(base.chartForegroundStyleScale(scheme: .viridis))
        == "The chart is to shade numbers (scheme: .viridis), but no mark has one; add foregroundStyle(by: .value(\"...\", number))."
    )
    #expect(
      message(
        Chart {
          PointMark(x: .value("a", 1), y: .value("b", 1)).foregroundStyle(by: .value("Run", "x"))
        }.chartForegroundStyleScale(scheme: .redBlue))
        == "The chart is to shade numbers (scheme: .redBlue), but its marks are coloured by the names or lines of “Run”; give foregroundStyle(by:) a number, or leave out the scheme."
    )
    #expect(
      message(Chart { LinePlot(x: "x", y: "tanh", domain: -6...Double.infinity) { $0 } })
        == "The plot of “tanh” runs from −6 to ∞; give two finite ends.")
  }

  @Test func badValuesAreCounted() throws {
    let chart = Chart([1, .nan, 3, .infinity, 5], id: \.self) {
      PointMark(x: .value("a", $0), y: .value("b", 1))
    }
    #expect(try chart.render().notes == ["2 values are not finite numbers and are left out."])
  }

  @Test func emptyChartSaysSo() throws {
    let rendered = try Chart {}.render()
    #expect(rendered.description == "The chart is empty: it has no data.")
    #expect(rendered.svg.contains("No data"))
  }
}
