import Charts
import Foundation

extension Gallery {
  static let overfitting = Entry(
    name: "Overfitting", title: "Where overfitting begins",
    feature: "A shaded region with a label."
  ) {
    // cell
    func test(_ epoch: Int) -> Double {
      let late = Double(max(0, epoch - 10))
      return 1.9 * exp(-Double(epoch) / 7) + 0.3 + 0.0004 * late * late
    }
    let best = (0...40).min { test($0) < test($1) } ?? 0
    return Chart {
      RectangleMark(xStart: .value("Epoch", best), xEnd: .value("Epoch", 40))
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
          y: .value("Loss", test(epoch))
        )
        .foregroundStyle(by: .value("Data", "Test"))
      }
      RuleMark(x: .value("Epoch", best))
        .annotation(position: .topTrailing) { Text("overfitting").font(.caption) }
    }
    // end
  }
}
