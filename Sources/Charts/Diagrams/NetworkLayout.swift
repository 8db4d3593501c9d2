import Markup

/// Places the units of a network for one size and draws it.
struct NetworkLayout {
  let diagram: NetworkDiagram
  let width: Double
  let height: Double

  init(_ diagram: NetworkDiagram, width: Double, height: Double) {
    self.diagram = diagram
    self.width = width
    let tallest = Double(diagram.layers.map(\.units).max() ?? 0)
    self.height = min(height, max(tallest, 2) * 40 + 62)
  }

  /// The units of a layer that are drawn, each with its place; the rest is three dots.
  private func units(_ layer: Int) -> (shown: [(index: Int, y: Double)], dots: Double?) {
    let count = diagram.layers[layer].units
    let (top, bottom) = (14.0, height - 44)
    let most = max(2, Int((bottom - top) / 26))
    let pitch = min(38, (bottom - top) / Double(max(min(count, most), 1)))
    let middle = (top + bottom) / 2
    func y(_ slot: Int, of slots: Int) -> Double { middle + (Double(slot) - Double(slots - 1) / 2) * pitch }
    if count <= most { return ((0..<count).map { ($0, y($0, of: count)) }, nil) }
    // The first few, dots, and the last.
    let head = most - 2
    let shown = (0..<head).map { ($0, y($0, of: most)) } + [(count - 1, y(most - 1, of: most))]
    return (shown, y(head, of: most))
  }

  private func x(_ layer: Int) -> Double {
    let count = diagram.layers.count
    let margin = max(30, (diagram.layers.map { TextMetrics.width($0.name, size: 12) }.max() ?? 0) / 2 + 4)
    let side = min(margin, width / 4)
    return count < 2 ? width / 2 : side + (width - 2 * side) * Double(layer) / Double(count - 1)
  }

  var picture: Picture.Layout {
    guard !diagram.layers.isEmpty else {
      return Picture.Layout(
        width: width, height: 60,
        nodes: [Canvas.textNode("No layers", x: width / 2, y: 30, anchor: .middle, color: Palette.muted)])
    }
    let columns = diagram.layers.indices.map { units($0) }
    var nodes: [Node] = []
    for layer in diagram.layers.indices.dropLast() {
      nodes += edges(layer, columns[layer].shown, columns[layer + 1].shown)
    }
    for layer in diagram.layers.indices { nodes += circles(layer, columns[layer]) }
    return Picture.Layout(width: width, height: height, nodes: nodes)
  }

  private func edges(
    _ layer: Int, _ from: [(index: Int, y: Double)], _ to: [(index: Int, y: Double)]
  ) -> [Node] {
    let (left, right) = (x(layer), x(layer + 1))
    guard layer < diagram.weights.count else {
      var path = PathData()
      for start in from {
        for end in to {
          path.move(Point(left, start.y))
          path.line(Point(right, end.y))
        }
      }
      return path.isEmpty
        ? []
        : [
          .element("path", ["d": path.text, "fill": "none", "stroke": Palette.axis, "stroke-opacity": "0.6"])
        ]
    }
    let matrix = diagram.weights[layer]
    let largest = matrix.joined().filter(\.isFinite).map(\.magnitude).max() ?? 0
    // Four strengths for each sign: one path each, where one per weight would be thousands.
    var paths = [PathData](repeating: PathData(), count: 8)
    for start in from {
      for end in to {
        let weight = matrix[end.index][start.index]
        guard weight.isFinite, weight != 0, largest > 0 else { continue }
        let strength = min(3, Int(weight.magnitude / largest * 4))
        let slot = (weight < 0 ? 4 : 0) + strength
        paths[slot].move(Point(left, start.y))
        paths[slot].line(Point(right, end.y))
      }
    }
    return paths.enumerated().compactMap { slot, path in
      guard !path.isEmpty else { return nil }
      let strength = slot % 4
      return .element(
        "path",
        [
          "d": path.text, "fill": "none", "stroke": Palette.series(slot < 4 ? 0 : 1),
          "stroke-width": ["0.5", "1.25", "2.25", "3.5"][strength],
          "stroke-opacity": ["0.5", "0.7", "0.85", "1"][strength],
          // Told apart without colour, too.
          "stroke-dasharray": slot < 4 ? nil : "5 3",
        ])
    }
  }

  private func circles(_ layer: Int, _ column: (shown: [(index: Int, y: Double)], dots: Double?)) -> [Node] {
    let info = diagram.layers[layer]
    let pixel = x(layer)
    var nodes: [Node] = []
    for unit in column.shown {
      let activation = unit.index < info.activations.count ? info.activations[unit.index] : nil
      let fill = activation.map { min(max($0.isFinite ? $0 : 0, 0), 1) }
      nodes.append(
        .element(
          "circle",
          [
            "cx": NumberFormat.coordinate(pixel), "cy": NumberFormat.coordinate(unit.y), "r": "9",
            "fill": Palette.paper, "stroke": Palette.ink, "stroke-width": "1.5",
          ]))
      if let fill, let activation {
        nodes.append(
          .element(
            "circle",
            [
              "cx": NumberFormat.coordinate(pixel), "cy": NumberFormat.coordinate(unit.y), "r": "9",
              "fill": Palette.series(4), "fill-opacity": NumberFormat.coordinate(fill),
            ], children: [.element("title", text: NumberFormat.readable(activation))]))
      }
    }
    if let dots = column.dots {
      for offset in [-6.0, 0, 6] {
        nodes.append(
          .element(
            "circle",
            [
              "cx": NumberFormat.coordinate(pixel), "cy": NumberFormat.coordinate(dots + offset), "r": "1.75",
              "fill": Palette.muted,
            ]))
      }
    }
    let room = (width - 8) / Double(diagram.layers.count)
    let name = TextMetrics.truncated(info.name, to: max(room, 20), size: 12)
    let half = TextMetrics.width(name, size: 12) / 2
    nodes.append(
      Canvas.textNode(
        name, x: min(max(pixel, half + 1), width - half - 1), y: height - 24, anchor: .middle,
        color: Palette.ink))
    nodes.append(
      Canvas.textNode(
        NumberFormat.count(info.units), x: pixel, y: height - 9, anchor: .middle, color: Palette.muted,
        size: 11))
    return nodes
  }
}
