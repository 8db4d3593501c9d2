import Markup

extension PanelDrawer {
  /// One series of bars.
  mutating func drawBars(_ marks: [Mark]) {
    guard let first = marks.first else { return }
    let paint = Paint(first, plan)
    let isShaded = first.colorNumber != nil && plan.style(of: first).color == nil
    var children: [Node] = []
    for mark in marks {
      guard let bar = bar(mark) else { continue }
      children.append(rectangle(bar, mark, isShaded: isShaded, group: paint))
    }
    guard !children.isEmpty else { return }
    // A shade may be that of the page, and a faint bar is hardly told from it, so these have a rim.
    let isFaint = plan.style(of: first).opacityBy != nil
    canvas.add(
      group(
        paint,
        [
          "fill": isShaded ? nil : paint.css, "fill-opacity": opacity(paint.alpha),
          "stroke": isShaded ? Palette.axis : isFaint ? paint.css : nil,
          "stroke-width": isShaded || isFaint ? "0.75" : nil,
        ], children))
  }

  func rectangle(_ box: Box, _ mark: Mark, isShaded: Bool, group: Paint) -> Node {
    let own = Paint(mark, plan)
    let radius = plan.style(of: mark).cornerRadius.map { min($0, box.width / 2, box.height / 2) } ?? 0
    return .element(
      "rect",
      [
        "x": NumberFormat.coordinate(box.left), "y": NumberFormat.coordinate(box.top),
        "width": NumberFormat.coordinate(box.width), "height": NumberFormat.coordinate(box.height),
        "rx": radius > 0 ? NumberFormat.coordinate(radius) : nil,
        "fill": isShaded || own.css != group.css ? own.css : nil,
        "fill-opacity": own.alpha != group.alpha ? NumberFormat.coordinate(own.alpha) : nil,
      ], children: titleNode(mark))
  }

  /// The bar's rectangle within the plot; `nil` when it lies outside.
  func bar(_ mark: Mark) -> Box? {
    let (base, value) = mark.isUpright ? (mark.x, mark.y) : (mark.y, mark.x)
    let (baseScale, valueScale) = mark.isUpright ? (x, y) : (y, x)
    let baseAxis = mark.isUpright ? plan.x : plan.y
    guard let value else { return nil }
    let from = baseline(value.start, valueScale)
    let to = baseline(value.last, valueScale)
    let dimension = mark.isUpright ? plan.style(of: mark).width : plan.style(of: mark).height
    guard from.isFinite, to.isFinite,
      let (near, far) = thickness(base, baseScale, baseAxis, dimension, slot: mark.slot, usual: 0.8)
    else { return nil }
    let whole =
      mark.isUpright
      ? Box(left: near, top: min(from, to), right: far, bottom: max(from, to))
      : Box(left: min(from, to), top: near, right: max(from, to), bottom: far)
    guard whole.overlaps(box.expanded(by: 0.5)) else { return nil }
    return whole.clipped(to: box)
  }

  /// The pixels between which a mark stands on the axis where it has a coordinate rather than a value.
  func thickness(
    _ base: Extent?, _ scale: PositionScale, _ axis: AxisPlan, _ dimension: MarkDimension,
    slot: (index: Int, count: Int)?, usual: Double
  ) -> (Double, Double)? {
    guard let base else {
      let middle = (scale.start + scale.end) / 2
      let reach = size(dimension, room: scale.length, usual: min(0.6, 64 / max(scale.length, 1))) / 2
      return (middle - reach, middle + reach)
    }
    if base.end != nil {
      let (a, b) = (scale(base.start), scale(base.last))
      guard a.isFinite, b.isFinite else { return nil }
      // A hair between the bars of a histogram.
      let inset = (b - a).magnitude > 4 && usual < 1 ? 0.5 : 0
      return (min(a, b) + inset, max(a, b) - inset)
    }
    let middle = scale(base.start)
    guard middle.isFinite else { return nil }
    let room = band(scale, axis, base.start)
    guard let slot, slot.count > 1 else {
      let reach = max(size(dimension, room: room, usual: usual), 0.5) / 2
      return (middle - reach, middle + reach)
    }
    let part = room * 0.8 / Double(slot.count)
    let center = middle + (Double(slot.index) - Double(slot.count - 1) / 2) * part
    let reach = max(size(dimension, room: part, usual: 0.92), 0.5) / 2
    return (center - reach, center + reach)
  }

  /// The pixels that one value has on an axis.
  func band(_ scale: PositionScale, _ axis: AxisPlan, _ value: Double?) -> Double {
    if let names = axis.categories { return scale.length / Double(max(names.count, 1)) }
    guard let value else { return scale.length }
    let width = (scale(value + axis.unit / 2) - scale(value - axis.unit / 2)).magnitude
    return width.isFinite && width > 0 ? min(width, scale.length) : min(20, scale.length)
  }

  private func size(_ dimension: MarkDimension, room: Double, usual: Double) -> Double {
    switch dimension {
    case .automatic: room * usual
    case .fixed(let width): width.isFinite ? min(max(width, 0), 2000) : room * usual
    case .ratio(let share): share.isFinite ? room * min(max(share, 0), 1) : room * usual
    case .inset(let inset): inset.isFinite ? max(0, room - 2 * inset) : room
    }
  }
}
