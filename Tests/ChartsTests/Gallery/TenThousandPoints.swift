import Charts
import Foundation

extension Gallery {
  static let tenThousandPoints = Entry(
    name: "TenThousandPoints", title: "Ten thousand points",
    feature: "Dense points become one small path."
  ) {
    // cell
    var state: UInt64 = 3
    func uniform() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (Double(state >> 33) + 0.5) / Double(1 << 31)
    }
    return Chart(0..<10_000) { _ in
      let (radius, angle) = (
        (-2 * log(uniform())).squareRoot(), 2 * Double.pi * uniform()
      )
      PointMark(
        x: .value("First unit", radius * cos(angle)),
        y: .value("Second unit", tanh(radius * sin(angle)))
      )
      .symbolSize(6)
      .opacity(0.7)
    }
    // end
  }
}
