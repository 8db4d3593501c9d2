import Charts

extension Gallery {
  static let signedChange = Entry(
    name: "SignedChange", title: "Changes, better and worse",
    feature: "Bars shaded by a signed number around zero."
  ) {
    // cell
    let changes = [
      ("Normalise", 0.031), ("Dropout", 0.012), ("Wider", 0.004),
      ("Deeper", -0.009), ("No warm-up", -0.027),
    ]
    return Chart(changes, id: \.0) { name, change in
      BarMark(x: .value("Change in accuracy", change), y: .value("What", name))
        .foregroundStyle(by: .value("Change", change))
    }
    .chartForegroundStyleScale(scheme: .redBlue)
    .chartLegend(.hidden)
    // end
  }
}
