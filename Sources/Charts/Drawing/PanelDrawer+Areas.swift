import Markup

extension PanelDrawer {
  /// One area between two edges, with gaps where values are missing.
  mutating func drawArea(_ marks: [Mark]) {
    guard let first = marks.first else { return }
    let paint = Paint(first, plan)
    var path = PathData()
    for run in runs(marks) where run.count > 1 {
      let upper = run.map { edge($0, isFar: true) }
      let lower = run.map { edge($0, isFar: false) }
      guard let far = Curve(upper, plan.style(of: first).interpolation),
        let near = Curve(lower.reversed(), reversedMethod(first))
      else { continue }
      if !far.isStraight, far.isInside(box), near.isInside(box) {
        path.move(far.start)
        far.append(to: &path)
        path.line(near.start)
        near.append(to: &path)
      } else {
        let tolerance = run.count > 100 ? 0.3 : 0.05
        let outline =
          Simplification.simplified(far.flattened, tolerance: tolerance)
          + Simplification.simplified(near.flattened, tolerance: tolerance)
        let corners = outline.allSatisfy { box.contains($0) } ? outline : Clipping.polygon(outline, to: box)
        guard corners.count > 2 else { continue }
        path.polyline(corners)
      }
      path.close()
    }
    guard !path.isEmpty else { return }
    // A band lies under lines and must let the grid through; stacked areas are the picture.
    let isBand = plan.records[first.record].y?.end != nil || plan.records[first.record].x?.end != nil
    let alpha =
      isBand && plan.style(of: first).color?.alpha ?? 1 == 1 && plan.style(of: first).opacity == 1
      ? 0.2 : paint.alpha
    canvas.add(
      group(
        paint, ["fill": paint.css, "fill-opacity": opacity(alpha)],
        [
          .element("path", ["d": path.text]) {
            if hasTitles, let name = seriesTitle(first) { Node.element("title", text: name) }
          }
        ]))
  }

  private func seriesTitle(_ mark: Mark) -> String? {
    plan.style(of: mark).name
      ?? (plan.style(of: mark).colorBy ?? plan.style(of: mark).series).map { plotted($0.value) }
  }

  /// Steps taken backwards start where they ended.
  private func reversedMethod(_ mark: Mark) -> InterpolationMethod {
    switch plan.style(of: mark).interpolation {
    case .stepStart: .stepEnd
    case .stepEnd: .stepStart
    case let method: method
    }
  }

  private func runs(_ marks: [Mark]) -> [[Mark]] {
    var runs: [[Mark]] = []
    var current: [Mark] = []
    for mark in marks {
      if edge(mark, isFar: true).isFinite, edge(mark, isFar: false).isFinite {
        current.append(mark)
      } else {
        if !current.isEmpty { runs.append(current) }
        current = []
      }
    }
    if !current.isEmpty { runs.append(current) }
    return runs
  }

  private func edge(_ mark: Mark, isFar: Bool) -> Point {
    if mark.isUpright {
      let extent = mark.y ?? Extent(start: .nan)
      return Point(mark.x.map { x($0.start) } ?? .nan, baseline(isFar ? extent.last : extent.start, y))
    }
    let extent = mark.x ?? Extent(start: .nan)
    return Point(baseline(isFar ? extent.last : extent.start, x), mark.y.map { y($0.start) } ?? .nan)
  }

  /// The pixel of an edge; on a logarithmic axis zero, where bars and areas begin, is the axis itself.
  func baseline(_ value: Double, _ scale: PositionScale) -> Double {
    if scale.transform == .log, value == 0 { return scale.zeroGutter ?? scale.start }
    return scale(value)
  }
}
