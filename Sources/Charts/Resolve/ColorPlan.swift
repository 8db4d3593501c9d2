/// How the marks' values become colours.
struct ColorPlan {
  enum Kind {
    case none
    case categories
    case numbers(low: Double, high: Double, scheme: ColorScheme)
  }

  var kind = Kind.none
  var categories = CategoryPlan()
  var range: [ChartColor] = []
  var label = ""

  /// The hue of a category when it is one of the palette's, in order.
  func color(_ index: Int) -> ChartColor {
    range.isEmpty ? ChartColor(.hue(index)) : range[index % range.count]
  }

  /// From 0 to 1 on the scheme.
  func color(number: Double) -> RGB? {
    guard case .numbers(let low, let high, let scheme) = kind, number.isFinite else { return nil }
    let share = high > low ? (number / 2 - low / 2) / (high / 2 - low / 2) : 0.5
    return scheme.color(at: share)
  }

  /// From all marks, with what the chart's modifiers ask for.
  init(_ marks: [Mark], _ styles: [MarkStyle], options: ColorScaleOptions) {
    let given = styles.map { $0.color == nil ? $0.colorBy : nil }
    let isGiven = given.map { $0 != nil }
    guard let first = marks.first(where: { isGiven[$0.style] }) else { return }
    label = given[first.style]?.label ?? ""
    range = options.range ?? []
    var onlyNumbers = options.domain == nil
    var onlyLines = true
    var numbers: [Double] = []
    for mark in marks where isGiven[mark.style] {
      if let number = mark.givenNumber {
        if number.isFinite { numbers.append(number) }
      } else {
        onlyNumbers = false
      }
      if mark.kind != .line && mark.kind != .area && mark.kind != .function { onlyLines = false }
    }
    if onlyNumbers && !onlyLines {
      var (low, high) = (numbers.min() ?? 0, numbers.max() ?? 1)
      let scheme = options.scheme ?? .viridis
      if scheme.isSigned {
        let reach = max(low.magnitude, high.magnitude)
        (low, high) = (-reach, reach)
      }
      if let given = options.numbers { (low, high) = (given.lowerBound, given.upperBound) }
      kind = .numbers(low: low, high: high, scheme: scheme)
      return
    }
    kind = .categories
    categories = CategoryPlan(names: options.domain ?? [])
    if onlyNumbers {
      // Lines of numbered series are listed by number, however the data come.
      for number in Set(numbers).sorted() { _ = categories.index(of: .number(number)) }
    }
    var isSeen = [Bool](repeating: false, count: styles.count)
    for mark in marks where isGiven[mark.style] {
      if let number = mark.givenNumber {
        _ = categories.index(of: .number(number))
      } else if !isSeen[mark.style], let value = given[mark.style] {
        _ = categories.index(of: value.value)
        isSeen[mark.style] = true
      }
    }
  }
}
