import Charts

extension Gallery {
  static let parameterBudget = Entry(
    name: "ParameterBudget", title: "A budget in one bar",
    feature: "`BarMark(x:)` lays parts end to end."
  ) {
    // cell
    return Chart(
      [("Embedding", 39.0), ("Attention", 28), ("MLP", 57), ("Norms", 1)], id: \.0
    ) {
      part, millions in
      BarMark(x: .value("Million parameters", millions), height: 48)
        .foregroundStyle(by: .value("Part", part))
    }
    .frame(height: 160)
    // end
  }
}
