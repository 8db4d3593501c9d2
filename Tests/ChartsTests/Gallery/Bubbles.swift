import Charts

extension Gallery {
  static let bubbles = Entry(
    name: "Bubbles", title: "Models by size",
    feature: "`.symbolSize(by:)` for a third number."
  ) {
    // cell
    let models = [
      ("LeNet", 0.06, 0.991, 0.4), ("MLP", 0.27, 0.984, 0.3),
      ("AlexNet", 61, 0.995, 714),
      ("VGG", 138, 0.996, 15500),
    ]
    return Chart(models, id: \.0) { name, parameters, accuracy, operations in
      PointMark(
        x: .value("Million parameters", parameters),
        y: .value("Accuracy", accuracy)
      )
      .symbolSize(by: .value("Million operations", operations))
      .opacity(0.75)
      .annotation(position: .top, spacing: 10) { Text(name) }
    }
    .chartXScale(domain: 0.01...1000, type: .log)
    .chartYScale(domain: 0.98...1)
    // end
  }
}
