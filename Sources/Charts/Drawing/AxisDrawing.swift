import Markup

/// Draws grid lines, ticks, labels and axis lines of a panel.
struct AxisDrawing {
  let plan: ChartPlan
  let panel: ChartLayout.Panel
  let x: AxisTicks
  let y: AxisTicks

  init(_ plan: ChartPlan, _ panel: ChartLayout.Panel) {
    self.plan = plan
    self.panel = panel
    x = AxisTicks(plan.x, plan.x.scale(from: panel.box.left, to: panel.box.right), isHorizontal: true)
    y = AxisTicks(plan.y, plan.y.scale(from: panel.box.bottom, to: panel.box.top), isHorizontal: false)
  }

  /// What lies under the marks.
  func drawBehind(_ canvas: inout Canvas) {
    let box = panel.box
    var grid = PathData()
    var own: [Node] = []
    // A grid line on the edge where an axis line runs would only blur it.
    for (ticks, isX) in [(x.ticks, true), (y.ticks, false)] {
      for tick in ticks where tick.hasGrid {
        var path = PathData()
        path.move(isX ? Point(tick.pixel, box.top) : Point(box.left, tick.pixel))
        path.line(isX ? Point(tick.pixel, box.bottom) : Point(box.right, tick.pixel))
        guard let stroke = tick.grid else {
          grid.move(isX ? Point(tick.pixel, box.top) : Point(box.left, tick.pixel))
          grid.line(isX ? Point(tick.pixel, box.bottom) : Point(box.right, tick.pixel))
          continue
        }
        own.append(
          .element(
            "path",
            [
              "d": path.text, "stroke-width": NumberFormat.coordinate(stroke.lineWidth),
              "stroke-dasharray": stroke.dash.isEmpty
                ? nil : stroke.dash.map(NumberFormat.coordinate).joined(separator: " "),
            ]))
      }
    }
    if !grid.isEmpty { own.insert(.element("path", ["d": grid.text]), at: 0) }
    if !own.isEmpty {
      canvas.add(.element("g", ["class": "grid", "stroke": Palette.grid, "fill": "none"], children: own))
    }
    drawGutters(&canvas)
  }

  /// What lies over the marks: axis lines, ticks and labels.
  func drawFront(_ canvas: inout Canvas) {
    let box = panel.box
    var path = PathData()
    let yEdge = isTrailing ? box.right : box.left
    if plan.x.isUsed, !plan.x.options.isHidden {
      path.move(Point(box.left, box.bottom))
      path.line(Point(box.right, box.bottom))
      for tick in x.ticks where tick.tickLength > 0 {
        path.move(Point(tick.pixel, box.bottom))
        path.line(Point(tick.pixel, box.bottom + tick.tickLength))
      }
    }
    if let zero = zeroLine {
      path.move(Point(box.left, zero))
      path.line(Point(box.right, zero))
    }
    if let zero = verticalZeroLine {
      path.move(Point(zero, box.top))
      path.line(Point(zero, box.bottom))
    }
    for tick in y.ticks where tick.isMinor {
      path.move(Point(yEdge, tick.pixel))
      path.line(Point(yEdge - (isTrailing ? -tick.tickLength : tick.tickLength), tick.pixel))
    }
    if !path.isEmpty {
      canvas.add(.element("path", ["class": "axis", "d": path.text, "stroke": Palette.axis, "fill": "none"]))
    }
    if panel.showsXLabels { drawXLabels(&canvas) }
    if panel.showsYLabels { drawYLabels(&canvas) }
    if let title = panel.title {
      let name = TextMetrics.truncated(title, to: box.width, size: 12, bold: true)
      canvas.text(
        name, x: box.center.x, y: box.top - 10, anchor: .middle, color: Palette.ink, bold: true,
        full: name == title ? nil : title)
    }
  }

  private var isTrailing: Bool { plan.y.isTrailing }

