/// The colour that a mark is drawn in.
struct Paint: Hashable {
  /// For lines and fills.
  var css: String
  /// For its name in text, with more contrast.
  var textCSS: String
  /// For text that stands on it.
  var overCSS: String
  var alpha = 1.0
  /// The colour scale's index, by which a style sheet finds the series.
  var index: Int?

  static let muted = Paint(ChartColor(.muted))

  init(_ color: ChartColor, index: Int? = nil) {
    css = color.css
    overCSS = color.overCSS
    if case .hue(let hue) = color.base { textCSS = Palette.seriesText(hue) } else { textCSS = Palette.ink }
    if case .muted = color.base { textCSS = Palette.muted }
    alpha = color.alpha
    self.index = index
  }

  init(_ mark: Mark, _ plan: ChartPlan) {
    if let color = plan.style(of: mark).color {
      self.init(color)
    } else if let index = mark.colorIndex {
      self.init(plan.colors.color(index), index: index)
    } else if let number = mark.colorNumber, let rgb = plan.colors.color(number: number) {
      self.init(ChartColor(.exact(rgb)))
    } else if mark.kind == .rule {
      self.init(ChartColor(.ink))
    } else {
      self.init(ChartColor(.hue(0)))
    }
    if plan.hasShadedGround { settle() }
    alpha *= plan.style(of: mark).opacity
    if let value = plan.style(of: mark).opacityBy { alpha *= plan.opacity(value) }
  }

  /// Shaded cells look the same on every page, and so must what is drawn upon them.
  private mutating func settle() {
    if css == Palette.ink { css = Palette.inkShades.light.hex }
    if css == Palette.paper { css = Palette.paperShades.light.hex }
  }

  /// The dashes of a mark's line: its own, its category's, or those that tell its series apart.
  static func dash(_ mark: Mark, _ plan: ChartPlan) -> [Double] {
    if let line = plan.style(of: mark).line, !line.dash.isEmpty { return line.dash }
    if let index = mark.dashIndex { return dashes(index) }
    if let index = mark.colorIndex { return StrokeStyle.dash(series: index) }
    return []
  }

  static func dashes(_ index: Int) -> [Double] { index == 0 ? [] : StrokeStyle.dash(series: index + 2) }

  static func symbol(_ mark: Mark, _ plan: ChartPlan) -> BasicChartSymbolShape {
    if let symbol = plan.style(of: mark).symbol { return symbol }
    if let index = mark.symbolIndex {
      return BasicChartSymbolShape.allCases[index % BasicChartSymbolShape.allCases.count]
    }
    return mark.colorIndex.map(BasicChartSymbolShape.series) ?? .circle
  }
}

extension ChartPlan {
  /// Numbers spread from faint to full; categories in even steps.
  func opacity(_ value: PlottableValue) -> Double {
    guard let index = opacities.known(value.value) else { return 1 }
    let count = opacities.names.count
    return count < 2 ? 1 : 1 - 0.7 * Double(index) / Double(count - 1)
  }
}
