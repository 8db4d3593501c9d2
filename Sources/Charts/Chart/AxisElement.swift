/// What is drawn at a marked value of an axis.
public enum AxisElement: Sendable {
  case gridLine(StrokeStyle?)
  case tick(length: Double)
  case label(text: String?, format: AxisLabelFormat?)
}

/// Something that is drawn at each marked value.
public protocol AxisMark {
  var axisElement: AxisElement { get }
}

/// A line across the plot.
public struct AxisGridLine: AxisMark {
  public let axisElement: AxisElement
  public init(stroke: StrokeStyle? = nil) { axisElement = .gridLine(stroke) }
}

/// A short line at the axis.
public struct AxisTick: AxisMark {
  public let axisElement: AxisElement
  /// In points.
  public init(length: Double = 5) { axisElement = .tick(length: length.isFinite ? length : 5) }
}

/// The value as text.
public struct AxisValueLabel: AxisMark {
  public let axisElement: AxisElement

  public init() { axisElement = .label(text: nil, format: nil) }

  public init(format: AxisLabelFormat) { axisElement = .label(text: nil, format: format) }

  public init(_ text: String) { axisElement = .label(text: text, format: nil) }

  public init(content: () -> Text) { axisElement = .label(text: content().content, format: nil) }
}

/// Collects what is drawn at each marked value.
@resultBuilder
public enum AxisMarkBuilder {
  public static func buildExpression(_ mark: some AxisMark) -> [AxisElement] { [mark.axisElement] }
  public static func buildBlock(_ parts: [AxisElement]...) -> [AxisElement] { Array(parts.joined()) }
  public static func buildOptional(_ part: [AxisElement]?) -> [AxisElement] { part ?? [] }
  public static func buildEither(first part: [AxisElement]) -> [AxisElement] { part }
  public static func buildEither(second part: [AxisElement]) -> [AxisElement] { part }
}
