import Charts
import Foundation

extension Gallery {
  static let seedBands = Entry(
    name: "SeedBands", title: "Loss over five seeds",
    feature:
      "`Band` draws the mean of runs and how far they spread, and says which spread."
  ) {
    // cell
    return Chart {
      for (name, rate) in [("SGD", 0.08), ("Momentum", 0.15), ("Adam", 0.24)] {
        Band(
          x: "Epoch", y: "Training loss",
          runs: (1...5).map { seed in
            (1...30).map { epoch in
              let wobble =
                sin(Double(seed * 7 + epoch)) * 0.06 + cos(Double(seed * 3))
                * 0.08
              return 0.1 + 2.2 * exp(-rate * Double(epoch)) * (1 + wobble * 2)
                + 0.03 * wobble
            }
          }
        )
        .foregroundStyle(by: .value("Optimiser", name))
      }
    }
    // end
  }
}
