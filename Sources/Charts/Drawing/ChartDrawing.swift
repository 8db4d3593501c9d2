import Markup

/// Draws one layout of a chart.
enum ChartDrawing {
  static func nodes(_ plan: ChartPlan, width: Double, height: Double, isCompact: Bool) -> [Node] {
    var canvas = Canvas(width: width, height: height)
    guard !plan.isEmpty else {
      canvas.add(
        .element(
          "rect",
          [
            "x": "0.5", "y": "0.5", "width": NumberFormat.coordinate(max(width - 1, 1)),
            "height": NumberFormat.coordinate(max(height - 1, 1)), "rx": "4", "fill": "none",
            "stroke": Palette.axis, "stroke-dasharray": "4 4",
          ]))
      canvas.text(
        "No data", x: width / 2, y: height / 2, anchor: .middle, color: Palette.muted)
      return canvas.nodes
    }
    var plan = plan
    let layout = layout(of: &plan, width: width, height: height)
    LegendDrawing.draw(layout, plan, &canvas)
    for panel in layout.panels {
      let axes = AxisDrawing(plan, panel)
      axes.drawBehind(&canvas)
      // Labels of axes and lines come first in the claim to room; annotations give way to them.
      var front = Canvas(width: width, height: height)
      axes.drawFront(&front)
      if panel.facet == 0 {
        drawAxisNames(layout, plan, &front)
        LegendDrawing.drawDirect(layout, plan, &front)
      }
      for box in front.occupied { canvas.occupy(box) }
      var drawer = PanelDrawer(
        plan: plan, facet: panel.facet, box: panel.box, hasTitles: !isCompact, canvas: canvas)
      drawer.draw()
      canvas = drawer.canvas
      for node in front.nodes { canvas.add(node) }
      if !isCompact, let strips = HoverStrips.node(plan, panel.box, facet: panel.facet) { canvas.add(strips) }
    }
    return canvas.nodes
  }

  /// Where everything goes; the axes learn how much room their labels have.
  static func layout(of plan: inout ChartPlan, width: Double, height: Double) -> ChartLayout {
    plan.x.labelRoom = min(110, height * 0.28)
    plan.y.labelRoom = min(170, width * 0.32)
    return ChartLayout(plan, width: width, height: height)
  }

  /// What the axes are called: y above its labels, on whichever side they stand, x at the lower right, each with an arrow the way its
  /// values grow.
  private static func drawAxisNames(_ layout: ChartLayout, _ plan: ChartPlan, _ canvas: inout Canvas) {
    guard let first = layout.panels.first?.box else { return }
    let bottom = layout.panels.map({ $0.box.bottom }).max() ?? first.bottom
    let right = layout.panels.map({ $0.box.right }).max() ?? first.right
    if layout.hasYLabel(plan) {
      let arrow = plan.y.categories != nil ? "" : plan.y.isReversed ? "↓" : "↑"
      let words = plan.y.isTrailing ? [plan.y.label, arrow] : [arrow, plan.y.label]
      let top = first.top - 17 - (layout.panels.count > 1 ? 18 : 0)
      let name = TextMetrics.truncated(
        words.filter { !$0.isEmpty }.joined(separator: " "), to: layout.width - 8, size: 12)
      canvas.text(
        name, x: plan.y.isTrailing ? layout.width - 2 : 2, y: top,
        anchor: plan.y.isTrailing ? .end : .start, color: Palette.ink)
    }
    if layout.hasXLabel(plan) {
      let arrow = plan.x.categories != nil ? "" : plan.x.isReversed ? " ←" : " →"
      let name = TextMetrics.truncated(plan.x.label + arrow, to: layout.width - 8, size: 12)
      let ticks = AxisTicks(
        plan.x, plan.x.scale(from: first.left, to: first.right), isHorizontal: true)
      let labels = ticks.ticks.isEmpty ? 0 : ticks.extent(isHorizontal: true) + 8
      let isCentred = plan.x.categories != nil
      canvas.text(
        name,
        x: isCentred
          ? max((first.left + right) / 2, TextMetrics.width(name, size: 12) / 2 + 2)
          : max(right, TextMetrics.width(name, size: 12) + 2),
        y: bottom + labels + 11, anchor: isCentred ? .middle : .end, color: Palette.ink)
    }
  }
}
