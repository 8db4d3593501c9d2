import Charts

extension Gallery {
  static let symbolsAlone = Entry(
    name: "SymbolsAlone", title: "Symbols without colour",
    feature: "`.symbol(by:)` alone, for print in black."
  ) {
    // cell
    return Chart {
      for (name, offset) in [("train", 0.0), ("validation", 0.4), ("test", 0.7)] {
        for epoch in 1...12 {
          PointMark(
            x: .value("Epoch", epoch),
            y: .value("Loss", 2 / Double(epoch) + offset)
          )
          .symbol(by: .value("Data", name))
          .foregroundStyle(.black)
        }
      }
    }
    // end
  }
}
