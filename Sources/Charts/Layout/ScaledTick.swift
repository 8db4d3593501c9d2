/// A marked value of an axis with its pixel and what is drawn there.
struct ScaledTick: Sendable {
  var pixel: Double
  /// Lines of the label; empty for none.
  var lines: [String] = []
  /// The whole label when it is shortened.
  var full: String?
  var hasGrid = true
  var grid: StrokeStyle?
  var tickLength = 5.0
  var isMinor = false
  var isSlanted = false
  var isGutter = false
}

/// The marked values of an axis on a stretch of pixels.
struct AxisTicks: Sendable {
  static let fontSize = 12.0
  static let lineHeight = 14.0
  /// Slanted labels rise at 40 degrees.
  static let slant = (sine: 0.6428, cosine: 0.766)

  var ticks: [ScaledTick] = []

  /// How far labels reach from the axis: down for x, left for y.
  func extent(isHorizontal: Bool) -> Double {
    let widest = ticks.flatMap({ $0.lines }).map { TextMetrics.width($0, size: Self.fontSize) }.max() ?? 0
    guard isHorizontal else { return widest }
    if ticks.contains(where: { $0.isSlanted }) { return widest * Self.slant.sine + Self.lineHeight }
    return Double(ticks.map({ $0.lines.count }).max() ?? 0) * Self.lineHeight
  }
}
