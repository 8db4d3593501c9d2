import Markup

/// A chart whose data have been read: marks with numeric places, axes with domains, scales for colours
/// and symbols. Layout and drawing need nothing else.
struct ChartPlan {
  var x: AxisPlan
  var y: AxisPlan
  var marks: [Mark] = []
  var colors = ColorPlan([], options: ColorScaleOptions())
  var symbols = CategoryPlan()
  var dashes = CategoryPlan()
  var opacities = CategoryPlan()
  var sizes: ClosedRange<Double>?
  var slots = CategoryPlan()
  var facets = CategoryPlan()
  var seriesCount = 0
  var notes: [String] = []
  var options: ChartOptions
  let records: [MarkRecord]

  var isEmpty: Bool { marks.isEmpty }

  /// Whether cells shaded by a number fill the plot.
  private(set) var hasShadedGround = false

  /// - Throws: `ChartError` for types that do not go together, negative values on a logarithmic axis and
  ///   domains that make no sense.
  init(_ chart: Chart) throws(ChartError) {
    options = chart.options
    records = chart.records
    x = try AxisPlan(.x, chart.records, chart.options.x)
    y = try AxisPlan(.y, chart.records, chart.options.y)
    var reader = RecordReader(x: x, y: y)
    marks = try reader.marks(chart.records)
    notes = reader.notes
    x.hasZeroGutter = reader.hasZero.x
    y.hasZeroGutter = reader.hasZero.y
    setScales()
    try checkSense()
    orientBars()
    Stacking.apply(to: &marks)
    try findDomain(.x)
    try sampleFunctions()
    try findDomain(.y)
    nameAxes()
    marks.stableSort { $0.style.zIndex < $1.style.zIndex }
    noteOutside()
    hasShadedGround = marks.contains {
      ($0.kind == .rectangle || $0.kind == .polygon) && $0.colorNumber != nil
    }
    for note in Set(marks.lazy.compactMap { $0.style.note }).sorted() where !notes.contains(note) {
      notes.append(note)
    }
  }

  /// Gives every mark its place on the scales for colour, symbol, dash, slot, facet and series.
  private mutating func setScales() {
    colors = ColorPlan(marks, options: options.colors)
    var series: [SeriesKey: Int] = [:]
    // There are seldom more than a dozen series, and comparing is faster than hashing.
    var recent: [(key: SeriesKey, number: Int)] = []
    var numbers: [Double] = []
    for index in marks.indices {
      let style = marks[index].style
      if let value = style.colorBy {
        switch colors.kind {
        case .categories: marks[index].colorIndex = colors.categories.known(value.value)
        default: if case .number(let number) = value.value { marks[index].colorNumber = number }
        }
      }
      if let value = style.symbolBy {
        symbols.label = value.label
        marks[index].symbolIndex = symbols.index(of: value.value)
      }
      if let value = style.lineBy {
        dashes.label = value.label
        marks[index].dashIndex = dashes.index(of: value.value)
      }
      if let value = style.opacityBy { _ = opacities.index(of: value.value) }
      if case .number(let size)? = style.symbolSizeBy?.value, size.isFinite { numbers.append(size) }
      if let label = options.facet?.label, let value = facetValue(style, label) {
        marks[index].facet = facets.index(of: value)
      }
      let key = SeriesKey(
        mark: marks[index], yLabel: records[marks[index].record].y?.label,
        record: style.function == nil ? nil : marks[index].record)
      if let near = recent.first(where: { $0.key == key }) {
        marks[index].series = near.number
      } else {
        let number = series[key] ?? series.count
        marks[index].series = number
        series[key] = number
        if recent.count < 12 { recent.append((key, number)) }
      }
    }
    seriesCount = series.count
    if let low = numbers.min(), let high = numbers.max() { sizes = low...high }
    for index in marks.indices {
      guard let value = marks[index].style.positionBy else { continue }
      marks[index].slot = (slots.index(of: value.value), 1)
    }
    for index in marks.indices { marks[index].slot?.count = slots.names.count }
  }

