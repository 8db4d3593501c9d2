import Markup

/// What there is to see in a chart, in sentences made from its data.
enum ChartDescription {
  static func text(_ plan: ChartPlan) -> String {
    guard !plan.isEmpty else { return "The chart is empty: it has no data." }
    let title = title(plan)
    var sentences = [title + series(plan) + "."]
    if plan.marks.contains(where: { $0.kind == .sector }) {
      sentences += shares(plan)
    } else {
      sentences += ranges(plan)
      if !title.hasPrefix("Heatmap"), plan.facets.names.count < 2 {
        sentences += SeriesComparison(plan).sentences
      }
    }
    return sentences.joined(separator: " ")
  }

  /// A few words: "Line chart of Loss by Epoch".
  static func title(_ plan: ChartPlan) -> String {
    guard !plan.isEmpty else { return "Empty chart" }
    if let label = plan.options.title { return label }
    let kinds = plan.kinds
    var order: [MarkKind] = [.sector, .polygon, .rectangle, .line, .bar, .point, .area, .rule]
    if case .numbers = plan.colors.kind {
    } else {
      order = [.sector, .polygon, .line, .bar, .point, .area, .rectangle, .rule]
    }
    let main = order.first { kinds.contains($0) } ?? .line
    let isHistogram = plan.marks.contains { $0.kind == .bar && $0.x?.end != nil && $0.isUpright }
    if main == .bar, isHistogram, !plan.x.label.isEmpty { return "Histogram of \(plan.x.label)" }
    let y = plan.y.label
    let x = plan.x.label
    let what: String
    switch main {
    case .line, .function: what = "Line chart"
    case .point: what = "Scatter plot"
    case .bar: what = isHistogram ? "Histogram" : "Bar chart"
    case .area: what = "Area chart"
    case .rule: what = "Chart"
    case .rectangle: what = plan.colors.label.isEmpty ? "Chart" : "Heatmap"
    case .sector: what = "Pie chart"
    case .polygon: what = "Map"
    }
    if main == .sector {
      return what + (plan.records[plan.marks[0].record].x.map { " of \($0.label)" } ?? "")
    }
    if main == .rectangle || main == .polygon, !plan.colors.label.isEmpty {
      return [what + " of \(plan.colors.label)", x, y].filter { !$0.isEmpty }.enumerated()
        .map { $0.offset == 0 ? $0.element : ($0.offset == 1 ? "by " : "and ") + $0.element }.joined(
          separator: " ")
    }
    let (value, base) = plan.marks.contains { $0.kind == .bar && !$0.isUpright } ? (x, y) : (y, x)
    return what + (value.isEmpty ? "" : " of \(value)") + (base.isEmpty ? "" : " by \(base)")
  }

  private static func series(_ plan: ChartPlan) -> String {
    var text = ""
    let names = plan.colors.categories.names
    if names.count > 1 {
      let listed = names.count <= 8 ? ": " + names.joined(separator: ", ") : ""
      text += ", \(names.count) series\(listed)"
    }
    if plan.facets.names.count > 1 {
      text += ", in \(plan.facets.names.count) panels by \(plan.options.facet?.label ?? "")"
    }
    return text
  }

  private static func ranges(_ plan: ChartPlan) -> [String] {
    var sentences: [String] = []
    for (axis, isX) in [(plan.x, true), (plan.y, false)] {
      guard axis.isUsed, !axis.label.isEmpty else { continue }
      if let names = axis.categories {
        guard names.count > 1 else { continue }
        sentences.append(
          names.count <= 6
            ? "\(axis.label): \(names.joined(separator: ", "))."
            : "\(axis.label) has \(NumberFormat.count(names.count)) categories, from \(names[0]) to \(names[names.count - 1])."
        )
        continue
      }
      var (low, high) = (Double.infinity, -Double.infinity)
      for mark in plan.marks {
        guard let extent = isX ? mark.x : mark.y, extent.isFinite else { continue }
        let isStack = (mark.kind == .bar || mark.kind == .area) && extent.end != nil
        low = min(low, isStack && extent.start == 0 ? extent.last : min(extent.start, extent.last))
        high = max(high, extent.start, extent.last)
      }
      guard low <= high else { continue }
      let scale = axis.isLog ? " on a logarithmic axis" : ""
      sentences.append(
        low == high
          ? "\(axis.label) is \(axis.text(low))."
          : "\(axis.label) runs from \(axis.text(low)) to \(axis.text(high))\(scale).")
    }
    if case .numbers = plan.colors.kind {
      let numbers = plan.marks.lazy.compactMap({ $0.colorNumber }).filter({ $0.isFinite })
      if let low = numbers.min(), let high = numbers.max() {
        sentences.append(
          "\(plan.colors.label) runs from \(NumberFormat.readable(low)) to \(NumberFormat.readable(high)).")
      }
    }
    return sentences
  }

  private static func shares(_ plan: ChartPlan) -> [String] {
    let total = plan.marks.reduce(0) { $0 + ($1.x?.start ?? 0) }
    guard total > 0 else { return [] }
    let parts = plan.marks.prefix(8).map { mark in
      let name = plan.colorBy(mark).map { plotted($0.value) } ?? "part"
      return "\(name) \(NumberFormat.percent((mark.x?.start ?? 0) / total))"
    }
    return ["Shares: \(parts.joined(separator: ", "))."]
  }
}
