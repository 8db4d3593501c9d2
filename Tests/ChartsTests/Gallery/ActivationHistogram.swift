import Charts
import Foundation

extension Gallery {
  static let activationHistogram = Entry(
    name: "ActivationHistogram", title: "Where activations lie",
    feature: "`Histogram` counts values in bins."
  ) {
    // cell
    var state: UInt64 = 11
    func uniform() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (Double(state >> 33) + 0.5) / Double(1 << 31)
    }
    let values = (0..<4000).map { _ in
      (-2 * log(uniform())).squareRoot() * cos(2 * Double.pi * uniform())
    }
    return Chart {
      Histogram("Pre-activation", values: values, bins: 40)
    }
    // end
  }
}
