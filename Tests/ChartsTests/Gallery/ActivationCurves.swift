import Charts
import Foundation

extension Gallery {
  static let activationCurves = Entry(
    name: "ActivationCurves", title: "Activation curves",
    feature: "`LinePlot` draws a function; series are named at their lines' ends."
  ) {
    // cell
    let activations: [(name: String, function: (Double) -> Double)] = [
      ("ReLU", { max(0, $0) }), ("Leaky ReLU", { $0 > 0 ? $0 : 0.1 * $0 }),
      ("ELU", { $0 > 0 ? $0 : exp($0) - 1 }), ("SiLU", { $0 / (1 + exp(-$0)) }),
      ("Tanh", { tanh($0) }),
      ("Sigmoid", { 1 / (1 + exp(-$0)) }),
    ]
    return Chart {
      for activation in activations {
        LinePlot(
          x: "x", y: "Activation", domain: -6...6, function: activation.function
        )
        .foregroundStyle(by: .value("Activation", activation.name))
      }
    }
    .chartYScale(domain: -1.5...6)
    // end
  }
}
