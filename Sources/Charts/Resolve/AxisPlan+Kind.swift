extension AxisPlan {
  /// Finds out whether an axis holds numbers, dates or categories, and which.
  ///
  /// - Throws: `ChartError` when it would have to hold two of these.
  init(_ direction: Direction, _ records: [MarkRecord], _ options: AxisOptions) throws(ChartError) {
    self.direction = direction
    self.options = options
    var plan = CategoryPlan()
    var first: (value: PlottableValue, kind: Kind)?
    if case .categories(let names) = options.domain { plan = CategoryPlan(names: names) }
    func see(_ part: PlottedValue, of value: PlottableValue) throws(ChartError) {
      let kind = Self.kind(of: part)
      if let first, first.kind != kind, options.type?.holdsCategories != true {
        throw Self.mixed(direction, first.value, value)
      }
      if first == nil { first = (value, kind) }
      if kind == .category([]) || options.type?.holdsCategories == true { _ = plan.index(of: part) }
    }
    for record in records where record.kind != .sector {
      guard let value = direction == .x ? record.x : record.y else { continue }
      try see(value.value, of: value)
      if let end = value.end { try see(end, of: value) }
    }
    isUsed = first != nil || records.contains { $0.kind == .function || $0.kind == .polygon }
    kind = first?.kind ?? .number
    if case .range(.date, _) = options.domain, first == nil { kind = .date }
    if options.type?.holdsCategories == true || kind == .category([]) || !plan.names.isEmpty {
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

  private static func kind(of value: PlottedValue) -> Kind {
    switch value {
    case .number: .number
    case .date: .date
    case .category: .category([])
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
