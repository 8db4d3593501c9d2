import Charts

extension Gallery {
  static let bubbles = Entry(
    name: "Bubbles", title: "Models by size",
    feature: "`.symbolSize(by:)` for a third number, here the operations."
  ) {
    // cell
    let models = [
      ("MobileNet", 3.5, 0.72, 300), ("ResNet-18", 11.7, 0.698, 1820),
      ("ResNet-50", 25.6, 0.761, 4100), ("AlexNet", 61.0, 0.565, 714),
      ("VGG-16", 138.0, 0.716, 15470),
    ]
    return Chart(models, id: \.0) { name, parameters, accuracy, operations in
      PointMark(
        x: .value("Million parameters", parameters),
        y: .value("ImageNet accuracy", accuracy)
      )
      .symbolSize(by: .value("Million operations", operations))
      .opacity(0.75)
      .annotation(position: .top, spacing: 10) { Text(name) }
    }
    .chartXScale(domain: 1...1000, type: .log)
    .chartYScale(domain: 0.5...0.8)
    // end
  }
}
