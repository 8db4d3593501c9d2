import Charts
import Foundation

extension Gallery {
  static let longRun = Entry(
    name: "LongRun", title: "A long run",
    feature: "Ten thousand steps as a thin line, simplified below half a pixel."
  ) {
    // cell
    var state: UInt64 = 9
    func noise() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 33) / Double(1 << 31) - 0.5
    }
    func loss(_ step: Int) -> Double {
      let trend = 2 * exp(-Double(step) / 2500) + 0.2
      return trend + 0.15 * noise()
    }
    return Chart(0..<10_000) { step in
      LineMark(x: .value("Step", step), y: .value("Loss", loss(step)))
        .lineStyle(StrokeStyle(lineWidth: 0.75))
    }
    // end
  }
}
