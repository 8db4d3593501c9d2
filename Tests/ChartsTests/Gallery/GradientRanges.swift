import Charts
import Foundation

extension Gallery {
  static let gradientRanges = Entry(
    name: "GradientRanges", title: "Ranges of gradients",
    feature: "Floating bars by `BarMark(x:yStart:yEnd:)` on a logarithmic axis."
  ) {
    // cell
    return Chart {
      for layer in 1...10 {
        let middle = pow(10, -Double(layer) / 2)
        BarMark(
          x: .value("Layer", layer), yStart: .value("|gradient|", middle / 8),
          yEnd: .value("|gradient|", middle * 5),
          width: 14
        )
        .cornerRadius(7)
      }
    }
    .chartYScale(type: .log)
    // end
  }
}
