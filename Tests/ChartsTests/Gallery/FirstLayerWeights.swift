import Charts
import Foundation

extension Gallery {
  static let firstLayerWeights = Entry(
    name: "FirstLayerWeights", title: "Weights of a first layer",
    feature: "`ImageGrid` of signed weights with `.redBlue`."
  ) {
    // cell
    let filters = (0..<16).map { unit in
      (0..<196).map { pixel in
        let (x, y) = (Double(pixel % 14) - 6.5, Double(pixel / 14) - 6.5)
        let angle = Double(unit) / 16 * Double.pi
        return cos((x * cos(angle) + y * sin(angle)) * 0.7)
          * exp(-(x * x + y * y) / 30)
      }
    }
    return ImageGrid(filters, width: 14, height: 14, columns: 8, scheme: .redBlue)
    // end
  }
}
