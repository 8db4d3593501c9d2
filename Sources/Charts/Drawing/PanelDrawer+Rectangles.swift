import Markup

extension PanelDrawer {
  /// One series of rectangles, such as the cells of a heatmap.
  mutating func drawRectangles(_ marks: [Mark]) {
    guard let first = marks.first else { return }
    let paint = Paint(first, plan)
    let isShaded = first.colorNumber != nil && plan.style(of: first).color == nil
    if isShaded, let image = cellImage(marks) {
      canvas.add(group(paint, [:], [image]))
      return
    }
    var children: [Node] = []
    for mark in marks {
      guard let cell = cell(mark) else { continue }
      children.append(rectangle(cell, mark, isShaded: isShaded, group: paint))
    }
    guard !children.isEmpty else { return }
    canvas.add(
      group(
        paint,
        [
          "fill": isShaded ? nil : paint.css, "fill-opacity": opacity(paint.alpha),
          // Neighbouring cells must not show paper through a seam.
          "shape-rendering": isShaded ? "crispEdges" : nil,
        ], children))
  }

  /// The rectangle within the plot; `nil` when it lies outside.
  func cell(_ mark: Mark) -> Box? {
    func reach(_ extent: Extent?, _ scale: PositionScale, _ axis: AxisPlan, _ size: MarkDimension) -> (
      Double, Double
    )? {
      guard extent != nil else { return (min(scale.start, scale.end), max(scale.start, scale.end)) }
      return thickness(extent, scale, axis, size, slot: nil, usual: 1)
    }
    guard let (left, right) = reach(mark.x, x, plan.x, plan.style(of: mark).width),
      let (top, bottom) = reach(mark.y, y, plan.y, plan.style(of: mark).height)
    else { return nil }
    let whole = Box(left: left, top: top, right: right, bottom: bottom)
    guard whole.overlaps(box) else { return nil }
    return whole.clipped(to: box)
  }
}
