import LecternKit

/// Renders charts of ten thousand values and prints the best time of several, with the bytes of the SVG.
/// The aim: under 20 ms and under 300 kB.
@main
struct ChartsBenchmark {
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
    try measure("line") {
      Chart(points.indices) { LineMark(x: .value("step", $0), y: .value("y", points[$0].y)) }
    }
    try measure("heatmap") {
      Chart { Heatmap(x: "x", y: "y", value: "v", over: 0...1, 0...1, resolution: 100) { $0 * $1 } }
    }
  }

  private static func measure(_ name: String, _ chart: () -> Chart) throws {
    var best = Duration.seconds(60)
    var bytes = 0
    for _ in 0..<15 {
      let start = ContinuousClock.now
      bytes = try chart().render().svg.utf8.count
      best = min(best, ContinuousClock.now - start)
    }
    print("\(name): \(best), \(bytes) bytes")
  }
}
