import Charts

extension Gallery {
  static let ranks = Entry(
    name: "Ranks", title: "Ranks by epoch",
    feature: "A reversed axis: first place at the top."
  ) {
    // cell
    let ranks = [
      "GELU": [4, 3, 1, 1, 1], "ReLU": [1, 1, 2, 3, 3], "SiLU": [3, 2, 3, 2, 2],
      "Tanh": [2, 4, 4, 4, 4],
    ]
    return Chart {
      for (name, byEpoch) in ranks.sorted(by: { $0.key < $1.key }) {
        for (epoch, rank) in byEpoch.enumerated() {
          LineMark(x: .value("Epoch", epoch + 1), y: .value("Rank", rank))
            .foregroundStyle(by: .value("Activation", name))
            .lineStyle(StrokeStyle(lineWidth: 3))
            .symbol(.circle)
        }
      }
    }
    .chartYScale(domain: .automatic(reversed: true))
    .chartXAxis { AxisMarks(values: [1, 2, 3, 4, 5]) }
    .chartYAxis { AxisMarks(values: [1, 2, 3, 4]) }
    // end
  }
}
