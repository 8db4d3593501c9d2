import Charts
import Foundation

extension Gallery {
  static let trainAndTest = Entry(
    name: "TrainAndTest", title: "Two models, two data sets",
    feature: "Hue by model, dash by data."
  ) {
    // cell
    return Chart {
      for (model, rate) in [("MLP", 0.1), ("Network with residuals", 0.2)] {
        for (data, gap) in [("training", 0.0), ("test", 0.25)] {
          for epoch in 0...25 {
            LineMark(
              x: .value("Epoch", epoch),
              y: .value("Loss", 2 * exp(-rate * Double(epoch)) + gap)
            )
            .foregroundStyle(by: .value("Model", model))
            .lineStyle(by: .value("Data", data))
          }
        }
      }
    }
    // end
  }
}
