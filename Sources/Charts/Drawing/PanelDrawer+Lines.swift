import Markup

extension PanelDrawer {
  /// One line, with gaps where values are missing and dotted steps into the gutter where they are zero on
  /// a logarithmic axis.
  mutating func drawLine(_ marks: [Mark]) {
    guard let first = marks.first else { return }
    let paint = Paint(first, plan)
    var solid = PathData()
    var dotted = PathData()
    var zeros: [Point] = []
    for run in runs(marks) {
      let points = run.map({ $0.point })
      zeros += run.filter { $0.isZero && box.contains($0.point) }.map({ $0.point })
      if points.count == 1 {
        if box.contains(points[0]) { solid.dot(points[0]) }
        continue
      }
      if run.contains(where: { $0.isZero }) {
        for stretch in stretches(run) {
          if stretch.isDotted {
            for part in Clipping.polyline(stretch.points, to: box) { dotted.polyline(part) }
          } else {
            write(stretch.points, first, &solid)
          }
        }
      } else {
        write(points, first, &solid)
      }
    }
    let dash = Paint.dash(first, plan)
    let width = plan.style(of: first).line?.lineWidth ?? 2 + overlap.coincidence.extraWidth(first.series)
    var children: [Node] = []
    if !solid.isEmpty { children.append(.element("path", ["d": solid.text])) }
    if !dotted.isEmpty {
      children.append(.element("path", ["d": dotted.text, "stroke-dasharray": "1 4", "stroke-width": "1.5"]))
    }
    if !zeros.isEmpty {
      var path = PathData()
      for zero in Set(zeros).sorted(by: { ($0.x, $0.y) < ($1.x, $1.y) }) {
        SymbolPath.append(.circle, at: zero, area: 36, to: &path)
      }
      children.append(
        .element(
          "path", ["d": path.text, "fill": Palette.paper, "stroke-dasharray": "none", "stroke-width": "1.5"]))
    }
    guard !children.isEmpty else { return }
    canvas.add(
      group(
        paint,
        [
          "fill": "none", "stroke": paint.css, "stroke-width": NumberFormat.coordinate(width),
          "stroke-linejoin": "round", "stroke-linecap": dash.isEmpty ? "round" : nil,
          "stroke-dasharray": dashText(dash), "opacity": opacity(paint.alpha),
        ], children))
    if plan.style(of: first).symbol != nil || plan.style(of: first).symbolBy != nil {
      drawPoints(marks.filter { !$0.isSample })
    }
  }

  /// What other lines hide shows between their dashes.
  mutating func drawSharedStretches(_ marks: [Mark]) {
    for stretch in overlap.stretches(marks, plan) {
      let points = stretch.points.map { Point(x($0.x), y($0.y)) }
      var path = PathData()
      for part in Clipping.polyline(points, to: box) {
        path.polyline(Simplification.simplified(part, tolerance: 0.1))
      }
      guard !path.isEmpty else { continue }
      let paint = Paint(stretch.mark, plan)
      let length = 9.0
      canvas.add(
        group(
          paint,
          [
            "fill": "none", "stroke": paint.css,
            "stroke-width": NumberFormat.coordinate(plan.style(of: stretch.mark).line?.lineWidth ?? 2),
            "stroke-linejoin": "round",
            "stroke-dasharray": dashText([length, length * Double(stretch.count - 1)]),
            "stroke-dashoffset": stretch.rank == 0
              ? nil : NumberFormat.coordinate(-length * Double(stretch.rank)),
            "opacity": opacity(paint.alpha),
          ], [.element("path", ["d": path.text])]))
    }
  }

  private struct LinePoint {
    var point: Point
    var isZero: Bool
  }

  /// The points of a line up to each gap.
  private func runs(_ marks: [Mark]) -> [[LinePoint]] {
    var runs: [[LinePoint]] = []
    var current: [LinePoint] = []
    for mark in marks {
      let point = Point(
        mark.x.map { x($0.start) } ?? box.center.x, mark.y.map { y($0.start) } ?? box.center.y)
      if point.isFinite {
        let isZero =
          (x.zeroGutter != nil && mark.x?.start == 0) || (y.zeroGutter != nil && mark.y?.start == 0)
        current.append(LinePoint(point: point, isZero: isZero))
      } else {
        if !current.isEmpty { runs.append(current) }
        current = []
      }
    }
    if !current.isEmpty { runs.append(current) }
    return runs
  }

  /// A run cut into solid stretches and dotted steps to and from zeros.
  private func stretches(_ run: [LinePoint]) -> [(points: [Point], isDotted: Bool)] {
    var result: [(points: [Point], isDotted: Bool)] = []
    for (a, b) in zip(run, run.dropFirst()) {
      let isDotted = a.isZero || b.isZero
      if let last = result.last, last.isDotted == isDotted {
        result[result.count - 1].points.append(b.point)
      } else {
        result.append(([a.point, b.point], isDotted))
      }
    }
    return result
  }

  private func write(_ points: [Point], _ mark: Mark, _ path: inout PathData) {
    let method = plan.style(of: mark).interpolation
    // A curve through thousands of points looks like the line through them, and is much longer.
    let isDense = points.count > 400 || mark.isSample
    guard
      let curve = Curve(
        points,
        isDense && method != .stepStart && method != .stepEnd && method != .stepCenter ? .linear : method)
    else { return }
    if !curve.isStraight, curve.isInside(box) {
      path.move(curve.start)
      curve.append(to: &path)
      return
    }
    let flat = curve.flattened
    let parts = flat.allSatisfy({ box.contains($0) }) ? [flat] : Clipping.polyline(flat, to: box)
    for part in parts {
      if part.count == 1 { path.dot(part[0]) }
      path.polyline(
        Simplification.simplified(
          part, tolerance: part.count > 1000 ? 0.4 : 0.1))
    }
  }
}
