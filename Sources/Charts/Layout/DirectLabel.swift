/// The name of a series beside the end of its line.
struct DirectLabel {
  var name: String
  var paint: Paint
  /// Where its line ends, in values.
  var x: Double
  var y: Double
  /// The mean of its line, which orders the names of lines that end together.
  var mean: Double

  static func found(_ plan: ChartPlan, _ legend: LegendPlan) -> [DirectLabel] {
    legend.items.compactMap { item in
      let line = plan.marks.filter { mark in
        mark.kind == .line && mark.colorIndex == item.index
          && (mark.x.map { $0.start.isFinite && plan.x.holds($0.start) } ?? false)
          && (mark.y.map { $0.start.isFinite && plan.y.holds($0.start) } ?? false)
      }
      guard let end = line.max(by: { ($0.x?.start ?? 0) < ($1.x?.start ?? 0) }), let x = end.x?.start,
        let y = end.y?.start
      else { return nil }
      let scale = plan.y.scale(from: 0, to: 1000)
      let mean = line.reduce(0) { $0 + scale($1.y?.start ?? 0) } / Double(line.count) / 1000
      return DirectLabel(name: item.name, paint: item.paint, x: x, y: y, mean: mean)
    }
  }
}