  /// Where zero runs through the plot of bars, a line shows what they stand on.
  private var zeroLine: Double? {
    guard plan.marks.contains(where: { ($0.kind == .bar || $0.kind == .area) && $0.isUpright }),
      plan.y.categories == nil,
      !plan.y.isLog, !plan.y.options.isHidden, min(plan.y.from, plan.y.to) < 0,
      max(plan.y.from, plan.y.to) > 0
    else { return nil }
    return plan.y.scale(from: panel.box.bottom, to: panel.box.top)(0)
  }

  private var verticalZeroLine: Double? {
    guard plan.marks.contains(where: { $0.kind == .bar && !$0.isUpright }), plan.x.categories == nil,
      !plan.x.isLog,
      min(plan.x.from, plan.x.to) <= 0, max(plan.x.from, plan.x.to) >= 0
    else { return nil }
    return plan.x.scale(from: panel.box.left, to: panel.box.right)(0)
  }

  private func drawXLabels(_ canvas: inout Canvas) {
    var nodes: [Node] = []
    let top = panel.box.bottom + 8
    for tick in x.ticks {
      for (line, text) in tick.lines.enumerated() {
        if tick.isSlanted {
          nodes.append(
            Canvas.textNode(
              text, x: tick.pixel + 3, y: top + 4, anchor: .end, full: tick.full, turned: -40))
          continue
        }
        let y = top + AxisTicks.lineHeight * (Double(line) + 0.5)
        canvas.occupy(Canvas.box(text, x: tick.pixel, y: y, anchor: .middle))
        nodes.append(Canvas.textNode(text, x: tick.pixel, y: y, anchor: .middle, full: tick.full))
      }
    }
    if !nodes.isEmpty {
      canvas.add(.element("g", ["class": "labels", "fill": Palette.muted], children: nodes))
    }
  }

  private func drawYLabels(_ canvas: inout Canvas) {
    var nodes: [Node] = []
    let edge = isTrailing ? panel.box.right + 7 : panel.box.left - 7
    let anchor: Canvas.Anchor = isTrailing ? .start : .end
    for tick in y.ticks {
      for (line, text) in tick.lines.enumerated() {
        let y = tick.pixel + AxisTicks.lineHeight * (Double(line) - Double(tick.lines.count - 1) / 2)
        canvas.occupy(Canvas.box(text, x: edge, y: y, anchor: anchor))
        nodes.append(Canvas.textNode(text, x: edge, y: y, anchor: anchor, full: tick.full))
      }
    }
    if !nodes.isEmpty {
      canvas.add(.element("g", ["class": "labels", "fill": Palette.muted], children: nodes))
    }
  }

  /// The gutter beside a logarithmic axis where exact zeros sit: tinted, and cut off by a dashed line.
  private func drawGutters(_ canvas: inout Canvas) {
    let box = panel.box
    for (axis, ticks, isX) in [(plan.x, x, true), (plan.y, y, false)] where axis.hasZeroGutter {
      guard let pixel = ticks.ticks.first(where: { $0.isGutter })?.pixel ?? gutter(axis, isX) else {
        continue
      }
      let half = AxisPlan.gutterWidth / 2 - 3
      let area =
        isX
        ? Box(left: pixel - half, top: box.top, right: pixel + half, bottom: box.bottom)
        : Box(left: box.left, top: pixel - half, right: box.right, bottom: pixel + half)
      canvas.add(
        .element(
          "rect",
          [
            "class": "gutter", "x": NumberFormat.coordinate(area.left),
            "y": NumberFormat.coordinate(area.top),
            "width": NumberFormat.coordinate(area.width), "height": NumberFormat.coordinate(area.height),
            "fill": Palette.grid, "fill-opacity": "0.5",
          ]))
    }
  }

  private func gutter(_ axis: AxisPlan, _ isX: Bool) -> Double? {
    isX
      ? axis.scale(from: panel.box.left, to: panel.box.right).zeroGutter
      : axis.scale(from: panel.box.bottom, to: panel.box.top).zeroGutter
  }
}
