import Charts

extension Gallery {
  static let trailingAxis = Entry(
    name: "TrailingAxis", title: "Memory over a step",
    feature: "An area with its axis on the right."
  ) {
    // cell
    func memory(_ step: Int) -> Double {
      let time = Double(step)
      return time < 50 ? 2 + time * 0.12 : 8 - (time - 50) * 0.11
    }
    return Chart {
      for step in 0...100 {
        AreaMark(x: .value("Layer", step), y: .value("GB", memory(step)))
          .foregroundStyle(.blue)
          .opacity(0.35)
      }
    }
    .chartYAxis { AxisMarks(position: .trailing) }
    .chartXAxisLabel("Forward, then backward through the layers")
    // end
  }
}
