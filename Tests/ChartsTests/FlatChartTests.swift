import Testing

@testable import Charts

/// A chart that was written as bytes and read again draws the same picture.
@Suite struct FlatChartTests {
  static var charts: [Chart] {
    [
      Chart {
        for step in 0...20 {
          LineMark(x: .value("z", step), y: .value("f", Double(step) / 3), series: .value("s", "one"))
            .foregroundStyle(by: .value("Activation", step < 9 ? "ReLU" : "tanh")).symbol(.diamond).opacity(
              0.5
            )
            .interpolationMethod(.monotone).lineStyle(StrokeStyle(lineWidth: 2, dash: [3, 1]))
        }
        RuleMark(y: .value("f", 2.0)).annotation(position: .topLeading) {
          Text("here").bold().foregroundStyle(.red)
        }
      }
      .chartXScale(domain: 0...30).chartYScale(type: .symmetricLog(slopeAtZero: 3)).chartXAxisLabel("z₁")
      .chartLegend(position: .bottom),
      Chart { LinePlot(x: "z", y: "sine", domain: -3...3) { $0 * $0 } }.chartYAxis {
        AxisMarks(values: [0.0, 1, 9])
      },
      Chart {
        for name in ["a", "b", "c"] {
          BarMark(
            x: .value("Name", name), y: .value("Count", name.utf8.count), width: .ratio(0.4),
            stacking: .unstacked
          )
          .cornerRadius(2).foregroundStyle(Color(red: 0.2, green: 0.4, blue: 0.9)).facet(
            by: .value("Half", name))
        }
      }.chartFacet(x: "Half", columns: 2).chartForegroundStyleScale(["a": .blue, "b": .orange]),
      Chart {
        Heatmap(x: "x", y: "y", value: "v", matrix: [[0, 1], [2, 3]])
        PolygonMark(x: "x", y: "y", corners: [(0, 0), (1, 0), (1, 1)])
        SectorMark(angle: .value("Share", 3), innerRadius: .ratio(0.5), angularInset: 1)
      }.chartForegroundStyleScale(scheme: .redBlue, domain: -3...3),
    ]
  }

  @Test(arguments: 0..<4)
  func theSamePictureComesOut(index: Int) {
    let chart = Self.charts[index]
    let (bytes, functions) = chart.flattened()
    let other = Chart(flattened: bytes) { functions[$0]($1) }
    func drawn(_ chart: Chart) -> String {
      do { return try chart.render(.inches(7, 5)).svg } catch { return error.description }
    }
    #expect(drawn(other) == drawn(chart))
    #expect(other.flattened().bytes == bytes)
  }
}
