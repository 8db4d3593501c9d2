import Charts

extension Gallery {
  static let panelsByDepth = Entry(
    name: "PanelsByDepth", title: "Panels by depth",
    feature: "Bars in panels of two columns."
  ) {
    // cell
    return Chart {
      for depth in [2, 8, 16, 32] {
        for (name, base) in [("ReLU", 0.98), ("Tanh", 0.95), ("Sigmoid", 0.9)] {
          BarMark(
            x: .value("Activation", name),
            y: .value(
              "Accuracy",
              max(
                0.1, base - (name == "Sigmoid" ? 0.05 : 0.004) * Double(depth - 2)
              ))
          )
          .foregroundStyle(by: .value("Activation", name))
          .facet(by: .value("Depth", "Depth \(depth)"))
        }
      }
    }
    .chartFacet(x: "Depth", columns: 2)
    .chartLegend(.hidden)
    // end
  }
}
