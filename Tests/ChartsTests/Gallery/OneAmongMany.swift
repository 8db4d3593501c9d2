import Charts
import Foundation

extension Gallery {
  static let oneAmongMany = Entry(
    name: "OneAmongMany", title: "One among many",
    feature: "Quiet lines by `series:`, one in front by `.zIndex`."
  ) {
    // cell
    func loss(_ seed: Int, _ epoch: Int) -> Double {
      let trend = 2 * exp(-Double(epoch) / Double(6 + seed % 5)) + 0.15
      return trend + 0.1 * sin(Double(seed * epoch) / 9)
    }
    return Chart {
      for seed in 1...20 {
        for epoch in 0...30 {
          LineMark(
            x: .value("Epoch", epoch),
            y: .value("Loss", loss(seed, epoch)),
            series: .value("Seed", seed)
          )
          .foregroundStyle(seed == 7 ? .red : .gray)
          .opacity(seed == 7 ? 1 : 0.35)
          .zIndex(seed == 7 ? 1 : 0)
        }
      }
    }
    // end
  }
}
