/// Where the parts of a chart go, for one size.
struct ChartLayout {
  struct Panel {
    var box: Box
    var facet: Int
    var title: String?
    var showsXLabels: Bool
    var showsYLabels: Bool
  }

  var panels: [Panel] = []
  var legend: LegendPlan
  /// Rows of legend items, each with its left edge.
  var legendRows: [[(item: LegendPlan.Item, left: Double)]] = []
  var legendTop = 0.0
  /// Names at the right ends of lines, with the pixels their lines end at.
  var directLabels: [DirectLabel] = []
  var plotTop: Double
  let width: Double
  let height: Double

  static let rowHeight = 19.0
  static let colorBarHeight = 40.0

  init(_ plan: ChartPlan, width: Double, height: Double) {
    self.width = width
    self.height = height
    legend = LegendPlan(plan)
    let isAxisless = plan.marks.allSatisfy { $0.kind == .sector }
    plotTop = LayoutMeasure.edge
    var right = LayoutMeasure.right
    if legend.isDirect {
      directLabels = DirectLabel.found(plan, legend)
      let widest = directLabels.map { TextMetrics.width($0.name, size: LayoutMeasure.nameSize) }.max() ?? 0
      // Names that take too much of the picture go to a legend.
      let tallest = Double(directLabels.count) * LayoutMeasure.directLine
      if widest > width * LayoutMeasure.directShare(width) || tallest > height - LayoutMeasure.directReserve {
        legend.isDirect = false
        directLabels = []
      } else {
        right = widest + LayoutMeasure.right
      }
    }
    var bottom = height - LayoutMeasure.edge
    setLegend(plan, &bottom)
    if !isAxisless, hasYLabel(plan) { plotTop += LayoutMeasure.yName }
    let facets = max(plan.facets.names.count, 1)
    if facets > 1 { plotTop += LayoutMeasure.panelTitle }
    setPanels(plan, facets, bottom: bottom, right: right, isAxisless: isAxisless)
  }

  /// The height below which panels would be too low to read; none for a chart without panels.
  static func leastHeight(_ plan: ChartPlan, width: Double) -> Double {
    let facets = plan.facets.names.count
    guard facets > 1 else { return 0 }
    let columns = columns(plan, facets, width)
    return Double((facets + columns - 1) / columns) * LayoutMeasure.leastPanelHeight(width)
      + LayoutMeasure.panelReserve
  }

  func hasYLabel(_ plan: ChartPlan) -> Bool {
    plan.y.isUsed && !plan.y.options.isLabelHidden && !plan.y.options.isHidden && !plan.y.label.isEmpty
  }

  func hasXLabel(_ plan: ChartPlan) -> Bool {
    plan.x.isUsed && !plan.x.options.isLabelHidden && !plan.x.options.isHidden && !plan.x.label.isEmpty
  }

  private mutating func setLegend(_ plan: ChartPlan, _ bottom: inout Double) {
    var room = 0.0
    if legend.showsColorBar { room += Self.colorBarHeight }
    if !legend.isDirect, !legend.items.isEmpty {
      var left = LayoutMeasure.legendLeft
      var row: [(item: LegendPlan.Item, left: Double)] = []
      for item in legend.items {
        let name = TextMetrics.truncated(
          item.name, to: width - LayoutMeasure.nameReserve, size: LayoutMeasure.nameSize)
        let size = LayoutMeasure.swatch + TextMetrics.width(name, size: LayoutMeasure.nameSize)
        if left + size > width - 2 * LayoutMeasure.legendLeft, !row.isEmpty {
          legendRows.append(row)
          row = []
          left = LayoutMeasure.legendLeft
        }
        var short = item
        short.name = name
        row.append((short, left))
        left += size + LayoutMeasure.itemGap
      }
      legendRows.append(row)
      // A thousand categories cannot be listed; the table has them.
      let most = max(1, Int(height * LayoutMeasure.mostLegend / Self.rowHeight))
      legendRows = Array(legendRows.prefix(most))
      room += Double(legendRows.count) * Self.rowHeight + LayoutMeasure.edge
    }
    if legend.position == .bottom {
      bottom -= room
      legendTop = bottom + LayoutMeasure.legendGap
    } else {
      legendTop = LayoutMeasure.legendLeft
      plotTop += room
    }
  }

