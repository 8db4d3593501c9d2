import Charts
import Foundation

extension Gallery {
  static let overfitting = Entry(
    name: "Overfitting", title: "Where overfitting begins",
    feature: "A shaded region with a label."
  ) {
    // cell
    return Chart {
      RectangleMark(xStart: .value("Epoch", 18), xEnd: .value("Epoch", 40))
        .foregroundStyle(.red)
        .opacity(0.1)
      for epoch in 0...40 {
        let time = Double(epoch)
        LineMark(
          x: .value("Epoch", epoch),
          y: .value("Loss", 1.9 * exp(-time / 8) + 0.02)
        )
        .foregroundStyle(by: .value("Data", "Training"))
        LineMark(
          x: .value("Epoch", epoch),
          y: .value(
            "Loss",
            1.9 * exp(-time / 7) + 0.3 + 0.0004 * pow(max(0, time - 10), 2))
        )
        .foregroundStyle(by: .value("Data", "Test"))
      }
      RuleMark(x: .value("Epoch", 18))
        .annotation(position: .topTrailing) { Text("overfitting").font(.caption) }
    }
    // end
  }
}
