import Charts
import Foundation

extension Gallery {
  static let deadUnitsHeatmap = Entry(
    name: "DeadUnitsHeatmap", title: "Dead units by layer and epoch",
    feature: "`RectangleMark` shaded by a number, with a colour bar."
  ) {
    // cell
    return Chart {
      for epoch in 1...15 {
        for layer in 1...8 {
          RectangleMark(x: .value("Epoch", epoch), y: .value("Layer", layer))
            .foregroundStyle(
              by: .value(
                "Dead units",
                0.6 * (1 - exp(-Double(epoch) / 6)) * Double(layer) / 8))
        }
      }
    }
    // end
  }
}
