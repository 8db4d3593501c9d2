import Charts
import Foundation

extension Gallery {
  static let phaseDiagram = Entry(
    name: "PhaseDiagram", title: "Order and chaos",
    feature: "A signed matrix as `Heatmap` with a critical line over it."
  ) {
    // cell
    let spreads = (0..<40).map { 0.5 + 2.5 * Double($0) / 39 }
    let biases = (0..<24).map { Double($0) / 23 }
    return Chart {
      Heatmap(
        x: "Weight scale σw", y: "Bias scale σb", value: "log slope",
        matrix: biases.map { bias in
          spreads.map { log($0 * $0 / (1 + 2 * bias) / 1.3) }
        }, columns: spreads,
        rows: biases)
      LinePlot(x: "Weight scale σw", y: "Bias scale σb", domain: 1.14...1.97) {
        ($0 * $0 / 1.3 - 1) / 2
      }
      .foregroundStyle(.primary)
      .lineStyle(StrokeStyle(lineWidth: 2, dash: [6, 4]))
    }
    .chartForegroundStyleScale(scheme: .redBlue)
    // end
  }
}
