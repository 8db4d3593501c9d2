import Charts
import Foundation

extension Gallery {
  static let accuracyBand = Entry(
    name: "AccuracyBand", title: "Accuracy, least to largest",
    feature: "`Band(spread: .range)` with a legend below."
  ) {
    // cell
    func run(_ top: Double, seed: Int) -> [Double] {
      (1...20).map { epoch in
        let noise = sin(Double(seed * (5 + epoch)))
        return top - 0.3 * exp(-Double(epoch) / 4) + 0.008 * noise
      }
    }
    return Chart {
      for (name, top) in [("Dropout", 0.975), ("No dropout", 0.955)] {
        Band(
          x: "Epoch", y: "Test accuracy",
          runs: (0..<8).map { run(top, seed: $0) }, spread: .range
        )
        .foregroundStyle(by: .value("Model", name))
      }
    }
    .chartLegend(position: .bottom)
    // end
  }
}
