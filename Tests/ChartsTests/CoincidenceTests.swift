import Testing

@testable import Charts

/// No line hides another.
@Suite struct CoincidenceTests {
  private func rendered(_ values: [String: [Double]]) throws -> RenderedChart {
    try Chart {
      for (name, row) in values.sorted(by: { $0.key < $1.key }) {
        for (x, y) in row.enumerated() {
          LineMark(x: .value("Step", x), y: .value("Share", y)).foregroundStyle(by: .value("Name", name))
        }
      }
    }.render()
  }

  private func widths(_ chart: RenderedChart) -> [String] {
    chart.svg.matches(of: /stroke-width="([0-9.]+)" stroke-linejoin/).map { String($0.1) }
  }

  @Test func coveredLinesAreWider() throws {
    let chart = try rendered([
      "a": [0, 1, 1, 1], "b": [0, 1, 1, 1], "c": [0.001, 1, 1, 1], "d": [1, 0, 0, 0],
    ])
    // In the wide layout and in the narrow one.
    #expect(widths(chart) == ["6.8", "4.4", "2", "2", "6.8", "4.4", "2", "2"])
    #expect(
      chart.description.contains("For most of their way the lines of a, b and c lie upon others."))
  }

  @Test func linesThatCrossAreNot() throws {
    let chart = try rendered(["a": [0, 1, 2, 3], "b": [3, 2, 1, 0], "c": [0, 0.1, 0.3, 0.6]])
    #expect(widths(chart) == ["2", "2", "2", "2", "2", "2"])
    #expect(!chart.description.contains("lie upon"))
  }
}
