import Charts
import Foundation

extension Gallery {
  static let decisionBoundary = Entry(
    name: "DecisionBoundary", title: "A decision boundary",
    feature: "`Heatmap(over:)` shades a function; points of the data lie on it."
  ) {
    // cell
    func confidence(_ x: Double, _ y: Double) -> Double {
      1 / (1 + exp(-4 * (y - 0.25 + 0.5 * sin(Double.pi * (x - 0.5)))))
    }
    return Chart {
      Heatmap(
        x: "x₁", y: "x₂", value: "P(upper) − ½", over: -1.5...2.5, -1...1.5
      ) { confidence($0, $1) - 0.5 }
      for index in 0..<60 {
        let angle = Double(index / 2) / 30 * Double.pi
        let isUpper = index % 2 == 0
        PointMark(
          x: .value("x₁", isUpper ? cos(angle) : 1 - cos(angle)),
          y: .value("x₂", isUpper ? sin(angle) : 0.5 - sin(angle))
        )
        .foregroundStyle(isUpper ? .black : .white)
        .symbol(isUpper ? .circle : .square)
      }
    }
    .chartForegroundStyleScale(scheme: .redBlue)
    // end
  }
}
