/// A mark with numbers for its coordinates: categories have become their index, dates their seconds.
///
/// It holds nothing but numbers, because ten thousand of them are filtered, grouped and copied many times
/// while a chart is laid out; what its modifiers say is one of the plan's styles, which marks share.
struct Mark {
  var kind: MarkKind
  var x: Extent?
  var y: Extent?
  /// The index of its style among the plan's.
  let style: Int
  /// The index of its record among the chart's, for texts about it.
  let record: Int
  /// The number it is to be coloured by, when it is a number.
  let givenNumber: Double?
  /// That number, once the colour scale is known to be continuous.
  var colorNumber: Double?
  /// Its index in the colour scale's categories.
  var colorIndex: Int?
  var symbolIndex: Int?
  var dashIndex: Int?
  /// Which line, area or group of marks it belongs to, in the order of appearance.
  var series = 0
  /// Its index among those that stand side by side, and how many there are.
  var slot: (index: Int, count: Int)?
  var facet = 0
  /// Whether a bar or an area stands on the x axis (else it runs along it).
  var isUpright = true
  /// A sample of a function, which is no datum.
  var isSample = false

  init(kind: MarkKind, style: Int, record: Int, givenNumber: Double? = nil) {
    self.kind = kind
    self.style = style
    self.record = record
    self.givenNumber = givenNumber
  }

  /// The mark of a sample of the function that this mark stands for.
  func sample(x: Double, y: Double) -> Mark {
    var sample = self
    sample.kind = .line
    (sample.x, sample.y) = (Extent(start: x), Extent(start: y))
    sample.isSample = true
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
