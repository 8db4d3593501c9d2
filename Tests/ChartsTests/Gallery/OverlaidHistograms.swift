import Charts
import Foundation

extension Gallery {
  static let overlaidHistograms = Entry(
    name: "OverlaidHistograms", title: "Activations of two layers",
    feature: "Histograms in front of each other by `.opacity` and density."
  ) {
    // cell
    var state: UInt64 = 5
    func uniform() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (Double(state >> 33) + 0.5) / Double(1 << 31)
    }
    func normal() -> Double {
      (-2 * log(uniform())).squareRoot() * cos(2 * Double.pi * uniform())
    }
    return Chart {
      for (layer, scale) in [(1, 1.0), (10, 0.4)] {
        Histogram(
          "Activation", values: (0..<3000).map { _ in tanh(scale * normal()) },
          bins: 40, range: -1...1,
          isDensity: true
        )
        .foregroundStyle(by: .value("Layer", "Layer \(layer)"))
        .opacity(0.55)
      }
    }
    // end
  }
}
