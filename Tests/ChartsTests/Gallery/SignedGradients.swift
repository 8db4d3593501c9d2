import Charts
import Foundation

extension Gallery {
  static let signedGradients = Entry(
    name: "SignedGradients", title: "Gradients of both signs",
    feature: "A symmetric logarithm keeps signs and zero."
  ) {
    // cell
    return Chart {
      for index in 0..<120 {
        let size = pow(10, 3 * sin(Double(index) * 1.3))
        PointMark(
          x: .value("Weight", index),
          y: .value(
            "Gradient", index % 3 == 0 ? -size : index % 11 == 0 ? 0 : size))
      }
    }
    .chartYScale(type: .symmetricLog(slopeAtZero: 10))
    // end
  }
}
