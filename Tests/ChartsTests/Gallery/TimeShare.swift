import Charts

extension Gallery {
  static let timeShare = Entry(
    name: "TimeShare", title: "Where an epoch goes",
    feature: "`SectorMark` as a ring."
  ) {
    // cell
    let parts = [
      ("Forward", 31.0), ("Backward", 54), ("Optimiser", 9), ("Data", 6),
    ]
    return Chart(parts, id: \.0) { name, share in
      SectorMark(
        angle: .value("Time", share), innerRadius: .ratio(0.55), angularInset: 1
      )
      .foregroundStyle(by: .value("Phase", name))
      .cornerRadius(2)
      .annotation(position: .overlay) { Text("\(Int(share))%").bold() }
    }
    // end
  }
}
