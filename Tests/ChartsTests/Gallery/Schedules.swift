import Charts
import Foundation

extension Gallery {
  static let schedules = Entry(
    name: "Schedules", title: "Learning-rate schedules",
    feature: "Steps, told apart by `.lineStyle(by:)`."
  ) {
    // cell
    return Chart {
      for epoch in 0...60 {
        let time = Double(epoch)
        LineMark(
          x: .value("Epoch", epoch),
          y: .value("Learning rate", 0.1 * pow(0.5, Double(epoch / 15)))
        )
        .lineStyle(by: .value("Schedule", "Step"))
        .interpolationMethod(.stepEnd)
        LineMark(
          x: .value("Epoch", epoch),
          y: .value("Learning rate", 0.05 * (1 + cos(Double.pi * time / 60)))
        )
        .lineStyle(by: .value("Schedule", "Cosine"))
        LineMark(
          x: .value("Epoch", epoch),
          y: .value("Learning rate", 0.1 * exp(-time / 20))
        )
        .lineStyle(by: .value("Schedule", "Exponential"))
      }
    }
    // end
  }
}