  private func facetValue(_ style: MarkStyle, _ label: String) -> PlottedValue? {
    let candidates = [style.facetBy, style.series, style.colorBy, style.symbolBy, style.lineBy]
    return candidates.lazy.compactMap { $0 }.first { $0.label == label }?.value
  }

  private mutating func orientBars() {
    for index in marks.indices where marks[index].kind == .bar || marks[index].kind == .area {
      let mark = marks[index]
      let isFlat: Bool
      switch (mark.x, mark.y) {
      case (nil, _): isFlat = false
      case (_, nil): isFlat = true
      default:
        isFlat = x.kind == .number && (y.kind != .number || (mark.kind == .area && mark.x?.end != nil))
      }
      marks[index].isUpright = !isFlat
    }
  }

  private mutating func nameAxes() {
    x.label = options.x.label ?? labels(.x).first ?? ""
    y.label = options.y.label ?? common(labels(.y))
  }

  /// The labels of an axis' values, each once, in order of appearance.
  private func labels(_ direction: AxisPlan.Direction) -> [String] {
    var labels: [String] = []
    func add(_ label: String) {
      if label != labels.last, !label.isEmpty, labels.count < 4, !labels.contains(label) {
        labels.append(label)
      }
    }
    for record in records where record.kind != .sector {
      if let label = direction == .x ? record.x?.label : record.y?.label { add(label) }
    }
    for record in records where record.kind == .function {
      if case .function(let source)? = record.modifiers.first {
        add(direction == .x ? source.xLabel : source.yLabel)
      }
    }
    return labels
  }

  /// One name for an axis with several kinds of values on it: the first, unless there are so many that
  /// none speaks for all.
  private func common(_ labels: [String]) -> String {
    labels.count > 2 ? "" : labels.first ?? ""
  }

  private mutating func noteOutside() {
    let (x, y) = (x, y)
    let count = marks.filter { mark in
      !mark.isSample && mark.kind == .point
        && !((mark.x.map { x.holds($0.start) } ?? true) && (mark.y.map { y.holds($0.start) } ?? true))
    }.count
    if count > 0 {
      notes.append(
        count == 1
          ? "One point lies outside the axes and is not drawn."
          : "\(NumberFormat.count(count)) points lie outside the axes and are not drawn.")
    }
  }
}

extension AxisPlan {
  /// Whether the axis shows this value.
  func holds(_ value: Double) -> Bool {
    (value >= min(from, to) && value <= max(from, to)) || (hasZeroGutter && value == 0)
  }
}

/// What makes marks one line, one area, one group of points.
private struct SeriesKey: Hashable {
  var kind: MarkKind
  var series: PlottedValue?
  var color: Int?
  var symbol: Int?
  var dash: Int?
  var slot: PlottedValue?
  var facet: Int
  var yLabel: String?
  var record: Int?
  /// Lines and areas have one colour; other marks of different colours are not one group.
  var ownColor: ChartColor?
  var ownSymbol: BasicChartSymbolShape?

  init(mark: Mark, yLabel: String?, record: Int?) {
    kind = mark.kind
    series = mark.style.series?.value
    color = mark.colorIndex
    symbol = mark.symbolIndex
    dash = mark.dashIndex
    slot = mark.style.positionBy?.value
    facet = mark.facet
    if kind != .line, kind != .area {
      ownColor = mark.style.color
      ownSymbol = mark.style.symbol
    }
    self.yLabel = yLabel
    self.record = record
  }
}

extension Array {
  /// Sorts and keeps the order of equals, which the standard library does not promise.
  fileprivate mutating func stableSort(by areInOrder: (Element, Element) -> Bool) {
    guard indices.dropFirst().contains(where: { areInOrder(self[$0], self[$0 - 1]) }) else { return }
    self = enumerated().sorted {
      areInOrder($0.element, $1.element) || (!areInOrder($1.element, $0.element) && $0.offset < $1.offset)
    }.map(\.element)
  }
}
