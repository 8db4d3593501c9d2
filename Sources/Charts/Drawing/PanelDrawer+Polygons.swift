import Markup

extension PanelDrawer {
  /// One series of polygons in the coordinates of the axes.
  mutating func drawPolygons(_ marks: [Mark]) {
    guard let first = marks.first else { return }
    let paint = Paint(first, plan)
    let isShaded = first.colorNumber != nil && plan.style(of: first).color == nil
    let line = plan.style(of: first).line
    var children: [Node] = []
    for mark in marks {
      let corners = plan.style(of: mark).outline.map { Point(x($0.x), y($0.y)) }
      guard corners.count > 2, corners.allSatisfy({ $0.isFinite }) else { continue }
      let visible = Clipping.polygon(corners, to: box)
      guard visible.count > 2 else { continue }
      var path = PathData()
      path.polyline(visible)
      path.close()
      let own = Paint(mark, plan)
      children.append(
        .element(
          "path",
          [
            "d": path.text, "fill": isShaded || own.css != paint.css ? own.css : nil,
            "fill-opacity": own.alpha != paint.alpha ? NumberFormat.coordinate(own.alpha) : nil,
            // Shades are the same on a light and a dark page, and so must the lines between them be.
            "stroke": isShaded && line?.lineWidth != 0 ? own.overCSS : nil,
          ],
          children: titleNode(mark)))
    }
    guard !children.isEmpty else { return }
    canvas.add(
      group(
        paint,
        [
          "fill": isShaded ? nil : paint.css, "fill-opacity": opacity(paint.alpha),
          "stroke": line?.lineWidth == 0 || isShaded ? nil : Palette.paper,
          "stroke-opacity": isShaded ? "0.55" : nil,
          "stroke-width": NumberFormat.coordinate(line?.lineWidth ?? 0.75), "stroke-linejoin": "round",
        ], children))
  }
}
