import Charts
import Foundation

extension Gallery {
  static let twoMoons = Entry(
    name: "TwoMoons", title: "Two moons",
    feature: "Points told apart by colour and `.symbol(by:)`."
  ) {
    // cell
    var state: UInt64 = 7
    func noise() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 33) / Double(1 << 31) - 0.5
    }
    let points = (0..<160).map { index -> (x: Double, y: Double, moon: String) in
      let angle = Double(index / 2) / 80 * Double.pi
      return index % 2 == 0
        ? (cos(angle) + 0.3 * noise(), sin(angle) + 0.3 * noise(), "upper")
        : (
          1 - cos(angle) + 0.3 * noise(), 0.5 - sin(angle) + 0.3 * noise(),
          "lower"
        )
    }
    return Chart(points, id: \.x) { point in
      PointMark(x: .value("x₁", point.x), y: .value("x₂", point.y))
        .foregroundStyle(by: .value("Moon", point.moon))
        .symbol(by: .value("Moon", point.moon))
    }
    // end
  }
}
