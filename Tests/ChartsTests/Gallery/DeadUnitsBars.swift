import Charts

extension Gallery {
  static let deadUnitsBars = Entry(
    name: "DeadUnitsBars", title: "Dead units by layer",
    feature: "Stacked bars with chosen colours by `.chartForegroundStyleScale`."
  ) {
    // cell
    return Chart {
      for layer in 1...8 {
        let dead = 4 * layer
        BarMark(x: .value("Layer", "\(layer)"), y: .value("Units", 64 - dead))
          .foregroundStyle(by: .value("State", "Alive"))
        BarMark(x: .value("Layer", "\(layer)"), y: .value("Units", dead))
          .foregroundStyle(by: .value("State", "Dead"))
      }
    }
    .chartForegroundStyleScale(["Alive": .green, "Dead": .gray])
    // end
  }
}
