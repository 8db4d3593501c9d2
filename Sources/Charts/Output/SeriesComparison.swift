import Markup

/// Which series is highest, and where lines cross.
struct SeriesComparison {
  private(set) var sentences: [String] = []

  init(_ plan: ChartPlan) {
    let series = Self.series(plan)
    if series.count > 1, series.count <= 12 {
      compareEnds(series, plan)
      findCoincidences(plan)
      if series.count <= 6 { findCrossings(series, plan) }
    } else if series.count == 1, let only = series.first {
      findExtremes(only.points, plan)
    } else if series.isEmpty {
      compareBars(plan)
    }
  }

  private struct Series {
    var style: Int
    var name = ""
    var points: [(x: Double, y: Double)] = []
  }

  private static func series(_ plan: ChartPlan) -> [Series] {
    var found: [Int: Series] = [:]
    for mark in plan.marks where mark.kind == .line {
      guard let x = mark.x?.start, let y = mark.y?.start, x.isFinite, y.isFinite else { continue }
      found[mark.series, default: Series(style: mark.style)].points.append((x, y))
    }
    return found.sorted { $0.key < $1.key }.map { series in
      var sorted = series.value
      sorted.name = plan.styles[sorted.style].seriesName
      sorted.points.sort { $0.x < $1.x }
      return sorted
    }
  }

  private mutating func compareEnds(_ series: [Series], _ plan: ChartPlan) {
    let ends = series.compactMap { item in item.points.last.map { (name: item.name, x: $0.x, y: $0.y) } }
    guard let highest = ends.max(by: { $0.y < $1.y }), let lowest = ends.min(by: { $0.y < $1.y }),
      highest.y > lowest.y, !highest.name.isEmpty, !lowest.name.isEmpty
    else { return }
    sentences.append(
      "At the end \(highest.name) is highest at \(plan.y.text(highest.y)) and \(lowest.name) lowest at \(plan.y.text(lowest.y))."
    )
  }

  private mutating func findCoincidences(_ plan: ChartPlan) {
    let panels = plan.facets.names.count > 1 ? plan.facets.names.indices.map { $0 } : [nil]
    for panel in panels {
      let location = panel.map { " in \(plan.facets.names[$0])" } ?? ""
      func say(_ part: String, _ all: [String]) -> String? {
        var names: [String] = []
        for name in all where !name.isEmpty && !names.contains(name) { names.append(name) }
        guard names.count > 1 else { return nil }
        let list = names.dropLast().joined(separator: ", ") + " and " + (names.last ?? "")
        return "For \(part) of their way the lines of \(list) lie upon others\(location)."
      }
      let overlap = plan.overlaps[panel ?? 0]
      if let sentence = say("most", overlap.coincidence.pairs.flatMap { [$0.0, $0.1] }) {
        sentences.append(sentence)
      }
      if let sentence = say("a part", overlap.shared.names.map { plan.styles[$0].seriesName }) {
        sentences.append(sentence)
      }
    }
  }

  private mutating func findExtremes(_ points: [(x: Double, y: Double)], _ plan: ChartPlan) {
    guard let top = points.max(by: { $0.y < $1.y }), let bottom = points.min(by: { $0.y < $1.y }),
      top.y > bottom.y
    else { return }
    let name = plan.x.label.isEmpty ? "x" : plan.x.label
    sentences.append(
      "It is highest at \(name) \(plan.x.text(top.x)) (\(plan.y.text(top.y))) and lowest at \(name) \(plan.x.text(bottom.x)) (\(plan.y.text(bottom.y)))."
    )
  }

  private mutating func findCrossings(_ series: [Series], _ plan: ChartPlan) {
    var parts: [String] = []
    for (index, one) in series.enumerated() {
      for other in series.dropFirst(index + 1) where !one.name.isEmpty && !other.name.isEmpty {
        let crossings = Self.crossings(one.points, other.points)
        guard let first = crossings.first else { continue }
        let where_ =
          crossings.count == 1
          ? "near \(plan.x.label) \(NumberFormat.readable(first, significant: 3))"
          : "\(crossings.count) times, first near \(plan.x.label) \(NumberFormat.readable(first, significant: 3))"
        parts.append("\(one.name) and \(other.name) cross \(where_)")
      }
    }
    guard !parts.isEmpty else { return }
    let more = parts.count > 3 ? "; \(parts.count - 3) more pairs cross" : ""
    sentences.append(parts.prefix(3).joined(separator: "; ") + more + ".")
  }

  /// Where the difference of two lines, compared at the values of x they share, changes sign.
  private static func crossings(_ one: [(x: Double, y: Double)], _ other: [(x: Double, y: Double)])
    -> [Double]
  {
    var crossings: [Double] = []
    var last: (x: Double, d: Double)?
    var index = 0
    // Both are sorted by x, so one walk along the two finds what they share.
    for point in one {
      while index < other.count, other[index].x < point.x { index += 1 }
      guard index < other.count, other[index].x == point.x else { continue }
      let here = (x: point.x, d: point.y - other[index].y)
      if here.d == 0 { continue }
      if let last, (last.d < 0) != (here.d < 0) {
        crossings.append(last.x + (here.x - last.x) * last.d / (last.d - here.d))
      }
      last = here
    }
    return crossings
  }

  private mutating func compareBars(_ plan: ChartPlan) {
    let bars = plan.marks.filter { $0.kind == .bar }
    guard bars.count > 1, plan.colors.categories.names.count <= 1 || bars.count <= 24 else { return }
    func length(_ mark: Mark) -> Double {
      let extent = mark.isUpright ? mark.y : mark.x
      return extent.map { $0.last - $0.start } ?? 0
    }
    func name(_ mark: Mark) -> String {
      let (axis, extent) = mark.isUpright ? (plan.x, mark.x) : (plan.y, mark.y)
      let base = extent.map { axis.text($0.start) + ($0.end.map { " to " + axis.text($0) } ?? "") } ?? ""
      let color = plan.colorBy(mark).map { plotted($0.value) }
      guard let color, color != base, case .categories = plan.colors.kind else { return base }
      return base.isEmpty ? color : "\(color) at \(base)"
    }
    guard let top = bars.max(by: { length($0) < length($1) }),
      let bottom = bars.min(by: { length($0) < length($1) }),
      length(top) > length(bottom)
    else { return }
    sentences.append(
      "The largest is \(name(top)) with \(NumberFormat.readable(length(top))), the smallest \(name(bottom)) with \(NumberFormat.readable(length(bottom)))."
    )
  }
}
