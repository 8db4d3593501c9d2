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

  private func dashes(_ chart: RenderedChart) -> [String] {
    chart.svg.matches(of: /stroke-dasharray="([0-9. ]+)"(?: stroke-dashoffset="([-0-9.]+)")?/).map {
      "\($0.1)\($0.2.map { " from \($0)" } ?? "")"
    }
  }

  @Test func linesThatShareAPartTakeTurns() throws {
    // One for positive numbers: the last is drawn whole, the others show between its dashes.
    let chart = try rendered(["a": [0, 0, 0, 1, 2], "b": [-2, -1, 0, 1, 2], "c": [1, 0.5, 0, 1, 2]])
    #expect(widths(chart).allSatisfy { $0 == "2" })
    let shared = ["9 18", "9 18 from -9"]
    #expect(dashes(chart) == shared + shared)
    #expect(chart.description.contains("For a part of their way the lines of a, b and c lie upon others."))
  }

  @Test func whatIsSharedIsFoundBetweenPoints() throws {
    let chart = try Chart {
      for x in [0.0, 1, 2, 3, 4] { line("a", x, max(0, x - 2)) }
      for x in [0.0, 0.7, 2.3, 2.9, 4] { line("b", x, x - 2) }
    }.render()
    #expect(dashes(chart) == ["9 9", "9 9"])
  }

  private func line(_ name: String, _ x: Double, _ y: Double) -> some ChartContent {
    LineMark(x: .value("x", x), y: .value("y", y)).foregroundStyle(by: .value("Name", name))
  }

  @Test func linesThatCrossAreNot() throws {
    let chart = try rendered(["a": [0, 1, 2, 3], "b": [3, 2, 1, 0], "c": [0, 0.1, 0.3, 0.6]])
    #expect(widths(chart) == ["2", "2", "2", "2", "2", "2"])
    #expect(!chart.description.contains("lie upon"))
    #expect(dashes(chart).isEmpty)
  }
}
