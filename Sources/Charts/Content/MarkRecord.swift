/// One mark as written: its kind, where it stands, and what its modifiers say. All content erases to
/// this type.
struct MarkRecord {
  var kind: MarkKind
  var x: PlottableValue?
  var y: PlottableValue?
  var modifiers: [MarkModifier] = []
}

/// What is drawn.
enum MarkKind: String, Sendable, Hashable, CaseIterable {
  case line, point, bar, area, rule, rectangle, sector, function, polygon
}

/// How wide a bar or a rectangle is along the axis on which it has a single value.
public enum MarkDimension: Sendable, Hashable, ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral {
  case automatic
  /// In points.
  case fixed(Double)
  /// A share of the space that a value has on its axis.
  case ratio(Double)
  /// The whole space less this many points on either side.
  case inset(Double)

  public init(floatLiteral value: Double) { self = .fixed(value) }
  public init(integerLiteral value: Int) { self = .fixed(Double(value)) }
}

/// What becomes of bars and areas that share a place.
public enum MarkStackingMethod: Sendable, Hashable, CaseIterable {
  /// One on top of the other.
  case standard
  /// One on top of the other, stretched so that each stack has height one.
  case normalized
  /// Stacked around the middle, as in a stream graph.
  case center
  /// In front of each other.
  case unstacked
}

/// A modifier on a mark. Later ones win.
enum MarkModifier {
  case foregroundStyle(ChartColor)
  case foregroundBy(PlottableValue)
  case series(PlottableValue)
  case symbol(BasicChartSymbolShape?)
  case symbolBy(PlottableValue)
  case symbolSize(Double)
  case symbolSizeBy(PlottableValue)
  case lineStyle(StrokeStyle)
  case lineStyleBy(PlottableValue)
  case interpolation(InterpolationMethod)
  case opacity(Double)
  case opacityBy(PlottableValue)
  case positionBy(PlottableValue)
  case facetBy(PlottableValue)
  case cornerRadius(Double)
  case zIndex(Double)
  case annotation(MarkAnnotation)
  case stacking(MarkStackingMethod)
  case width(MarkDimension)
  case height(MarkDimension)
  case radii(inner: MarkDimension, outer: MarkDimension)
  case angularInset(Double)
  case function(FunctionSource)
  case outline([(x: Double, y: Double)])
  case note(String)
  /// What was given makes no sense, in a sentence; content cannot throw, so the chart does when it is drawn.
  case refusal(String)
  case name(String)
}

extension [MarkModifier] {
  /// Only what was asked for: a modifier that says nothing costs as much as one that does.
  static func sizes(_ width: MarkDimension, _ height: MarkDimension) -> [MarkModifier] {
    (width == .automatic ? [] : [.width(width)]) + (height == .automatic ? [] : [.height(height)])
  }

  static func stacked(_ method: MarkStackingMethod) -> [MarkModifier] {
    method == .standard ? [] : [.stacking(method)]
  }
}
