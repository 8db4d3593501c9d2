import Charts

extension Gallery {
  static let barsWithErrors = Entry(
    name: "BarsWithErrors", title: "Means with errors",
    feature: "Bars with `RuleMark(x:yStart:yEnd:)` error bars."
  ) {
    // cell
    return Chart(
      [("ReLU", 1.9, 0.2), ("GELU", 1.6, 0.15), ("Tanh", 2.4, 0.3)], id: \.0
    ) {
      name, mean, error in
      BarMark(
        x: .value("Activation", name), y: .value("Hours", mean),
        width: .ratio(0.5)
      )
      .foregroundStyle(.blue)
      .opacity(0.7)
      RuleMark(
        x: .value("Activation", name), yStart: .value("Hours", mean - error),
        yEnd: .value("Hours", mean + error)
      )
      .lineStyle(StrokeStyle(lineWidth: 2))
    }
    // end
  }
}
