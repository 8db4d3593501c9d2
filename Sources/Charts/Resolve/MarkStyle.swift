/// What the modifiers on one mark come to.
struct MarkStyle {
  var color: ChartColor?
  var colorBy: PlottableValue?
  var series: PlottableValue?
  var symbol: BasicChartSymbolShape?
  var symbolBy: PlottableValue?
  var symbolSize: Double?
  var symbolSizeBy: PlottableValue?
  var line: StrokeStyle?
  var lineBy: PlottableValue?
  var interpolation = InterpolationMethod.linear
  var opacity = 1.0
  var opacityBy: PlottableValue?
  var positionBy: PlottableValue?
  var facetBy: PlottableValue?
  var cornerRadius: Double?
  var zIndex = 0.0
  var annotations: [MarkAnnotation] = []
  var stacking = MarkStackingMethod.standard
  var width = MarkDimension.automatic
  var height = MarkDimension.automatic
  var innerRadius = MarkDimension.automatic
  var outerRadius = MarkDimension.automatic
  var angularInset = 0.0
  var function: FunctionSource?
  var outline: [(x: Double, y: Double)] = []
  var note: String?
  var name: String?

  init(_ modifiers: [MarkModifier]) {
    for modifier in modifiers { apply(modifier) }
  }

  /// What tells the mark's series from others, in words; empty when nothing does.
  var seriesName: String {
    var parts: [String] = []
    for value in [colorBy, series, symbolBy, lineBy] {
      guard let text = value.map({ plotted($0.value) }), !parts.contains(text) else { continue }
      parts.append(text)
    }
    return parts.joined(separator: ", ")
  }

  private mutating func apply(_ modifier: MarkModifier) {
    switch modifier {
    case .foregroundStyle(let color): (self.color, colorBy) = (color, nil)
    case .foregroundBy(let value): (color, colorBy) = (nil, value)
    case .series(let value): series = value
    case .symbol(let shape): (symbol, symbolBy) = (shape, nil)
    case .symbolBy(let value): symbolBy = value
    case .symbolSize(let area): symbolSize = area.isFinite ? min(max(area, 0), 10_000) : nil
    case .symbolSizeBy(let value): symbolSizeBy = value
    case .lineStyle(let style): line = style
    case .lineStyleBy(let value): lineBy = value
    case .interpolation(let method): interpolation = method
    case .opacity(let value): opacity *= value.isFinite ? min(max(value, 0), 1) : 1
    case .opacityBy(let value): opacityBy = value
    case .positionBy(let value): positionBy = value
    case .facetBy(let value): facetBy = value
    case .cornerRadius(let radius): cornerRadius = radius.isFinite ? max(0, radius) : nil
    case .zIndex(let index): zIndex = index.isNaN ? 0 : index
    case .annotation(let annotation): annotations.append(annotation)
    case .stacking(let method): stacking = method
    case .width(let dimension): width = dimension
    case .height(let dimension): height = dimension
    case .radii(let inner, let outer): (innerRadius, outerRadius) = (inner, outer)
    case .angularInset(let inset): angularInset = inset.isFinite ? min(max(inset, 0), 20) : 0
    case .function(let source): function = source
    case .outline(let corners): outline = corners
    case .note(let text): note = text
    case .name(let text): name = text
    }
  }
}