  private mutating func setPanels(
    _ plan: ChartPlan, _ facets: Int, bottom: Double, right: Double, isAxisless: Bool
  ) {
    let columns = Self.columns(plan, facets, width)
    let rows = (facets + columns - 1) / columns
    var left = isAxisless ? LayoutMeasure.edge : LayoutMeasure.yTickRoom
    var under =
      isAxisless ? LayoutMeasure.noXName : hasXLabel(plan) ? LayoutMeasure.xName : LayoutMeasure.edge
    var gap = LayoutMeasure.panelGap
    var right = right
    // The room that labels need and the labels that fit depend on each other; a few looks settle it.
    if !isAxisless {
      for look in 0..<5 {
        let box = panel(0, columns, rows, left, under, bottom, right, gap)
        let y = AxisTicks(plan.y, plan.y.scale(from: box.bottom, to: box.top), isHorizontal: false)
        let x = AxisTicks(plan.x, plan.x.scale(from: box.left, to: box.right), isHorizontal: true)
        let yRoom =
          y.ticks.isEmpty
          ? LayoutMeasure.noYTicks : y.extent(isHorizontal: false) + LayoutMeasure.yTickRoom
        under =
          (hasXLabel(plan) ? LayoutMeasure.xName : LayoutMeasure.noXName)
          + (x.ticks.isEmpty ? 0 : x.extent(isHorizontal: true) + LayoutMeasure.xTickRoom)
        let overhang = Self.overhang(x, box)
        // The last label of a panel and the first of the next one stand side by side.
        gap = max(gap, overhang.left + overhang.right + LayoutMeasure.labelGap)
        let wanted = max(
          plan.y.isTrailing ? LayoutMeasure.edge : yRoom, overhang.left + LayoutMeasure.labelEdge,
          slantRoom(x, box))
        let isSettled = wanted == left
        // Two choices of ticks may ask for each other for ever; then there is room for either.
        left = look < 2 ? wanted : max(left, wanted)
        right = max(right, overhang.right + LayoutMeasure.labelEdge, plan.y.isTrailing ? yRoom : 0)
        if isSettled { break }
      }
    }
    for facet in 0..<facets {
      let (row, column) = (facet / columns, facet % columns)
      let isLast = facet + columns >= facets
      panels.append(
        Panel(
          box: panel(facet, columns, rows, left, under, bottom, right, gap), facet: facet,
          title: facets > 1 ? plan.facets.names[facet] : nil, showsXLabels: isLast || row == rows - 1,
          showsYLabels: column == 0))
    }
  }

  /// As many panels side by side as leave each wide enough to read.
  private static func columns(_ plan: ChartPlan, _ facets: Int, _ width: Double) -> Int {
    let most = max(1, Int((width - LayoutMeasure.nameReserve) / LayoutMeasure.leastPanelWidth))
    if let asked = plan.options.facet?.columns { return min(max(asked, 1), facets, most) }
    return min(facets, most)
  }

  private func panel(
    _ facet: Int, _ columns: Int, _ rows: Int, _ left: Double, _ under: Double, _ bottom: Double,
    _ right: Double, _ gap: Double
  ) -> Box {
    let (row, column) = (Double(facet / columns), Double(facet % columns))
    let across = max(
      (width - left - right - gap * Double(columns - 1)) / Double(columns), LayoutMeasure.leastPlot)
    let titles = rows > 1 ? LayoutMeasure.panelRowGap : 0
    let down = max(
      (bottom - under - plotTop - titles * Double(rows - 1)) / Double(rows), LayoutMeasure.leastPlot)
    let (x, y) = (left + column * (across + gap), plotTop + row * (down + titles))
    return Box(left: x, top: y, right: x + across, bottom: y + down)
  }

  /// How far labels at the ends of the x axis reach beyond the plot.
  private static func overhang(_ ticks: AxisTicks, _ box: Box) -> (left: Double, right: Double) {
    var (left, right) = (0.0, 0.0)
    for tick in ticks.ticks where !tick.isSlanted {
      for line in tick.lines {
        let half = TextMetrics.width(line, size: AxisTicks.fontSize) / 2
        left = max(left, half - (tick.pixel - box.left))
        right = max(right, tick.pixel + half - box.right)
      }
    }
    return (left, right)
  }

  /// Slanted labels reach to the lower left of their tick.
  private func slantRoom(_ ticks: AxisTicks, _ box: Box) -> Double {
    var room = 0.0
    for tick in ticks.ticks where tick.isSlanted {
      for line in tick.lines {
        let reach = TextMetrics.width(line, size: AxisTicks.fontSize) * AxisTicks.slant.cosine
        room = max(room, reach - (tick.pixel - box.left) + LayoutMeasure.edge)
      }
    }
    return min(room, width * LayoutMeasure.mostSlant)
  }
}
