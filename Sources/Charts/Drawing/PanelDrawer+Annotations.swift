extension PanelDrawer {
  /// Draws the labels on marks. Each stands where it was asked to, or at the nearest other side where it
  /// neither leaves the frame nor covers another label; one that has no such side is left out.
  mutating func drawAnnotations() {
    let isLabelled = plan.styles.map { !$0.annotations.isEmpty }
    guard marks.contains(where: { isLabelled[$0.style] && $0.kind != .sector }) else { return }
    // A few symbols are worth keeping clear of; a cloud of them is not.
    if pointCount <= 60 {
      for mark in marks where mark.kind == .point {
        if let target = target(mark) { canvas.occupy(target.expanded(by: -1)) }
      }
    }
    for mark in marks where isLabelled[mark.style] && mark.kind != .sector {
      guard let target = target(mark) else { continue }
      for annotation in plan.style(of: mark).annotations {
        drawAnnotation(annotation, mark, target)
      }
    }
  }

  private mutating func drawAnnotation(_ annotation: MarkAnnotation, _ mark: Mark, _ target: Box) {
    let text = annotation.text
    // On what lets the page through, text keeps its own colour and a rim of paper.
    let isOnMark =
      annotation.position == .overlay && (mark.kind == .bar || mark.kind == .rectangle)
      && Paint(mark, plan).alpha >= 1
    let color =
      text.color.map { Paint($0).textCSS } ?? (isOnMark ? Paint(mark, plan).overCSS : Palette.ink)
    for position in candidates(annotation.position, mark) {
      for shift in [0.0, 1, -1] {
        var (x, y, anchor) = spot(position, target, annotation.spacing, size: text.fontSize)
        let width = TextMetrics.width(text.content, size: text.fontSize, bold: text.isBold)
        if shift != 0 {
          guard position != .overlay else { continue }
          y += shift * (text.fontSize + 2)
        }
        // A label is nudged sideways rather than cut.
        let room = canvas.frame.expanded(by: -1)
        guard width <= room.width else { return }
        let left = anchor == .start ? x : anchor == .middle ? x - width / 2 : x - width
        x += max(room.left - left, 0) - max(left + width - room.right, 0)
        let label = Canvas.box(
          text.content, x: x, y: y, anchor: anchor, size: text.fontSize, bold: text.isBold)
        guard room.contains(label), !canvas.occupied.contains(where: { $0.overlaps(label) }) else { continue }
        canvas.text(
          text.content, x: x, y: y, anchor: anchor, color: color, size: text.fontSize, bold: text.isBold,
          halo: !isOnMark)
        return
      }
    }
  }

  private func target(_ mark: Mark) -> Box? {
    switch mark.kind {
    case .bar: return bar(mark)
    case .rectangle: return cell(mark)
    case .rule:
      // The label of a line through the plot stands at its end.
      if mark.y == nil, let value = mark.x, value.end == nil {
        let pixel = x(value.start)
        return pixel.isFinite && plan.x.holds(value.start)
          ? Box(left: pixel, top: box.top, right: pixel, bottom: box.bottom) : nil
      }
      if mark.x == nil, let value = mark.y, value.end == nil {
        let pixel = y(value.start)
        return pixel.isFinite && plan.y.holds(value.start)
          ? Box(left: box.left, top: pixel, right: box.right, bottom: pixel) : nil
      }
      fallthrough
    default:
      guard let center = point(mark), box.contains(center) else { return nil }
      return Box(left: center.x, top: center.y, right: center.x, bottom: center.y)
        .expanded(by: mark.kind == .point ? (area(mark) / Double.pi).squareRoot() : 1)
    }
  }

  private func candidates(_ position: AnnotationPosition, _ mark: Mark) -> [AnnotationPosition] {
    if mark.kind == .rule, mark.x == nil || mark.y == nil, position == .automatic || position == .top {
      return mark.y == nil ? [.topTrailing, .topLeading] : [.topTrailing, .bottomTrailing, .topLeading]
    }
    switch position {
    case .overlay: return [.overlay]
    case .automatic:
      let isFlatBar = mark.kind == .bar && !mark.isUpright
      return isFlatBar ? [.trailing, .top] : [.top, .trailing, .leading, .bottom]
    case let asked:
      return [asked]
        + [.top, .trailing, .leading, .bottom, .topTrailing, .bottomTrailing].filter { $0 != asked }
    }
  }

  private func spot(
    _ position: AnnotationPosition, _ target: Box, _ spacing: Double, size: Double
  ) -> (Double, Double, Canvas.Anchor) {
    let half = size * 0.6
    let isRule = target.width == 0 || target.height == 0
    switch position {
    case .top, .automatic: return (target.center.x, target.top - spacing - half, .middle)
    case .bottom: return (target.center.x, target.bottom + spacing + half, .middle)
    case .leading: return (target.left - spacing, target.center.y, .end)
    case .trailing: return (target.right + spacing, target.center.y, .start)
    case .topLeading:
      return target.width == 0 && isRule
        ? (target.left - spacing, target.top + half, .end)
        : (
          isRule ? target.left + spacing : target.left, target.top - spacing / 2 - half,
          isRule ? .start : .end
        )
    case .topTrailing:
      return target.width == 0 && isRule
        ? (target.right + spacing, target.top + half, .start)
        : (isRule ? target.right - 2 : target.right, target.top - spacing / 2 - half, isRule ? .end : .start)
    case .bottomLeading: return (target.left, target.bottom + spacing / 2 + half, isRule ? .start : .end)
    case .bottomTrailing: return (target.right, target.bottom + spacing / 2 + half, isRule ? .end : .start)
    case .overlay: return (target.center.x, target.center.y, .middle)
    }
  }
}
