extension AxisPlan {
  /// Finds out whether an axis holds numbers, dates or categories, and which.
  ///
  /// - Throws: `ChartError` when it would have to hold two of these.
  init(_ direction: Direction, _ records: [MarkRecord], _ options: AxisOptions) throws(ChartError) {
    self.direction = direction
    self.options = options
    var plan = CategoryPlan()
    var first: (value: PlottableValue, sort: Sort)?
    if case .categories(let names) = options.domain { plan = CategoryPlan(names: names) }
    let isListed = options.type?.holdsCategories == true
    func see(_ part: PlottedValue, of value: PlottableValue) throws(ChartError) {
      let sort = Sort(part)
      if let first {
        if first.sort != sort, !isListed { throw Self.mixed(direction, first.value, value) }
      } else {
        first = (value, sort)
      }
      if isListed || sort == .category { _ = plan.index(of: part) }
    }
    for index in records.indices where records[index].kind != .sector {
      guard let value = direction == .x ? records[index].x : records[index].y else { continue }
      try see(value.value, of: value)
      if let end = value.end { try see(end, of: value) }
    }
    isUsed = first != nil || records.contains { $0.kind == .function || $0.kind == .polygon }
    kind = first?.sort == .date ? .date : .number
    if case .range(.date, _) = options.domain, first == nil { kind = .date }
    if isListed || first?.sort == .category || !plan.names.isEmpty {
      if case .categories(let names) = options.domain { plan = CategoryPlan(names: names) }
      kind = .category(plan.names)
    }
    type = options.type ?? (kind == .date ? .date : .linear)
    if case .category(let names) = kind, options.type?.transform == .log, let name = names.first {
      throw ChartError(
        .mixedTypes,
        "The \(direction.rawValue) axis is logarithmic but has categories (“\(name)”); leave out its type or plot numbers."
      )
    }
  }

  private enum Sort {
    case number, date, category

    init(_ value: PlottedValue) {
      switch value {
      case .number: self = .number
      case .date: self = .date
      case .category: self = .category
      }
    }
  }

  private static func mixed(_ direction: Direction, _ one: PlottableValue, _ other: PlottableValue)
    -> ChartError
  {
    func words(_ value: PlottableValue) -> String {
      let text = plotted(value.value)
      return switch value.value {
      case .number: "the number \(text) (“\(value.label)”)"
      case .date: "the date \(text) (“\(value.label)”)"
      case .category: "the category “\(text)” (“\(value.label)”)"
      }
    }
    return ChartError(
      .mixedTypes,
      "The \(direction.rawValue) axis gets both \(words(one)) and \(words(other)); give all marks values of one type there."
    )
  }
}
