import Markup

/// A word-sized line for a table's cell: no axes, the last value as a dot.
public struct Sparkline: Figure {
  public let values: [Double]
  let label: String

  /// - Parameter label: what the values are, for the description.
  public init(_ values: [Double], label: String = "Values") {
    self.values = values
    self.label = label
  }

  /// The picture alone, 96 by 20 points.
  public var svg: String { rendered(ChartFrame(width: 96, height: 40)).svg }

  public func render(_ frame: ChartFrame) throws(ChartError) -> RenderedChart {
    rendered(
      frame.height == 480 && frame.width == 672
        ? ChartFrame(width: 96, height: 40, description: frame.description, id: frame.id) : frame)
  }

  private func rendered(_ frame: ChartFrame) -> RenderedChart {
    let (width, height) = (frame.width, min(frame.height / 2, 20))
    let finite = values.filter(\.isFinite)
    let low = finite.min() ?? 0
    let high = finite.max() ?? 0
    let (from, to) = low < high ? (low, high) : (low - 1, high + 1)
    let y = PositionScale(transform: .linear, from: from, to: to, start: height - 3, end: 3)
    let step = (width - 8) / Double(max(values.count - 1, 1))
    var path = PathData()
    var run: [Point] = []
    var last: Point?
    for (index, value) in values.enumerated() {
      guard value.isFinite else {
        path.polyline(Simplification.simplified(run, tolerance: 0.2))
        run = []
        continue
      }
      run.append(Point(4 + Double(index) * step, y(value)))
      last = run.last
    }
    path.polyline(Simplification.simplified(run, tolerance: 0.2))
    var nodes: [Node] = [
      .element(
        "path",
        [
          "d": path.text, "fill": "none", "stroke": Palette.series(0), "stroke-width": "1.5",
          "stroke-linejoin": "round",
        ])
    ]
    if let last {
      nodes.append(
        .element(
          "circle",
          [
            "cx": NumberFormat.coordinate(last.x), "cy": NumberFormat.coordinate(last.y), "r": "2.5",
            "fill": Palette.series(0),
          ]))
    }
    let words =
      finite.isEmpty
      ? "\(label): no values."
      : "\(label) from \(NumberFormat.readable(finite[0])) to \(NumberFormat.readable(finite[finite.count - 1])), between \(NumberFormat.readable(low)) and \(NumberFormat.readable(high))."
    let description = frame.description ?? words
    let picture = Picture.Layout(width: width, height: height, nodes: nodes)
    return RenderedChart(
      svg: Picture.svg(
        wide: picture, compact: nil, title: label, description: description, id: frame.id, style: "spark"),
      description: description,
      table: ChartTable(columns: [label], rows: values.map { [.number($0)] }), notes: [], seriesCount: 1)
  }
}
