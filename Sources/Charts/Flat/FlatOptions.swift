// What the modifiers on a chart say. What is drawn at an axis' values by a closure is not carried over: a page's
// charts do not have it (see `AxisMarks`).

extension FlatWriter {
  mutating func write(_ options: ChartOptions) {
    write(options.x)
    write(options.y)
    choice(options.legend.visibility)
    choice(options.legend.position)
    write(options.colors)
    flag(options.facet != nil)
    if let facet = options.facet {
      text(facet.label)
      count(facet.columns ?? 0)
    }
    number(options.width ?? .nan)
    number(options.height ?? .nan)
    optional(options.title)
  }

  private mutating func optional(_ value: String?) {
    flag(value != nil)
    if let value { text(value) }
  }

  private mutating func write(_ axis: AxisOptions) {
    switch axis.domain {
    case .automatic(let includesZero, let reversed):
      byte(0)
      byte(includesZero.map { $0 ? 1 : 0 } ?? 2)
      flag(reversed)
    case .range(let low, let high):
      byte(1)
      write(low)
      write(high)
    case .categories(let names):
      byte(2)
      count(names.count)
      for name in names { text(name) }
    }
    flag(axis.type != nil)
    if let type = axis.type { write(type) }
    flag(axis.isHidden)
    flag(axis.marks != nil)
    if let marks = axis.marks {
      count(marks.count)
      for marks in marks { write(marks) }
    }
    optional(axis.label)
    flag(axis.isLabelHidden)
  }

  private mutating func write(_ marks: AxisMarks) {
    choice(marks.position)
    switch marks.values.choice {
    case .automatic(let count):
      byte(0)
      self.count(count ?? 0)
    case .stride(let step):
      byte(1)
      number(step)
    case .values(let values):
      byte(2)
      count(values.count)
      for value in values { write(value) }
    }
  }

  private mutating func write(_ colors: ColorScaleOptions) {
    flag(colors.domain != nil)
    if let domain = colors.domain {
      count(domain.count)
      for name in domain { text(name) }
    }
    flag(colors.range != nil)
    if let range = colors.range {
      count(range.count)
      for color in range { write(color) }
    }
    flag(colors.scheme != nil)
    if let scheme = colors.scheme { choice(scheme) }
    flag(colors.numbers != nil)
    if let numbers = colors.numbers {
      number(numbers.lowerBound)
      number(numbers.upperBound)
    }
  }
}

extension FlatReader {
  mutating func options() -> ChartOptions {
    var options = ChartOptions()
    options.x = axis()
    options.y = axis()
    options.legend.visibility = choice(Visibility.self)
    options.legend.position = choice(ChartLegendPosition.self)
    options.colors = colors()
    if flag() {
      let (label, columns) = (text(), count())
      options.facet = FacetOptions(label: label, columns: columns == 0 ? nil : columns)
    }
    let (width, height) = (number(), number())
    options.width = width.isNaN ? nil : width
    options.height = height.isNaN ? nil : height
    options.title = optional()
    return options
  }

  private mutating func optional() -> String? { flag() ? text() : nil }

  private mutating func axis() -> AxisOptions {
    var axis = AxisOptions()
    switch byte() {
    case 0:
      let zero = byte()
      axis.domain = .automatic(includesZero: zero == 2 ? nil : zero == 1, reversed: flag())
    case 1: axis.domain = .range(plotted(), plotted())
    default:
      var names: [String] = []
      for _ in 0..<count() { names.append(text()) }
      axis.domain = .categories(names)
    }
    if flag() { axis.type = scaleType() }
    axis.isHidden = flag()
    if flag() {
      var marks: [AxisMarks] = []
      for _ in 0..<count() { marks.append(axisMarks()) }
      axis.marks = marks
    }
    axis.label = optional()
    axis.isLabelHidden = flag()
    return axis
  }

  private mutating func axisMarks() -> AxisMarks {
    let position = choice(AxisMarkPosition.self)
    switch byte() {
    case 0:
      let count = count()
      return AxisMarks(
        position: position, values: count == 0 ? .automatic : .automatic(desiredCount: count))
    case 1: return AxisMarks(position: position, values: .stride(by: number()))
    default:
      var values: [PlottedValue] = []
      for _ in 0..<count() { values.append(plotted()) }
      return AxisMarks(position: position, values: .listed(values))
    }
  }

  private mutating func colors() -> ColorScaleOptions {
    var colors = ColorScaleOptions()
    if flag() {
      var names: [String] = []
      for _ in 0..<count() { names.append(text()) }
      colors.domain = names
    }
    if flag() {
      var range: [ChartColor] = []
      for _ in 0..<count() { range.append(color()) }
      colors.range = range
    }
    if flag() { colors.scheme = choice(ColorScheme.self) }
    if flag() {
      let low = number()
      colors.numbers = low...number()
    }
    return colors
  }
}
