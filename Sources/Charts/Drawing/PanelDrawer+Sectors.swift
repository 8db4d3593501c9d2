import Foundation
import Markup

extension PanelDrawer {
  /// All sectors, clockwise from the top.
  mutating func drawSectors() {
    let sectors = marks.filter { $0.kind == .sector }
    let total = sectors.reduce(0) { $0 + ($1.x?.start ?? 0) }
    guard total > 0, total.isFinite else { return }
    let center = box.center
    let reach = max(min(box.width, box.height) / 2 - 2, 1)
    var angle = 0.0
    for mark in sectors {
      let share = (mark.x?.start ?? 0) / total
      defer { angle += share * 2 * .pi }
      guard share > 0 else { continue }
      let paint = Paint(mark, plan)
      let outer = radius(plan.style(of: mark).outerRadius, reach, usual: reach)
      let inner = min(radius(plan.style(of: mark).innerRadius, reach, usual: 0), outer)
      let inset = min(plan.style(of: mark).angularInset, outer * share * 2)
      let path = Self.sector(center, inner, outer, angle, angle + share * 2 * .pi, inset)
      canvas.add(
        group(
          paint, ["fill": paint.css, "fill-opacity": opacity(paint.alpha)],
          [
            .element("path", ["d": path]) {
              if hasTitles {
                Node.element("title", text: title(mark) + " (" + NumberFormat.percent(share) + ")")
              }
            }
          ]))
      for annotation in plan.style(of: mark).annotations {
        let middle = angle + share * .pi
        let distance = inner > 0 ? (inner + outer) / 2 : outer * 0.65
        let point = Point(center.x + distance * sin(middle), center.y - distance * cos(middle))
        let text = annotation.text
        let fitting = TextMetrics.width(text.content, size: text.fontSize, bold: text.isBold)
        let arc = share * 2 * .pi * distance
        guard fitting < (share > 0.4 ? max(arc, outer) : arc), fitting < outer * 2 else { continue }
        canvas.text(
          text.content, x: point.x, y: point.y, anchor: .middle, color: text.color?.css ?? paint.overCSS,
          size: text.fontSize, bold: text.isBold)
      }
    }
  }

  private func radius(_ dimension: MarkDimension, _ reach: Double, usual: Double) -> Double {
    switch dimension {
    case .automatic: usual
    case .fixed(let size): size.isFinite ? min(max(size, 0), reach) : usual
    case .ratio(let share): share.isFinite ? min(max(share, 0), 1) * reach : usual
    case .inset(let inset): inset.isFinite ? min(max(reach - inset, 0), reach) : usual
    }
  }

  /// Angles in radians from the top, clockwise. The inset moves the straight edges apart in parallel.
  private static func sector(
    _ center: Point, _ inner: Double, _ outer: Double, _ start: Double, _ end: Double, _ inset: Double
  ) -> String {
    func at(_ angle: Double, _ radius: Double) -> String {
      NumberFormat.coordinate(center.x + radius * sin(angle)) + ","
        + NumberFormat.coordinate(center.y - radius * cos(angle))
    }
    func arc(_ radius: Double, _ angle: Double, large: Bool, sweep: Int) -> String {
      let text = NumberFormat.coordinate(radius)
      return "A\(text) \(text) 0 \(large ? 1 : 0) \(sweep) \(at(angle, radius))"
    }
    if end - start > 2 * .pi - 1e-9 {
      // A whole circle is two halves, as an arc cannot end where it begins.
      let half = start + .pi
      var path =
        "M\(at(start, outer))" + arc(outer, half, large: false, sweep: 1)
        + arc(outer, end, large: false, sweep: 1) + "Z"
      if inner > 0 {
        path +=
          "M\(at(start, inner))" + arc(inner, half, large: false, sweep: 0)
          + arc(inner, end, large: false, sweep: 0) + "Z"
      }
      return path
    }
    func trimmed(_ radius: Double) -> (Double, Double) {
      let trim = radius > 0 ? min(asin(min(inset / radius, 1)), (end - start) / 2) : 0
      return (start + trim, end - trim)
    }
    let (a, b) = trimmed(outer)
    let large = b - a > .pi
    var path = "M\(at(a, outer))" + arc(outer, b, large: large, sweep: 1)
    if inner > 0 {
      let (c, d) = trimmed(inner)
      path += "L\(at(d, inner))" + arc(inner, c, large: d - c > .pi, sweep: 0)
    } else {
      path += "L\(at((start + end) / 2, inset))"
    }
    return path + "Z"
  }
}
