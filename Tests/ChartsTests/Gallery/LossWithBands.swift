import Charts
import Foundation

extension Gallery {
  static let lossWithBands = Entry(
    name: "LossWithBands", title: "Loss with bands over seeds",
    feature: "`AreaMark(x:yStart:yEnd:)` behind a smooth line."
  ) {
    // cell
    return Chart {
      for (name, rate, noise) in [
        ("SGD", 0.12, 0.16), ("Adam", 0.26, 0.09), ("Muon", 0.33, 0.05),
      ] {
        for epoch in 0...20 {
          let loss = 0.15 + 2.15 * exp(-rate * Double(epoch))
          AreaMark(
            x: .value("Epoch", epoch),
            yStart: .value("Loss", loss - noise * loss / 2),
            yEnd: .value("Loss", loss + noise * loss / 2)
          )
          .foregroundStyle(by: .value("Optimiser", name))
          LineMark(x: .value("Epoch", epoch), y: .value("Loss", loss))
            .foregroundStyle(by: .value("Optimiser", name))
            .interpolationMethod(.monotone)
        }
      }
    }
    .chartYScale(domain: .automatic(includesZero: true))
    // end
  }
}
