import Markup

extension PanelDrawer {
  /// One series of straight lines.
  mutating func drawRules(_ marks: [Mark]) {
    guard let first = marks.first else { return }
    let paint = Paint(first, plan)
    var children: [Node] = []
    for mark in marks {
      guard let (start, end) = ends(mark), let part = Clipping.polyline([start, end], to: box).first,
        let from = part.first, let to = part.last
      else { continue }
      var path = PathData()
      path.move(from)
      path.line(to)
      children.append(.element("path", ["d": path.text], children: titleNode(mark)))
    }
    guard !children.isEmpty else { return }
    canvas.add(
      group(
        paint,
        [
          "fill": "none", "stroke": paint.css,
          "stroke-width": NumberFormat.coordinate(plan.style(of: first).line?.lineWidth ?? 1.25),
          "stroke-dasharray": dashText(
            plan.style(of: first).line?.dash ?? first.dashIndex.map(Paint.dashes) ?? []),
          "opacity": opacity(paint.alpha),
        ], children))
  }

  private func ends(_ mark: Mark) -> (Point, Point)? {
    let shift = point(mark)
    switch (mark.x, mark.y) {
    case (let x?, nil):
      let pixel = self.x(x.start)
      if let end = x.end {
        return pair(Point(pixel, box.center.y), Point(self.x(end), box.center.y))
      }
      return pair(Point(pixel, box.top), Point(pixel, box.bottom))
    case (nil, let y?):
      let pixel = self.y(y.start)
      if let end = y.end {
        return pair(Point(box.center.x, pixel), Point(box.center.x, self.y(end)))
      }
      return pair(Point(box.left, pixel), Point(box.right, pixel))
    case (let x?, let y?):
      if y.end != nil {
        let pixel = shift?.x ?? self.x(x.start)
        return pair(Point(pixel, self.y(y.start)), Point(pixel, self.y(y.last)))
      }
      let pixel = shift?.y ?? self.y(y.start)
      return pair(Point(self.x(x.start), pixel), Point(self.x(x.last), pixel))
    case (nil, nil): return nil
    }
  }

  private func pair(_ start: Point, _ end: Point) -> (Point, Point)? {
    start.isFinite && end.isFinite ? (start, end) : nil
  }
}
