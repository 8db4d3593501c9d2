import Markup

extension PanelDrawer {
  /// Up to this many points carry their values; more are drawn as one path.
  private static let singlyDrawn = 300

  /// One series of points.
  mutating func drawPoints(_ marks: [Mark]) {
    let visible = marks.filter { point($0).map { box.contains($0) } ?? false }
    guard let first = visible.first else { return }
    let paint = Paint(first, plan)
    let shape = Paint.symbol(first, plan)
    let isShaded = first.colorNumber != nil && first.style.color == nil
    let style: Attributes =
      shape.isOpen
      ? ["fill": "none", "stroke": paint.css, "stroke-width": "1.75", "stroke-linecap": "round"]
      : [
        "fill": isShaded ? nil : paint.css, "stroke": Palette.paper,
        "stroke-width": visible.count > 60 ? "0.5" : "1",
      ]
    var children: [Node] = []
    if (visible.count <= Self.singlyDrawn && pointCount <= Self.singlyDrawn && hasTitles) || isShaded
      || plan.sizes != nil
    {
      for mark in visible {
        var path = PathData()
        SymbolPath.append(shape, at: point(mark) ?? box.center, area: area(mark), to: &path)
        let own = Paint(mark, plan)
        children.append(
          .element(
            "path",
            ["d": path.text, "fill": isShaded ? own.css : nil, "opacity": opacity(own.alpha)],
            children: titleNode(mark)))
      }
      canvas.add(group(paint, style, children))
      return
    }
    canvas.add(
      group(paint, style.merging(["opacity": opacity(paint.alpha)]), [manyPoints(visible, shape, paint)]))
  }

  /// Many points in one path. Dots are round line ends, the shortest that SVG has, and those that would
  /// fall on the same half pixel are drawn once.
  private func manyPoints(_ marks: [Mark], _ shape: BasicChartSymbolShape, _ paint: Paint) -> Node {
    var seen = Set<Int>(minimumCapacity: marks.count)
    var path = PathData()
    let area = marks.first.map(area) ?? 30
    for mark in marks {
      guard let place = point(mark) else { continue }
      let rounded = Point((place.x * 2).rounded() / 2, (place.y * 2).rounded() / 2)
      guard seen.insert(Int(rounded.x * 2) << 24 ^ Int(rounded.y * 2)).inserted else { continue }
      if shape == .circle {
        path.dot(marks.count > 1000 ? rounded : place)
      } else {
        SymbolPath.append(shape, at: rounded, area: area, to: &path)
      }
    }
    guard shape == .circle else { return .element("path", ["d": path.text]) }
    let diameter = 2 * (area / Double.pi).squareRoot()
    return .element(
      "path",
      [
        "d": path.text, "fill": "none", "stroke": paint.css, "stroke-linecap": "round",
        "stroke-width": NumberFormat.coordinate(diameter),
      ])
  }

  /// The pixel of a point mark; one with a single axis sits in the middle of the other.
  func point(_ mark: Mark) -> Point? {
    let place = Point(
      mark.x.map { x($0.start / 2 + $0.last / 2) } ?? box.center.x,
      mark.y.map { y($0.start / 2 + $0.last / 2) } ?? box.center.y)
    guard place.isFinite else { return nil }
    guard let slot = mark.slot, slot.count > 1 else { return place }
    // Side by side along the axis that has categories.
    let share = (Double(slot.index) + 0.5) / Double(slot.count) - 0.5
    if plan.x.categories != nil || plan.y.categories == nil {
      return Point(place.x + share * 0.8 * band(x, plan.x, mark.x?.start), place.y)
    }
    return Point(place.x, place.y + share * 0.8 * band(y, plan.y, mark.y?.start))
  }

  func area(_ mark: Mark) -> Double {
    if case .number(let size)? = mark.style.symbolSizeBy?.value, let sizes = plan.sizes, size.isFinite {
      let top = max(sizes.upperBound.magnitude, sizes.lowerBound.magnitude)
      return top > 0 ? 24 + 376 * min(size.magnitude / top, 1) : 30
    }
    return mark.style.symbolSize
      ?? (pointCount > 2000 ? 7 : pointCount > 200 || (!hasTitles && pointCount > 60) ? 16 : 34)
  }
}
