import Charts

extension Gallery {
  static let rootCounts = Entry(
    name: "RootCounts", title: "Rare and common classes",
    feature: "Bars on a square-root axis."
  ) {
    // cell
    let counts = [
      "the": 6200, "of": 3100, "gradient": 240, "sigmoid": 55, "softsign": 4,
    ]
    return Chart(counts.sorted { $0.value > $1.value }, id: \.key) {
      word, count in
      BarMark(x: .value("Word", word), y: .value("Occurrences", count))
        .foregroundStyle(.purple)
    }
    .chartYScale(type: .squareRoot)
    // end
  }
}
