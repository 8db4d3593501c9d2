import Charts
import Foundation

extension Gallery {
  static let accuracyDots = Entry(
    name: "AccuracyDots", title: "Accuracy with intervals",
    feature: "Dots with `RuleMark` intervals and a threshold."
  ) {
    // cell
    let results = [
      ("ReLU", 0.981, 0.0012), ("GELU", 0.984, 0.0009), ("SiLU", 0.9832, 0.0011),
      ("Tanh", 0.9695, 0.0017),
      ("Softplus", 0.9744, 0.0025),
    ]
    return Chart {
      RuleMark(x: .value("Accuracy", 0.98))
        .foregroundStyle(.secondary)
        .lineStyle(StrokeStyle(lineWidth: 1, dash: [4, 3]))
        .annotation(position: .topTrailing) { Text("goal") }
      for (name, mean, spread) in results {
        RuleMark(
          xStart: .value("Accuracy", mean - 1.96 * spread),
          xEnd: .value("Accuracy", mean + 1.96 * spread),
          y: .value("Activation", name))
        PointMark(x: .value("Accuracy", mean), y: .value("Activation", name))
          .symbolSize(60)
      }
    }
    // end
  }
}
