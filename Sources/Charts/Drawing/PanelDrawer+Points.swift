import Markup

extension PanelDrawer {
  /// Up to this many points carry their values; more are drawn as one path.
  private static let singlyDrawn = 300

  /// One series of points.
  mutating func drawPoints(_ marks: [Mark]) {
    let shown = marks.compactMap { mark -> (mark: Mark, center: Point)? in
      guard let center = point(mark), box.contains(center) else { return nil }
      return (mark, center)
    }
    guard let first = shown.first?.mark else { return }
    let paint = Paint(first, plan)
    let shape = Paint.symbol(first, plan)
    let isShaded = first.colorNumber != nil && plan.style(of: first).color == nil
    let style: Attributes =
      shape.isOpen
      ? ["fill": "none", "stroke": paint.css, "stroke-width": "1.75", "stroke-linecap": "round"]
      : [
        "fill": isShaded ? nil : paint.css, "stroke": outline(paint),
        "stroke-width": shown.count > 60 ? "0.5" : "1",
      ]
    let isSingle = shown.count <= Self.singlyDrawn && pointCount <= Self.singlyDrawn && hasTitles
    guard isSingle || isShaded || plan.sizes != nil else {
      let points = manyPoints(shown.map({ $0.center }), area: area(first), shape, paint)
      canvas.add(group(paint, style.merging(["opacity": opacity(paint.alpha)]), [points]))
      return
    }
    let children = shown.map { mark, center in
      var path = PathData()
      SymbolPath.append(shape, at: center, area: area(mark), to: &path)
      let own = Paint(mark, plan)
      return Node.element(
        "path", ["d": path.text, "fill": isShaded ? own.css : nil, "opacity": opacity(own.alpha)],
        children: titleNode(mark))
    }
    canvas.add(group(paint, style, children))
  }

  /// A rim that keeps neighbours apart; on shaded ground, where colours are fixed, it is light around all
  /// but what is light itself.
  private func outline(_ paint: Paint) -> String {
    guard plan.hasShadedGround else { return Palette.paper }
    let light = Palette.paperShades.light.hex
    return paint.css == light ? Palette.inkShades.light.hex : light
  }

  /// Many points in one path. Dots are round line ends, the shortest that SVG has, and those that would
  /// fall on the same half pixel are drawn once.
  private func manyPoints(
    _ centers: [Point], area: Double, _ shape: BasicChartSymbolShape, _ paint: Paint
  ) -> Node {
    // One flag for each half pixel of the plot: looking there is many times faster than hashing.
    let columns = Int(box.width * 2) + 3
    var isTaken = [Bool](repeating: false, count: columns * (Int(box.height * 2) + 3))
    var path = PathData()
    for center in centers {
      let (x, y) = (((center.x - box.left) * 2).rounded(), ((center.y - box.top) * 2).rounded())
      let cell = min(max(Int(y) * columns + Int(x), 0), isTaken.count - 1)
      if isTaken[cell] { continue }
      isTaken[cell] = true
      let rounded = Point((center.x * 2).rounded() / 2, (center.y * 2).rounded() / 2)
      if shape == .circle {
        path.dot(centers.count > 1000 ? rounded : center)
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
    let center = Point(
      mark.x.map { x($0.start / 2 + $0.last / 2) } ?? box.center.x,
      mark.y.map { y($0.start / 2 + $0.last / 2) } ?? box.center.y)
    guard center.isFinite else { return nil }
    guard let slot = mark.slot, slot.count > 1 else { return center }
    // Side by side along the axis that has categories.
    let share = (Double(slot.index) + 0.5) / Double(slot.count) - 0.5
    if plan.x.categories != nil || plan.y.categories == nil {
      return Point(center.x + share * 0.8 * band(x, plan.x, mark.x?.start), center.y)
    }
    return Point(center.x, center.y + share * 0.8 * band(y, plan.y, mark.y?.start))
  }

  func area(_ mark: Mark) -> Double {
    if case .number(let size)? = plan.style(of: mark).symbolSizeBy?.value, let sizes = plan.sizes,
      size.isFinite
    {
      let top = max(sizes.upperBound.magnitude, sizes.lowerBound.magnitude)
      // The smallest is still to be seen; above that areas are in proportion.
      return top > 0 ? max(400 * min(size.magnitude / top, 1), 24) : 30
    }
    return plan.style(of: mark).symbolSize
      ?? (pointCount > 2000 ? 7 : pointCount > 200 || (!hasTitles && pointCount > 60) ? 16 : 34)
  }
}
