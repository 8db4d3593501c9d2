import Charts

extension Gallery {
  static let timePerElement = Entry(
    name: "TimePerElement", title: "Time per element",
    feature: "Lollipops on a logarithmic x axis."
  ) {
    // cell
    let times = [
      ("ReLU", 0.21), ("Leaky ReLU", 0.24), ("Tanh", 1.9), ("GELU", 3.2),
      ("SiLU", 2.4), ("Mish", 5.8),
    ]
    return Chart(times, id: \.0) { name, time in
      RuleMark(
        xStart: .value("Nanoseconds", 0.1), xEnd: .value("Nanoseconds", time),
        y: .value("Activation", name)
      )
      .foregroundStyle(.gray)
      PointMark(x: .value("Nanoseconds", time), y: .value("Activation", name))
        .annotation(position: .trailing) { Text("\(time) ns") }
    }
    .chartXScale(domain: 0.1...10, type: .log)
    // end
  }
}
