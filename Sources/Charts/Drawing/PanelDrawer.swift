import Markup

/// Draws the marks of one panel.
struct PanelDrawer {
  let plan: ChartPlan
  /// The marks of this panel.
  let marks: [Mark]
  let box: Box
  let x: PositionScale
  let y: PositionScale
  /// Whether marks carry their values as titles; the layout for phones leaves them out, as there is no
  /// pointer to hover with.
  let hasTitles: Bool
  var canvas: Canvas
  /// How many points the panel has, which decides how large they are.
  let pointCount: Int
  /// Which lines would hide others.
  let overlap: LineOverlap

  init(plan: ChartPlan, facet: Int, box: Box, hasTitles: Bool, canvas: Canvas) {
    self.plan = plan
    marks = plan.facets.names.count > 1 ? plan.marks.filter { $0.facet == facet } : plan.marks
    self.box = box
    x = plan.x.scale(from: box.left, to: box.right)
    y = plan.y.scale(from: box.bottom, to: box.top)
    self.hasTitles = hasTitles
    self.canvas = canvas
    pointCount = marks.count { $0.kind == .point }
    overlap = plan.overlaps[min(facet, plan.overlaps.count - 1)]
  }

  /// Draws everything in the plot, in order of depth: by z index, then kinds in order of appearance,
  /// then series.
  mutating func draw() {
    let depths = plan.styles.map({ $0.zIndex })
    var layers: [(zIndex: Double, kind: MarkKind)] = []
    for mark in marks {
      let depth = depths[mark.style]
      if let last = layers.last, last.kind == mark.kind, last.zIndex == depth { continue }
      if layers.contains(where: { $0.kind == mark.kind && $0.zIndex == depth }) { continue }
      layers.append((depth, mark.kind))
    }
    for layer in layers {
      let members =
        layers.count == 1
        ? marks : marks.filter { $0.kind == layer.kind && depths[$0.style] == layer.zIndex }
      for (index, series) in bySeries(members).enumerated() { draw(layer.kind, series, isFirst: index == 0) }
      if layer.kind == .line { drawSharedStretches(members) }
    }
    drawAnnotations()
  }

  private mutating func draw(_ kind: MarkKind, _ series: [Mark], isFirst: Bool) {
    switch kind {
    case .line: drawLine(series)
    case .area: drawArea(series)
    case .point: drawPoints(series)
    case .bar: drawBars(series)
    case .rule: drawRules(series)
    case .rectangle: drawRectangles(series)
    case .polygon: drawPolygons(series)
    // Sectors share one circle whatever their series.
    case .sector: if isFirst { drawSectors() }
    case .function: break
    }
  }

  private func bySeries(_ marks: [Mark]) -> [[Mark]] {
    guard let first = marks.first, marks.contains(where: { $0.series != first.series }) else {
      return [marks]
    }
    var indices: [Int: Int] = [:]
    var groups: [[Mark]] = []
    for mark in marks {
      if let index = indices[mark.series] {
        groups[index].append(mark)
      } else {
        indices[mark.series] = groups.count
        groups.append([mark])
      }
    }
    return groups
  }

  /// A group for one series, which a style sheet can highlight.
  func group(_ paint: Paint, _ attributes: Attributes, _ children: [Node]) -> Node {
    var all: Attributes = ["class": "series", "data-series": paint.index.map { String($0 + 1) }]
    all = all.merging(attributes)
    return .element("g", all, children: children)
  }

  func opacity(_ value: Double) -> String? { value >= 1 ? nil : NumberFormat.coordinate(value) }

  /// "Epoch 3 · Loss 0.12 · ReLU"
  func title(_ mark: Mark) -> String {
    let record = plan.records[mark.record]
    var parts: [String] = []
    for value in [
      plan.colorBy(mark), plan.style(of: mark).series, record.x, record.y, plan.style(of: mark).symbolBy,
      plan.style(of: mark).facetBy,
    ] {
      guard let value else { continue }
      var text = plotted(value.value)
      if let end = value.end { text += " to " + plotted(end) }
      let part = value.label.isEmpty ? text : "\(value.label) \(text)"
      if !parts.contains(part) { parts.append(part) }
    }
    return ([plan.style(of: mark).name].compactMap { $0 } + parts).joined(separator: " · ")
  }

  func titleNode(_ mark: Mark) -> [Node] { hasTitles ? [.element("title", text: title(mark))] : [] }

  func dashText(_ dash: [Double]) -> String? {
    dash.isEmpty ? nil : dash.map(NumberFormat.coordinate).joined(separator: " ")
  }
}
