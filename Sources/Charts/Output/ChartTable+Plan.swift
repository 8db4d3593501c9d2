extension ChartTable {
  /// The data of a chart: a column per series where every series has one value per place, else a row per
  /// mark.
  init(_ plan: ChartPlan) {
    if let pivoted = Self.pivoted(plan) {
      self = pivoted
      return
    }
    var columns: [String] = []
    var rows: [[Cell]] = []
    for mark in plan.marks where !mark.isSample && mark.kind != .polygon {
      let record = plan.records[mark.record]
      var row = [Cell](repeating: .empty, count: columns.count)
      func put(_ value: PlottableValue?) {
        guard let value else { return }
        for (suffix, part) in [("", Optional(value.value)), (" (to)", value.end)] {
          guard let part else { continue }
          let name = value.label + suffix
          let index = columns.firstIndex(of: name) ?? columns.count
          if index == columns.count {
            columns.append(name)
            row.append(.empty)
          }
          row[index] = Self.cell(part)
        }
      }
      put(record.x)
      put(mark.style.colorBy)
      put(mark.style.series)
      put(mark.style.symbolBy)
      put(mark.style.positionBy)
      put(mark.style.facetBy)
      put(record.y)
      rows.append(row)
    }
    for index in rows.indices {
      while rows[index].count < columns.count { rows[index].append(.empty) }
    }
    self.init(columns: columns, rows: rows)
  }

  private static func cell(_ value: PlottedValue) -> Cell {
    if case .number(let number) = value { .number(number) } else { .text(plotted(value)) }
  }

  private static func pivoted(_ plan: ChartPlan) -> ChartTable? {
    guard case .categories = plan.colors.kind, plan.facets.names.isEmpty else { return nil }
    let marks = plan.marks.filter { !$0.isSample && $0.kind != .rule }
    guard let label = marks.first?.style.colorBy?.label,
      marks.allSatisfy({ mark in
        let record = plan.records[mark.record]
        return record.x != nil && record.x?.end == nil && record.y != nil && record.y?.end == nil
          && mark.colorIndex != nil && mark.style.series == nil
          && mark.style.positionBy.map { $0.label == label } ?? true
      })
    else { return nil }
    let names = plan.colors.categories.names
    let isFlat = marks.first.map { !$0.isUpright && $0.kind == .bar } ?? false
    var order: [PlottedValue: Int] = [:]
    var rows: [[Cell]] = []
    for mark in marks {
      let record = plan.records[mark.record]
      guard let base = isFlat ? record.y : record.x, let value = isFlat ? record.x : record.y,
        let color = mark.colorIndex
      else { continue }
      let index = order[base.value] ?? rows.count
      if index == rows.count {
        order[base.value] = index
        rows.append([cell(base.value)] + [Cell](repeating: .empty, count: names.count))
      }
      let found = cell(value.value)
      // Two values for one cell: a row per mark is the honest table.
      guard rows[index][color + 1] == .empty || rows[index][color + 1] == found else { return nil }
      rows[index][color + 1] = found
    }
    let base = isFlat ? plan.y.label : plan.x.label
    return ChartTable(columns: [base] + names, rows: rows)
  }
}
