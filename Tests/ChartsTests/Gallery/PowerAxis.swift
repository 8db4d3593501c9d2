import Charts

extension Gallery {
  static let powerAxis = Entry(
    name: "PowerAxis", title: "A power made straight",
    feature: "`.power(exponent:)` stretches an axis."
  ) {
    // cell
    return Chart {
      LinePlot(x: "Width", y: "Loss", domain: 16...1024) {
        3 - 0.4 * $0.squareRoot().squareRoot()
      }
      .foregroundStyle(.orange)
    }
    .chartXScale(type: .power(exponent: 0.25))
    // end
  }
}
