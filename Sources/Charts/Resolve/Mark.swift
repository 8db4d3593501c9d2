/// A mark with numbers for its places: categories have become their index, dates their seconds.
///
/// It is a class because ten thousand of them are filtered and grouped many times while a chart is laid
/// out, and copying them was most of the time. Only `ChartPlan` changes them, before anything is drawn;
/// run-time checks for exclusive access would find nothing and took a fifth of the time.
final class Mark {
  @exclusivity(unchecked) var kind: MarkKind
  @exclusivity(unchecked) var x: Extent?
  @exclusivity(unchecked) var y: Extent?
  @exclusivity(unchecked) var style: MarkStyle
  /// The place of its record among the chart's, for texts about it.
  @exclusivity(unchecked) var record: Int
  /// Whether a bar or an area stands on the x axis (else it runs along it).
  @exclusivity(unchecked) var isUpright = true
  /// Which line, area or group of marks it belongs to, in the order of appearance.
  @exclusivity(unchecked) var series = 0
  /// Its place in the colour scale's categories.
  @exclusivity(unchecked) var colorIndex: Int?
  /// Its number on a continuous colour scale.
  @exclusivity(unchecked) var colorNumber: Double?
  @exclusivity(unchecked) var symbolIndex: Int?
  @exclusivity(unchecked) var dashIndex: Int?
  /// Its place among those that stand side by side, and how many there are.
  @exclusivity(unchecked) var slot: (index: Int, count: Int)?
  @exclusivity(unchecked) var facet = 0
  /// A sample of a function, which is no datum.
  @exclusivity(unchecked) var isSample = false

  init(kind: MarkKind, style: MarkStyle, record: Int) {
    self.kind = kind
    self.style = style
    self.record = record
  }

  /// The mark of a sample of the function that this mark stands for.
  func sample(x: Double, y: Double) -> Mark {
    let sample = Mark(kind: .line, style: style, record: record)
    (sample.x, sample.y) = (Extent(start: x), Extent(start: y))
    (sample.series, sample.colorIndex, sample.dashIndex) = (series, colorIndex, dashIndex)
    (sample.symbolIndex, sample.facet, sample.isSample) = (symbolIndex, facet, true)
    return sample
  }
}

/// One value, or a range of values, on an axis.
struct Extent: Sendable, Hashable {
  var start: Double
  var end: Double?

  var isFinite: Bool { start.isFinite && (end?.isFinite ?? true) }
  var last: Double { end ?? start }
}
