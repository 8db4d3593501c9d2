import Charts

extension Gallery {
  static let beforeAndAfter = Entry(
    name: "BeforeAndAfter", title: "Before and after",
    feature: "Lines between two categories, named by `series:`."
  ) {
    // cell
    let changes = [
      ("ReLU", 0.94, 0.981), ("Tanh", 0.95, 0.97), ("Sigmoid", 0.61, 0.92),
    ]
    return Chart {
      for (name, before, after) in changes {
        LineMark(
          x: .value("Normalisation", "without"), y: .value("Accuracy", before),
          series: .value("Activation", name))
        LineMark(
          x: .value("Normalisation", "with"), y: .value("Accuracy", after),
          series: .value("Activation", name)
        )
        PointMark(
          x: .value("Normalisation", "without"), y: .value("Accuracy", before)
        )
        .annotation(position: .leading) { Text(name) }
        PointMark(
          x: .value("Normalisation", "with"), y: .value("Accuracy", after))
      }
    }
    // end
  }
}
