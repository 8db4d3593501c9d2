/// What the legend lists, and whether series are named at their lines' ends instead.
struct LegendPlan {
  /// One entry: a swatch and a name.
  struct Item {
    enum Swatch {
      case fill
      case line(dash: [Double])
      case symbol(BasicChartSymbolShape)
    }

    var name: String
    var paint: Paint
    var swatch: Swatch
    /// The index by which style sheets highlight the series, where it is a colour's.
    var index: Int?
  }

  var items: [Item] = []
  var showsColorBar = false
  /// Series are named at the right ends of their lines.
  var isDirect = false
  var position = ChartLegendPosition.top

  init(_ plan: ChartPlan) {
    guard plan.options.legend.visibility != .hidden else { return }
    position = plan.options.legend.position
    if case .numbers = plan.colors.kind { showsColorBar = true }
    addColors(plan)
    if plan.symbols.label != plan.colors.label || plan.colors.categories.names.isEmpty {
      for (index, name) in plan.symbols.names.enumerated() {
        let shape = BasicChartSymbolShape.allCases[index % BasicChartSymbolShape.allCases.count]
        items.append(Item(name: name, paint: .muted, swatch: .symbol(shape)))
      }
    }
    if plan.dashes.label != plan.colors.label || plan.colors.categories.names.isEmpty {
      for (index, name) in plan.dashes.names.enumerated() {
        items.append(Item(name: name, paint: .muted, swatch: .line(dash: Paint.dashes(index))))
      }
    }
    for name in plan.opacities.names {
      var paint = Paint(ChartColor(.hue(0)))
      paint.alpha = plan.opacity(.value(plan.opacities.label, name))
      items.append(Item(name: name, paint: paint, swatch: .fill))
    }
    decideDirect(plan)
  }

  private mutating func addColors(_ plan: ChartPlan) {
    guard case .categories = plan.colors.kind else { return }
    // A line speaks for its category before a point, a point before anything else.
    var speakers: [Int: Mark] = [:]
    for mark in plan.marks {
      guard let index = mark.colorIndex else { continue }
      guard let speaker = speakers[index] else {
        speakers[index] = mark
        continue
      }
      if Self.rank(mark) > Self.rank(speaker) { speakers[index] = mark }
    }
    for (index, name) in plan.colors.categories.names.enumerated() {
      guard let mark = speakers[index] else { continue }
      let swatch: Item.Swatch =
        switch mark.kind {
        case .line, .rule, .function: .line(dash: Paint.dash(mark, plan))
        case .point: .symbol(Paint.symbol(mark, plan))
        default: .fill
        }
      items.append(Item(name: name, paint: Paint(mark, plan), swatch: swatch, index: index))
    }
  }

  private static func rank(_ mark: Mark) -> Int { mark.kind == .line ? 2 : mark.kind == .point ? 1 : 0 }

  /// Six series or fewer are named at their ends when each is one line that ends near the right edge.
  private mutating func decideDirect(_ plan: ChartPlan) {
    guard plan.options.legend.visibility == .automatic, (1...6).contains(items.count),
      plan.facets.names.count < 2, plan.x.options.marks?.contains(where: { $0.position == .top }) != true,
      plan.y.options.marks?.contains(where: { $0.position == .trailing }) != true
    else { return }
    let lines = plan.marks.filter { $0.kind == .line }
    var series: [Int: Set<Int>] = [:]
    var ends: [Int: Double] = [:]
    for line in lines {
      guard let color = line.colorIndex, let x = line.x?.start, let y = line.y?.start, x.isFinite, y.isFinite,
        plan.x.holds(x), plan.y.holds(y)
      else { continue }
      series[color, default: []].insert(line.series)
      ends[color] = max(ends[color] ?? -.infinity, x)
    }
    guard series.count == items.count, series.values.allSatisfy({ $0.count == 1 }), !plan.x.isReversed else {
      return
    }
    let scale = plan.x.scale(from: 0, to: 1)
    guard ends.values.allSatisfy({ scale($0) >= 0.75 }) else { return }
    isDirect = true
  }
}
