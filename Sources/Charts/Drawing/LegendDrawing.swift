import Markup

/// Draws legends, colour bars and the names at the ends of lines.
enum LegendDrawing {
  static func draw(_ layout: ChartLayout, _ plan: ChartPlan, _ canvas: inout Canvas) {
    var top = layout.legendTop
    if layout.legend.showsColorBar {
      drawColorBar(plan, top: top, width: min(layout.width - 20, 240), &canvas)
      top += ChartLayout.colorBarHeight
    }
    for row in layout.legendRows {
      for (item, left) in row { draw(item, left: left, middle: top + ChartLayout.rowHeight / 2, &canvas) }
      top += ChartLayout.rowHeight
    }
  }

  private static func draw(_ item: LegendPlan.Item, left: Double, middle: Double, _ canvas: inout Canvas) {
    let swatch: Node
    switch item.swatch {
    case .fill:
      swatch = .element(
        "rect",
        [
          "x": NumberFormat.coordinate(left + 3), "y": NumberFormat.coordinate(middle - 6), "width": "12",
          "height": "12", "rx": "2", "fill": item.paint.css, "fill-opacity": faded(item.paint),
        ])
    case .line(let dash):
      swatch = .element(
        "path",
        [
          "d": "M\(NumberFormat.coordinate(left)),\(NumberFormat.coordinate(middle))h20",
          "stroke": item.paint.css, "stroke-width": "2", "opacity": faded(item.paint),
          "stroke-dasharray": dash.isEmpty ? nil : dash.map(NumberFormat.coordinate).joined(separator: " "),
        ])
    case .symbol(let shape):
      var path = PathData()
      SymbolPath.append(shape, at: Point(left + 9, middle), area: 50, to: &path)
      swatch = .element(
        "path",
        [
          "d": path.text, "fill": shape.isOpen ? "none" : item.paint.css,
          "stroke": shape.isOpen ? item.paint.css : nil, "stroke-width": shape.isOpen ? "1.75" : nil,
          "opacity": faded(item.paint),
        ])
    }
    canvas.occupy(Canvas.box(item.name, x: left + 24, y: middle, anchor: .start))
    canvas.add(
      .element(
        "g", ["class": "key", "data-series": item.index.map { String($0 + 1) }],
        children: [swatch, Canvas.textNode(item.name, x: left + 24, y: middle, color: Palette.ink)]))
  }

  private static func faded(_ paint: Paint) -> String? {
    paint.alpha >= 1 ? nil : NumberFormat.coordinate(max(paint.alpha, 0.25))
  }

  /// What the shades stand for, as a bar with an axis.
  private static func drawColorBar(_ plan: ChartPlan, top: Double, width: Double, _ canvas: inout Canvas) {
    guard case .numbers(let low, let high, let scheme) = plan.colors.kind else { return }
    let name = TextMetrics.truncated(plan.colors.label, to: canvas.frame.width * 0.4, size: 12)
    let left = name.isEmpty ? 4 : 12 + TextMetrics.width(name, size: 12)
    let right = min(left + width, canvas.frame.width - 24)
    guard right > left + 20 else { return }
    canvas.text(name, x: 2, y: top + 9, color: Palette.ink)
    var cells: [Node] = []
    let count = 48
    let step = (right - left) / Double(count)
    for index in 0..<count {
      let color = scheme.color(at: (Double(index) + 0.5) / Double(count))
      // Each reaches under the next, so that no seam shows.
      let reach = index == count - 1 ? step : step + 1
      cells.append(
        .element(
          "rect",
          [
            "x": NumberFormat.coordinate(left + Double(index) * step), "y": NumberFormat.coordinate(top + 3),
            "width": NumberFormat.coordinate(reach), "height": "12", "fill": color.hex,
          ]))
    }
    canvas.add(.element("g", ["class": "color-bar"], children: cells))
    let scale = PositionScale(transform: .linear, from: low, to: high, start: left, end: right)
    let ticks = AxisTicks.thinned(
      colorTicks(low, high, count: Int((right - left) / 50)).compactMap { tick in
        let pixel = high > low ? scale(tick.value) : (left + right) / 2
        return pixel.isFinite ? ScaledTick(pixel: pixel, lines: tick.label.map { [$0] } ?? []) : nil
      }, true)
    for tick in ticks {
      guard let text = tick.lines.first else { continue }
      let half = TextMetrics.width(text, size: 11) / 2
      let pixel = min(max(tick.pixel, half + 1), canvas.frame.width - half - 1)
      canvas.text(text, x: pixel, y: top + 25, anchor: .middle, color: Palette.muted, size: 11)
    }
  }

  private static func colorTicks(_ low: Double, _ high: Double, count: Int) -> [Tick] {
    guard high > low else { return [Tick(value: low, label: NumberFormat.readable(low))] }
    let ticks = LinearTicks(from: low, to: high, count: max(count, 2))
    return zip(ticks.values, ticks.labels).map { Tick(value: $0, label: $1) }
  }

  /// The names of series at the right ends of their lines, moved apart where they would touch.
  static func drawDirect(_ layout: ChartLayout, _ plan: ChartPlan, _ canvas: inout Canvas) {
    guard let box = layout.panels.first?.box, !layout.directLabels.isEmpty else { return }
    let x = plan.x.scale(from: box.left, to: box.right)
    let y = plan.y.scale(from: box.bottom, to: box.top)
    let ends = layout.directLabels.map { Point(x($0.x), y($0.y)) }
    // Lines that end within a pixel are named in the order in which they run.
    let wanted = zip(ends, layout.directLabels).map { end, label in
      end.y.rounded() - 0.5 * (label.mean.isFinite ? label.mean : 0)
    }
    guard
      let heights = LabelSpreading.spread(
        wanted, gap: 15.5, from: max(box.top, 8), to: max(box.bottom - 2, box.top))
    else { return }
    let left = box.right + 8
    for (index, label) in layout.directLabels.enumerated() {
      if (heights[index] - ends[index].y).magnitude > 4 || box.right - ends[index].x > 4 {
        var path = PathData()
        path.move(Point(min(ends[index].x + 3, box.right + 1), ends[index].y))
        path.line(Point(left - 2, heights[index]))
        canvas.add(
          .element(
            "path", ["d": path.text, "fill": "none", "stroke": label.paint.css, "stroke-opacity": "0.5"]))
      }
      canvas.text(
        label.name, x: left, y: heights[index], color: label.paint.textCSS,
        extra: [
          "class": "key", "data-series": label.paint.index.map { String($0 + 1) },
        ])
    }
  }
}
