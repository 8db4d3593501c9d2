import Charts
import Foundation

extension Gallery {
  static let trajectory = Entry(
    name: "Trajectory", title: "A path through weight space",
    feature: "No axes, only the way."
  ) {
    // cell
    return Chart {
      for step in 0...160 {
        let time = Double(step) / 160
        let (radius, angle) = (1.2 * (1 - time) + 0.02, 14 * time)
        LineMark(
          x: .value("w₁", radius * cos(angle)),
          y: .value("w₂", 0.6 * radius * sin(angle)))
      }
      PointMark(x: .value("w₁", 1.22), y: .value("w₂", 0))
        .annotation(position: .bottom) { Text("start") }
      PointMark(x: .value("w₁", 0), y: .value("w₂", 0))
        .foregroundStyle(.red)
        .annotation(position: .bottom) { Text("minimum") }
    }
    .chartXAxis(.hidden)
    .chartYAxis(.hidden)
    // end
  }
}
