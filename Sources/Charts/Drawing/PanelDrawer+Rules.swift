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
      let place = self.x(x.start)
      if let end = x.end {
        return pair(Point(place, box.center.y), Point(self.x(end), box.center.y))
      }
      return pair(Point(place, box.top), Point(place, box.bottom))
    case (nil, let y?):
      let place = self.y(y.start)
      if let end = y.end {
        return pair(Point(box.center.x, place), Point(box.center.x, self.y(end)))
      }
      return pair(Point(box.left, place), Point(box.right, place))
    case (let x?, let y?):
      if y.end != nil {
        let place = shift?.x ?? self.x(x.start)
        return pair(Point(place, self.y(y.start)), Point(place, self.y(y.last)))
      }
      let place = shift?.y ?? self.y(y.start)
      return pair(Point(self.x(x.start), place), Point(self.x(x.last), place))
    case (nil, nil): return nil
    }
  }

  private func pair(_ start: Point, _ end: Point) -> (Point, Point)? {
    start.isFinite && end.isFinite ? (start, end) : nil
  }
}
