/// What the modifiers on a mark come to. Marks whose modifiers say the same share one. It does not change
/// once it is made, which is why its accesses need no checks for exclusivity at run time.
final class MarkStyle {
  @exclusivity(unchecked) private(set) var color: ChartColor?
  @exclusivity(unchecked) private(set) var colorBy: PlottableValue?
  @exclusivity(unchecked) private(set) var series: PlottableValue?
  @exclusivity(unchecked) private(set) var symbol: BasicChartSymbolShape?
  @exclusivity(unchecked) private(set) var symbolBy: PlottableValue?
  @exclusivity(unchecked) private(set) var symbolSize: Double?
  @exclusivity(unchecked) private(set) var symbolSizeBy: PlottableValue?
  @exclusivity(unchecked) private(set) var line: StrokeStyle?
  @exclusivity(unchecked) private(set) var lineBy: PlottableValue?
  @exclusivity(unchecked) private(set) var interpolation = InterpolationMethod.linear
  @exclusivity(unchecked) private(set) var opacity = 1.0
  @exclusivity(unchecked) private(set) var opacityBy: PlottableValue?
  @exclusivity(unchecked) private(set) var positionBy: PlottableValue?
  @exclusivity(unchecked) private(set) var facetBy: PlottableValue?
  @exclusivity(unchecked) private(set) var cornerRadius: Double?
  @exclusivity(unchecked) private(set) var zIndex = 0.0
  @exclusivity(unchecked) private(set) var annotations: [MarkAnnotation] = []
  @exclusivity(unchecked) private(set) var stacking = MarkStackingMethod.standard
  @exclusivity(unchecked) private(set) var width = MarkDimension.automatic
  @exclusivity(unchecked) private(set) var height = MarkDimension.automatic
  @exclusivity(unchecked) private(set) var innerRadius = MarkDimension.automatic
  @exclusivity(unchecked) private(set) var outerRadius = MarkDimension.automatic
  @exclusivity(unchecked) private(set) var angularInset = 0.0
  @exclusivity(unchecked) private(set) var function: FunctionSource?
  @exclusivity(unchecked) private(set) var outline: [(x: Double, y: Double)] = []
  @exclusivity(unchecked) private(set) var note: String?
  @exclusivity(unchecked) private(set) var name: String?
  @exclusivity(unchecked) private(set) var refusal: String?

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

  private func apply(_ modifier: MarkModifier) {
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
    case .refusal(let text): refusal = text
    case .name(let text): name = text
    }
  }
}
