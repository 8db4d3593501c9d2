import Charts

extension Gallery {
  static let phaseShares = Entry(
    name: "PhaseShares", title: "Shares over time",
    feature: "`stacking: .normalized` shows shares."
  ) {
    // cell
    return Chart {
      for epoch in 0...20 {
        for (phase, weight) in [
          ("Forward", 3.0), ("Backward", 5 + Double(epoch) / 4),
          ("Data", 6 / (1 + Double(epoch))),
        ] {
          AreaMark(
            x: .value("Epoch", epoch), y: .value("Share of time", weight),
            stacking: .normalized
          )
          .foregroundStyle(by: .value("Phase", phase))
        }
      }
    }
    .chartYAxis {
      AxisMarks(values: .automatic(desiredCount: 5)) {
        AxisGridLine()
        AxisValueLabel(format: .percent)
      }
    }
    // end
  }
}
