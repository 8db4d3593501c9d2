import Charts
import Foundation

extension Gallery {
  static let learningRateSweep = Entry(
    name: "LearningRateSweep", title: "Learning rates",
    feature: "Points on a line, logarithmic along x."
  ) {
    // cell
    return Chart {
      for step in 0...16 {
        let rate = pow(10, -5 + Double(step) / 4)
        let loss = 0.08 + 0.25 * pow(log10(rate) + 2.4, 2)
        LineMark(x: .value("Learning rate", rate), y: .value("Final loss", loss))
        PointMark(x: .value("Learning rate", rate), y: .value("Final loss", loss))
      }
    }
    .chartXScale(type: .log)
    // end
  }
}
