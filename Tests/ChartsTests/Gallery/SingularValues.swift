import Charts
import Foundation

extension Gallery {
  static let singularValues = Entry(
    name: "SingularValues", title: "Singular values by layer",
    feature: "Symbols on lines, on a logarithmic axis."
  ) {
    // cell
    return Chart {
      for (name, decay) in [
        ("Orthogonal", 0.002), ("Xavier", 0.09), ("Small normal", 0.3),
      ] {
        for index in 1...24 {
          LineMark(
            x: .value("Index", index),
            y: .value("Singular value", 2 * exp(-decay * Double(index)))
          )
          .foregroundStyle(by: .value("Initialisation", name))
          .symbol(.circle)
        }
      }
    }
    .chartYScale(type: .log)
    // end
  }
}
