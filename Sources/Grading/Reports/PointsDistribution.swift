import Charts
import Markup

/// How many hand-ins have how many points: bars side by side, those of nobody too.
struct PointsDistribution {
  /// Points of each hand-in.
  var totals: [Double]
  /// What can be had without bonus.
  var maximum: Double

  struct Bin: Hashable {
    var low: Int
    var high: Int
    var count: Int
  }

  /// Tenths of what can be had, in whole points; bonus points may need one more. A total on the border
  /// between two belongs to the upper one, the highest of all to the last.
  var bins: [Bin] {
    guard maximum > 0 else { return [] }
    let width = max(1, Int((maximum / 10).rounded()))
    let top = max(maximum, totals.max() ?? 0)
    let count = max(1, Int((top / Double(width)).rounded(.up)))
    var bins = (0..<count).map { Bin(low: $0 * width, high: ($0 + 1) * width, count: 0) }
    for total in totals { bins[min(max(0, Int(total) / width), count - 1)].count += 1 }
    return bins
  }

  /// `nil` where nothing can be drawn.
  var figure: Node? {
    let bins = bins
    let chart = Chart(bins) { bin in
      BarMark(x: .value("Points", "\(bin.low)–\(bin.high)"), y: .value("Students", bin.count))
    }
    let frame = ChartFrame(
      width: 704, height: 260, description: "How many students have how many points.", id: "distribution")
    guard !bins.isEmpty, let rendered = try? chart.render(frame) else { return nil }
    return .element("figure") {
      Node.element("div", ["class": "chart-frame"], children: [.raw(rendered.svg)])
      Node.element(
        "figcaption", text: "Students by points so far; a total between two bars is in the right one.")
    }
  }
}
