import Markup

/// Upright strips over a plot of lines: hovering one shows a rule and the values there, without scripts.
enum HoverStrips {
  private static let most = 48

  static func node(_ plan: ChartPlan, _ box: Box, facet: Int) -> Node? {
    let marks = plan.facets.names.count < 2 ? plan.marks : plan.marks.filter { $0.facet == facet }
    guard marks.contains(where: { $0.kind == .line }),
      !marks.contains(where: { [.bar, .rectangle, .sector, .polygon].contains($0.kind) }),
      plan.x.categories == nil
    else { return nil }
    let (x, y) = (plan.x.scale(from: box.left, to: box.right), plan.y.scale(from: box.bottom, to: box.top))
    func isShown(_ mark: Mark) -> Bool {
      guard mark.kind == .line, let xValue = mark.x?.start, let value = mark.y?.start else { return false }
      return xValue.isFinite && value.isFinite && plan.x.holds(xValue) && plan.y.holds(value)
    }
    var xValues: [Double] = []
    for mark in marks where mark.kind == .line && isShown(mark) {
      if let xValue = mark.x?.start, xValue != xValues.last { xValues.append(xValue) }
    }
    xValues.sort()
    xValues = xValues.reduce(into: []) { if $0.last != $1 { $0.append($1) } }
    if plan.x.isReversed { xValues.reverse() }
    let limit = min(most, Int(box.width / 7))
    if xValues.count > limit, limit > 1 {
      xValues = (0..<limit).map { xValues[$0 * (xValues.count - 1) / (limit - 1)] }
    }
    guard xValues.count > 1 else { return nil }
    let chosen = Set(xValues)
    var columns: [Double: [Mark]] = [:]
    for mark in marks {
      guard let xValue = mark.x?.start, chosen.contains(xValue), isShown(mark) else { continue }
      columns[xValue, default: []].append(mark)
    }
    let pixels = xValues.map { x($0) }
    var strips: [Node] = []
    for (index, xValue) in xValues.enumerated() {
      let left = index == 0 ? box.left : (pixels[index - 1] + pixels[index]) / 2
      let right = index == xValues.count - 1 ? box.right : (pixels[index] + pixels[index + 1]) / 2
      guard right > left else { continue }
      let members = Array((columns[xValue] ?? []).prefix(12))
      var dots = PathData()
      for mark in members { dots.dot(Point(pixels[index], y(mark.y?.start ?? 0))) }
      var rule = PathData()
      rule.move(Point(pixels[index], box.top))
      rule.line(Point(pixels[index], box.bottom))
      strips.append(
        .element("g") {
          Node.element(
            "rect",
            [
              "x": NumberFormat.coordinate(left), "y": NumberFormat.coordinate(box.top),
              "width": NumberFormat.coordinate(right - left), "height": NumberFormat.coordinate(box.height),
            ])
          Node.element("path", ["d": rule.text])
          Node.element("path", ["class": "dots", "d": dots.text])
          Node.element("title", text: words(xValue, members, plan))
        })
    }
    return .element(
      "g", ["class": "strips", "fill": "#000", "fill-opacity": "0", "stroke-opacity": "0"], children: strips)
  }

  private static func words(_ xValue: Double, _ marks: [Mark], _ plan: ChartPlan) -> String {
    let lines = marks.map { mark in
      let series = plan.style(of: mark).seriesName
      let name = series.isEmpty ? label(mark, plan) : series
      return "\(name) \(plan.y.text(mark.y?.start ?? 0))"
    }
    return (["\(plan.x.label) \(plan.x.text(xValue))"] + lines).joined(separator: "\n")
  }

  private static func label(_ mark: Mark, _ plan: ChartPlan) -> String {
    plan.style(of: mark).function?.yLabel ?? plan.records[mark.record].y?.label ?? ""
  }
}
