import Markup

extension PanelDrawer {
  /// From this many cells on a heatmap is an image: a rectangle each would be a hundred bytes a cell.
  static let cellsAsImage = 900

  /// A regular grid of shaded cells as one image; `nil` when the cells do not make such a grid.
  func cellImage(_ marks: [Mark]) -> Node? {
    guard marks.count >= Self.cellsAsImage, plan.x.type.transform == .linear,
      plan.y.type.transform == .linear,
      marks.allSatisfy({
        $0.x?.end == nil && $0.y?.end == nil && plan.style(of: $0).width == .automatic
          && plan.style(of: $0).height == .automatic
      }), let columns = grid(marks.compactMap({ $0.x?.start }), plan.x),
      let rows = grid(marks.compactMap({ $0.y?.start }), plan.y),
      columns.count * rows.count <= 1_000_000
    else { return nil }
    var image = PNG(width: columns.count, height: rows.count)
    let (goesLeft, goesUp) = (x(columns.high) < x(columns.low), y(rows.high) < y(rows.low))
    for mark in marks {
      guard let across = mark.x?.start, let up = mark.y?.start, let number = mark.colorNumber,
        let color = plan.colors.color(number: number)
      else { continue }
      let column = columns.index(across)
      let row = rows.index(up)
      // Shades are cut to 256 steps so that the image has a palette.
      image.set(
        goesLeft ? columns.count - 1 - column : column, goesUp ? rows.count - 1 - row : row,
        stepped(color, number))
    }
    let (half, halfUp) = (columns.step / 2, rows.step / 2)
    let (left, right) = (x(columns.low - half), x(columns.high + half))
    let (bottom, top) = (y(rows.low - halfUp), y(rows.high + halfUp))
    let area = Box(
      left: min(left, right), top: min(top, bottom), right: max(left, right), bottom: max(top, bottom))
    guard box.expanded(by: 0.5).contains(area) else { return nil }
    return .element(
      "image",
      [
        "x": NumberFormat.coordinate(area.left), "y": NumberFormat.coordinate(area.top),
        "width": NumberFormat.coordinate(area.width), "height": NumberFormat.coordinate(area.height),
        "preserveAspectRatio": "none", "style": "image-rendering:pixelated", "href": image.dataURI,
      ])
  }

  private func stepped(_ color: RGB, _ number: Double) -> RGB {
    guard case .numbers(let low, let high, let scheme) = plan.colors.kind, high > low else { return color }
    return scheme.color(at: ((number - low) / (high - low) * 250).rounded() / 250)
  }

  private struct Grid {
    var low: Double
    var high: Double
    var step: Double
    var count: Int

    func index(_ value: Double) -> Int { min(max(Int(((value - low) / step).rounded()), 0), count - 1) }
  }

  private func grid(_ values: [Double], _ axis: AxisPlan) -> Grid? {
    guard let low = values.min(), let high = values.max() else { return nil }
    let step = axis.categories == nil ? axis.unit : 1
    guard step > 0, low < high, (high - low) / step < 4000 else { return nil }
    let steps = (high - low) / step
    let count = Int(steps.rounded()) + 1
    let even = (high - low) / Double(count - 1)
    let isRegular = values.allSatisfy { value in
      let index = (value - low) / even
      return (index - index.rounded()).magnitude < 0.02
    }
    return isRegular ? Grid(low: low, high: high, step: even, count: count) : nil
  }
}
