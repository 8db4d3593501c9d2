import Charts
import Foundation

extension Gallery {
  static let ownHues = Entry(
    name: "OwnHues", title: "Hues of one’s own",
    feature: "`.chartForegroundStyleScale(range:)` and an exact colour."
  ) {
    // cell
    return Chart {
      for (name, power) in [("linear", 1.0), ("root", 0.5), ("square", 2)] {
        LinePlot(x: "Share of epochs", y: "Factor", domain: 0...1) {
          pow(1 - $0, power)
        }
        .foregroundStyle(by: .value("Decay", name))
      }
    }
    .chartForegroundStyleScale(range: [
      .teal, .pink, Color(red: 0.6, green: 0.5, blue: 0.1),
    ])
    .chartYAxisLabel("Factor on the rate")
    // end
  }
}
