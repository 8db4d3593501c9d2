import Markup

/// A chart whose data have been read: marks with numeric coordinates, axes with domains, scales for colours
/// and symbols. Layout and drawing need nothing else.
struct ChartPlan {
  var x: AxisPlan
  var y: AxisPlan
  var marks: [Mark] = []
  var colors = ColorPlan([], [], options: ColorScaleOptions())
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
  /// Which lines lie upon each other, by panel; a chart without panels has one. Drawing, both layouts of it, and the
  /// description look it up.
  private(set) var overlaps: [LineOverlap] = []
  /// What the marks' modifiers come to; marks name theirs by its index.
  private(set) var styles: [MarkStyle] = []

  var isEmpty: Bool { marks.isEmpty }

  /// The kinds of marks there are, in the order of appearance.
  var kinds: [MarkKind] {
    var kinds: [MarkKind] = []
    for mark in marks where mark.kind != kinds.last && !kinds.contains(mark.kind) { kinds.append(mark.kind) }
    return kinds
  }

  func style(of mark: Mark) -> MarkStyle { styles[mark.style] }

  /// What the mark is coloured by.
  func colorBy(_ mark: Mark) -> PlottableValue? {
    guard var value = style(of: mark).colorBy else { return nil }
    if let number = mark.givenNumber { value.value = .number(number) }
    return value
  }

  /// Whether cells shaded by a number fill the plot.
  private(set) var hasShadedGround = false

  /// - Throws: `ChartError` for types that do not go together, negative values on a logarithmic axis and
  ///   domains that make no sense.
  init(_ chart: Chart) throws(ChartError) {
    options = chart.options
    records = chart.records
    x = try AxisPlan(.x, chart.records, chart.options.x)
    y = try AxisPlan(.y, chart.records, chart.options.y)
    var reader = RecordReader(x: x, y: y, hasPanels: options.facet != nil)
    marks = try reader.marks(chart.records)
    styles = reader.styles.styles
    notes = reader.notes
    x.hasZeroGutter = reader.hasZero.x
    y.hasZeroGutter = reader.hasZero.y
    setScales()
    try checkSense()
    orientBars()
    Stacking.apply(to: &marks, styles)
    try findDomain(.x)
    try sampleFunctions()
    try findDomain(.y)
    nameAxes()
    let depths = styles.map({ $0.zIndex })
    if depths.contains(where: { $0 != 0 }) { marks.stableSort { depths[$0.style] < depths[$1.style] } }
    noteOutside()
    overlaps = (0..<max(1, facets.names.count)).map { LineOverlap(self, panel: $0) }
    hasShadedGround = marks.contains {
      ($0.kind == .rectangle || $0.kind == .polygon) && $0.colorNumber != nil
    }
    for note in Set(styles.compactMap({ $0.note })).sorted() where !notes.contains(note) {
      notes.append(note)
    }
  }

  /// Gives every mark its index on the scales for colour, symbol, dash, slot, facet and series.
  private mutating func setScales() {
    colors = ColorPlan(marks, styles, options: options.colors)
    var seen: [StyleScales?] = Array(repeating: nil, count: styles.count)
    var series = SeriesNumbers()
    for index in marks.indices {
      let style = marks[index].style
      let scales = seen[style] ?? self.scales(of: styles[style])
      seen[style] = scales
      (marks[index].symbolIndex, marks[index].dashIndex) = (scales.symbol, scales.dash)
      (marks[index].facet, marks[index].slot) = (scales.facet, scales.slot.map { ($0, 1) })
      switch (colors.kind, marks[index].givenNumber) {
      case (.categories, let number?): marks[index].colorIndex = colors.categories.known(.number(number))
      case (.categories, nil): marks[index].colorIndex = scales.color
      case (.numbers, let number?): marks[index].colorNumber = number
      default: break
      }
      marks[index].series = series.number(
        of: marks[index], styles[style], yLabel: records[marks[index].record].y?.label)
    }
    seriesCount = series.count
    let numbers = styles.compactMap { style -> Double? in
      if case .number(let size)? = style.symbolSizeBy?.value, size.isFinite { size } else { nil }
    }
    if let low = numbers.min(), let high = numbers.max() { sizes = low...high }
    guard !slots.names.isEmpty else { return }
    for index in marks.indices { marks[index].slot?.count = slots.names.count }
  }

  /// The indices that a style alone decides.
  private struct StyleScales {
    var color: Int?
    var symbol: Int?
    var dash: Int?
    var facet = 0
    var slot: Int?
  }

  private mutating func scales(of style: MarkStyle) -> StyleScales {
    var scales = StyleScales()
    if case .categories = colors.kind, let value = style.colorBy {
      scales.color = colors.categories.known(value.value)
    }
    if let value = style.symbolBy {
      symbols.label = value.label
      scales.symbol = symbols.index(of: value.value)
    }
    if let value = style.lineBy {
      dashes.label = value.label
      scales.dash = dashes.index(of: value.value)
    }
    if let value = style.opacityBy { _ = opacities.index(of: value.value) }
    if let label = options.facet?.label, let value = facetValue(style, label) {
      scales.facet = facets.index(of: value)
    }
    if let value = style.positionBy { scales.slot = slots.index(of: value.value) }
    return scales
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
    for index in records.indices where records[index].kind != .sector {
      if let label = direction == .x ? records[index].x?.label : records[index].y?.label { add(label) }
    }
    for index in records.indices where records[index].kind == .function {
      if case .function(let source)? = records[index].modifiers.first {
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
    let count = marks.count { mark in
      !mark.isSample && mark.kind == .point
        && !((mark.x.map { x.holds($0.start) } ?? true) && (mark.y.map { y.holds($0.start) } ?? true))
    }
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

extension Array {
  /// Sorts and keeps the order of equals, which the standard library does not promise.
  fileprivate mutating func stableSort(by areInOrder: (Element, Element) -> Bool) {
    self = enumerated().sorted {
      areInOrder($0.element, $1.element) || (!areInOrder($1.element, $0.element) && $0.offset < $1.offset)
    }.map({ $0.element })
  }
}
