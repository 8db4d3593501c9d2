import Charts

extension Gallery {
  static let fadingEpochs = Entry(
    name: "FadingEpochs", title: "Later is fainter",
    feature: "`.opacity(by:)` orders categories."
  ) {
    // cell
    return Chart {
      for epoch in [1, 5, 25] {
        for (digit, count) in [("4", 58), ("9", 41), ("7", 22)] {
          BarMark(
            x: .value("Digit", digit), y: .value("Errors", count / epoch + 3)
          )
          .opacity(by: .value("Epoch", "Epoch \(epoch)"))
          .position(by: .value("Epoch", epoch))
        }
      }
    }
    // end
  }
}
