import Charts

extension Gallery {
  static let pipeline = Entry(
    name: "Pipeline", title: "A pipeline in time",
    feature: "`BarMark(xStart:xEnd:y:)` as a timeline."
  ) {
    // cell
    return Chart {
      for (batch, start) in [(1, 0.0), (2, 3.1), (3, 6.2)] {
        BarMark(
          xStart: .value("Milliseconds", start),
          xEnd: .value("Milliseconds", start + 2),
          y: .value("Stage", "Load")
        )
        .foregroundStyle(by: .value("Batch", "Batch \(batch)"))
        BarMark(
          xStart: .value("Milliseconds", start + 2),
          xEnd: .value("Milliseconds", start + 5.1),
          y: .value("Stage", "Train")
        )
        .foregroundStyle(by: .value("Batch", "Batch \(batch)"))
      }
    }
    // end
  }
}
