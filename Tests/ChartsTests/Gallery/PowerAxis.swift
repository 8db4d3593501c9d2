import Charts

extension Gallery {
  static let powerAxis = Entry(
    name: "PowerAxis", title: "Power law made straight",
    feature: "`.power(exponent:)` stretches an axis."
  ) {
    // cell
    return Chart {
      LinePlot(x: "Width", y: "Loss", domain: 16...1024) { 3 / $0.squareRoot() }
        .foregroundStyle(.orange)
    }
    .chartXScale(type: .power(exponent: 0.25))
    // end
  }
}
