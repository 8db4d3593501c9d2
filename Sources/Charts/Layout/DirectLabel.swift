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
    var lines: [Int: [Mark]] = [:]
    for mark in plan.marks where mark.kind == .line {
      guard let index = mark.colorIndex, let x = mark.x?.start, let y = mark.y?.start, x.isFinite, y.isFinite,
        plan.x.holds(x), plan.y.holds(y)
      else { continue }
      lines[index, default: []].append(mark)
    }
    return legend.items.compactMap { item in
      guard let line = item.index.flatMap({ lines[$0] }),
        let end = line.max(by: { ($0.x?.start ?? 0) < ($1.x?.start ?? 0) }),
        let x = end.x?.start, let y = end.y?.start
      else { return nil }
      let scale = plan.y.scale(from: 0, to: 1000)
      let mean = line.reduce(0) { $0 + scale($1.y?.start ?? 0) } / Double(line.count) / 1000
      return DirectLabel(name: item.name, paint: item.paint, x: x, y: y, mean: mean)
    }
  }
}
