import Charts

/// Writes and renders charts of ten thousand values, and prints the best and the middle time of several
/// rounds with the bytes of the SVG. The aim: under 20 ms and under 300 kB. An argument chooses one of them.
@main
struct ChartsBench {
  private static let rounds = 31

  static func main() throws {
    var state: UInt64 = 3
    func uniform() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 33) / Double(1 << 31)
    }
    let points = (0..<10_000).map { (x: uniform(), y: uniform(), half: $0 % 2 == 0 ? "one" : "other") }
    try measure("points") {
      Chart(points, id: \.x) { PointMark(x: .value("x", $0.x), y: .value("y", $0.y)) }
    }
    try measure("points of two colours") {
      Chart(points, id: \.x) {
        PointMark(x: .value("x", $0.x), y: .value("y", $0.y)).foregroundStyle(by: .value("half", $0.half))
      }
    }
    try measure("points, styled") {
      Chart(points, id: \.x) {
        PointMark(x: .value("x", $0.x), y: .value("y", $0.y)).symbolSize(5).opacity(0.5)
      }
    }
    try measure("line") {
      Chart(points.indices) { LineMark(x: .value("step", $0), y: .value("y", points[$0].y)) }
    }
    try measure("ten lines") {
      Chart(points.indices) {
        LineMark(x: .value("step", $0 / 10), y: .value("y", points[$0].y + Double($0 % 10)))
          .foregroundStyle(by: .value("run", "run \($0 % 10)"))
      }
    }
    try measure("bars of a histogram") {
      Chart { Histogram("x", values: points.map(\.x), bins: 100) }
    }
    try measure("heatmap") {
      Chart { Heatmap(x: "x", y: "y", value: "v", over: 0...1, 0...1, resolution: 100) { $0 * $1 } }
    }
  }

  /// What it takes to write the chart and to render it, both layouts, description and table included.
  private static func measure(_ name: String, _ chart: () -> Chart) throws {
    if let chosen = CommandLine.arguments.dropFirst().first, chosen != name { return }
    var times: [Duration] = []
    var bytes = 0
    for _ in 0..<rounds {
      let start = ContinuousClock.now
      bytes = try chart().render().svg.utf8.count
      times.append(ContinuousClock.now - start)
    }
    times.sort()
    print(
      "\(name): best \(milliseconds(times[0])) ms, middle \(milliseconds(times[rounds / 2])) ms, "
        + "\(bytes / 1000) kB")
  }

  private static func milliseconds(_ time: Duration) -> Double {
    let (seconds, attoseconds) = time.components
    return ((Double(seconds) * 1e3 + Double(attoseconds) / 1e15) * 10).rounded() / 10
  }
}
