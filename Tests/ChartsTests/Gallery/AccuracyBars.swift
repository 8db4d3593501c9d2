import Charts

extension Gallery {
  static let accuracyBars = Entry(
    name: "AccuracyBars", title: "Accuracy by activation",
    feature: "Flat bars for names, with `.annotation` and a percent axis."
  ) {
    // cell
    let accuracy = [
      ("ReLU", 0.981), ("GELU", 0.984), ("SiLU", 0.983), ("Tanh", 0.969),
      ("Sigmoid", 0.921),
      ("Identity", 0.893),
    ]
    return Chart(accuracy, id: \.0) { name, value in
      BarMark(x: .value("Test accuracy", value), y: .value("Activation", name))
        .cornerRadius(2)
        .annotation(position: .trailing) {
          Text("\((1000 * value).rounded() / 10)%")
        }
    }
    .chartXScale(domain: 0...1.1)
    .chartXAxis {
      AxisMarks(values: .stride(by: 0.25)) {
        AxisGridLine()
        AxisTick()
        AxisValueLabel(format: .percent)
      }
    }
    // end
  }
}
