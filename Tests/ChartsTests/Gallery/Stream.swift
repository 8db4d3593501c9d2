import Charts
import Foundation

extension Gallery {
  static let stream = Entry(
    name: "Stream", title: "Attention over a sequence",
    feature: "`stacking: .center` makes a stream."
  ) {
    // cell
    return Chart {
      for step in 0...30 {
        for head in 1...4 {
          AreaMark(
            x: .value("Position", step),
            y: .value(
              "Attention",
              1 + sin(Double(step) / Double(head + 2) + Double(head)) * 0.8),
            stacking: .center
          )
          .foregroundStyle(by: .value("Head", "Head \(head)"))
          .interpolationMethod(.monotone)
        }
      }
    }
    .chartYAxis(.hidden)
    // end
  }
}
