import Charts
import Foundation

extension Gallery {
  static let softmaxByTemperature = Entry(
    name: "SoftmaxByTemperature", title: "Softmax by temperature",
    feature: "Bars side by side with `.position(by:)`."
  ) {
    // cell
    let logits = ["cat": 2.0, "dog": 1.0, "bird": 0.2, "fish": -1.0].sorted {
      $0.value > $1.value
    }
    return Chart {
      for temperature in [0.5, 1, 2, 10] {
        let weights = logits.map { exp($0.value / temperature) }
        for (index, logit) in logits.enumerated() {
          BarMark(
            x: .value("Class", logit.key),
            y: .value("Probability", weights[index] / weights.reduce(0, +))
          )
          .foregroundStyle(by: .value("Temperature", "T = \(temperature)"))
          .position(by: .value("Temperature", temperature))
        }
      }
    }
    // end
  }
}
