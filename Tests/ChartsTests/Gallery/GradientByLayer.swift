import Charts
import Foundation

extension Gallery {
  static let gradientByLayer = Entry(
    name: "GradientByLayer", title: "Gradient by layer",
    feature: "A logarithmic axis with exact zeros in a gutter."
  ) {
    // cell
    let decay = [
      ("Sigmoid", 0.22), ("Tanh", 0.71), ("ReLU", 0.97), ("Dying ReLU", 0.8),
    ]
    return Chart(decay, id: \.0) { name, factor in
      for layer in 1...20 {
        let isDead = name == "Dying ReLU" && layer < 7
        LineMark(
          x: .value("Layer", layer),
          y: .value(
            "Mean |gradient|", isDead ? 0 : pow(factor, Double(20 - layer)) * 0.1)
        )
        .foregroundStyle(by: .value("Activation", name))
      }
    }
    .chartYScale(type: .log)
    // end
  }
}
