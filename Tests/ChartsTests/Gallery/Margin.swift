import Charts
import Foundation

extension Gallery {
  static let margin = Entry(
    name: "Margin", title: "Between two bounds",
    feature: "`AreaPlot` fills between functions."
  ) {
    // cell
    return Chart {
      AreaPlot(x: "x", yStart: "Bounds", yEnd: "Upper bound", domain: -3...3) {
        (yStart: max(0, $0) - 0.2, yEnd: log1p(exp($0)) + 0.2)
      }
      .foregroundStyle(.green)
      LinePlot(x: "x", y: "Softplus", domain: -3...3) { log1p(exp($0)) }
        .foregroundStyle(.green)
    }
    // end
  }
}
