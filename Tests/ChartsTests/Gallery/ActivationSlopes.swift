import Charts
import Foundation

extension Gallery {
  static let activationSlopes = Entry(
    name: "ActivationSlopes", title: "Activations and their slopes",
    feature: "`.chartFacet(x:)` puts panels side by side on shared scales."
  ) {
    // cell
    typealias Function = (Double) -> Double
    let curves: [(name: String, value: Function, slope: Function)] = [
      ("ReLU", { max(0, $0) }, { $0 > 0 ? 1 : 0 }),
      ("Tanh", { tanh($0) }, { 1 - tanh($0) * tanh($0) }),
      ("Softplus", { log1p(exp($0)) }, { 1 / (1 + exp(-$0)) }),
    ]
    return Chart {
      for curve in curves {
        LinePlot(x: "x", y: "f(x)", domain: -6...6, function: curve.value)
          .foregroundStyle(by: .value("Activation", curve.name))
          .facet(by: .value("Panel", "Value"))
        LinePlot(x: "x", y: "f(x)", domain: -6...6, function: curve.slope)
          .foregroundStyle(by: .value("Activation", curve.name))
          .facet(by: .value("Panel", "Slope"))
      }
    }
    .chartYScale(domain: -1.5...3)
    .chartFacet(x: "Panel")
    // end
  }
}
