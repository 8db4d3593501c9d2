import Charts
import Foundation

extension Gallery {
  static let networkWeights = Entry(
    name: "NetworkWeights", title: "A network with its weights",
    feature:
      "`NetworkDiagram(weights:)`: thickness is strength, dashes are negative."
  ) {
    // cell
    let sizes = [3, 5, 4, 2]
    return NetworkDiagram(
      [
        .init("Input", units: 3), .init("Hidden 1", units: 5),
        .init("Hidden 2", units: 4),
        .init("Output", units: 2),
      ],
      weights: (0..<3).map { layer in
        (0..<sizes[layer + 1]).map { row in
          (0..<sizes[layer]).map { column in
            sin(Double(layer * 13 + row * 7 + column * 3))
          }
        }
      })
    // end
  }
}
