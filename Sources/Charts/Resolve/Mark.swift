/// A mark with numbers for its places: categories have become their index, dates their seconds.
struct Mark {
  var kind: MarkKind
  var x: Extent?
  var y: Extent?
  var style: MarkStyle
  /// The place of its record among the chart's, for texts about it.
  var record: Int
  /// Whether a bar or an area stands on the x axis (else it runs along it).
  var isUpright = true
  /// Which line, area or group of marks it belongs to, in the order of appearance.
  var series = 0
  /// Its place in the colour scale's categories.
  var colorIndex: Int?
  /// Its number on a continuous colour scale.
  var colorNumber: Double?
  var symbolIndex: Int?
  var dashIndex: Int?
  /// Its place among those that stand side by side, and how many there are.
  var slot: (index: Int, count: Int)?
  var facet = 0
  /// A sample of a function, which is no datum.
  var isSample = false
}

/// One value, or a range of values, on an axis.
struct Extent: Sendable, Hashable {
  var start: Double
  var end: Double?

  var isFinite: Bool { start.isFinite && (end?.isFinite ?? true) }
  var last: Double { end ?? start }
}
