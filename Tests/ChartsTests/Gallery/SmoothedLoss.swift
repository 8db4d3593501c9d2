import Charts
import Foundation

extension Gallery {
  static let smoothedLoss = Entry(
    name: "SmoothedLoss", title: "Noise and its trend",
    feature: "A Catmull-Rom curve over faint points."
  ) {
    // cell
    return Chart {
      for step in 0..<40 {
        let loss =
          2 * exp(-Double(step) / 12) + 0.25 + 0.2 * sin(Double(step) * 2.7)
        PointMark(x: .value("Step", step), y: .value("Loss", loss))
          .foregroundStyle(.gray)
          .opacity(0.6)
      }
      for step in stride(from: 0, through: 40, by: 5) {
        LineMark(
          x: .value("Step", step),
          y: .value("Loss", 2 * exp(-Double(step) / 12) + 0.25)
        )
        .interpolationMethod(.catmullRom)
      }
    }
    // end
  }
}
