extension ChartTable {
  /// The data of a chart: a column per series where every series has one value per base, else a row per
  /// mark. Of thousands of rows some are listed, spread evenly over all.
  init(_ plan: ChartPlan) {
    let all = plan.marks.filter { !$0.isSample && $0.kind != .polygon }
    let sample = TableSample(all)
    if case .categories = plan.colors.kind {
      let some = sample.atBases(Self.mostRows)
      if let pivoted = Self.pivoted(plan, some) {
        self = pivoted
        (listed, total) = (some.count, all.count)
        return
      }
    }
    // A mark's base says which row it is; an area and a line over one base share theirs.
    let sharesRows = plan.kinds.count > 1
    let marks = sharesRows ? sample.sharingBases(Self.mostRows) : sample.marks(Self.mostRows)
    self = Self.listed(plan, marks, sharesRows: sharesRows)
    (listed, total) = (marks.count, all.count)
  }

  private static func listed(_ plan: ChartPlan, _ marks: [Mark], sharesRows: Bool) -> ChartTable {
    var columns: [String] = []
    var rows: [[Cell]] = []
    var rowIndices: [[Cell]: Int] = [:]
    for mark in marks {
      let style = plan.style(of: mark)
      let record = plan.records[mark.record]
      var named: [(String, Cell)] = []
      func put(_ value: PlottableValue?) {
        guard let value, !named.contains(where: { $0.0 == value.label }) else { return }
        guard let end = value.end else {
          named.append((value.label, Self.cell(value.value)))
          return
        }
        named.append((value.label + " (from)", Self.cell(value.value)))
        named.append((value.label + " (to)", Self.cell(end)))
      }
      put(record.x)
      for value in [
        style.facetBy, plan.colorBy(mark), style.series, style.symbolBy, style.lineBy, style.positionBy,
      ] {
        put(value)
      }
      let identity = named.map({ $0.1 })
      put(record.y)
      for (name, _) in named where !columns.contains(name) { columns.append(name) }
      func fill(_ row: inout [Cell]) -> Bool {
        while row.count < columns.count { row.append(.empty) }
        let indices = named.compactMap { columns.firstIndex(of: $0.0) }
        guard zip(indices, named).allSatisfy({ row[$0] == .empty || row[$0] == $1.1 }) else { return false }
        for (index, cell) in zip(indices, named) { row[index] = cell.1 }
        return true
      }
      if sharesRows, let known = rowIndices[identity], fill(&rows[known]) { continue }
      var row: [Cell] = []
      _ = fill(&row)
      if sharesRows { rowIndices[identity] = rows.count }
      rows.append(row)
    }
    for index in rows.indices {
      while rows[index].count < columns.count { rows[index].append(.empty) }
    }
    return ChartTable(columns: columns, rows: rows)
  }

  private static func cell(_ value: PlottedValue) -> Cell {
    if case .number(let number) = value { .number(number) } else { .text(plotted(value)) }
  }

  private static func pivoted(_ plan: ChartPlan, _ some: [Mark]) -> ChartTable? {
    let marks = some.filter { $0.kind != .rule }
    guard let label = marks.first.flatMap({ plan.style(of: $0).colorBy?.label }),
      marks.allSatisfy({ mark in
        let record = plan.records[mark.record]
        return record.x != nil && record.x?.end == nil && record.y != nil && record.y?.end == nil
          && mark.colorIndex != nil && plan.style(of: mark).series == nil
          && plan.style(of: mark).positionBy.map { $0.label == label } ?? true
      })
    else { return nil }
    let names = plan.colors.categories.names
    let isFlat = marks.first.map { !$0.isUpright && $0.kind == .bar } ?? false
    let facets = plan.facets.names
    let known = facets.isEmpty ? 1 : 2
    var order: [RowKey: Int] = [:]
    var rows: [[Cell]] = []
    for mark in marks {
      let record = plan.records[mark.record]
      guard let base = isFlat ? record.y : record.x, let value = isFlat ? record.x : record.y,
        let color = mark.colorIndex
      else { continue }
      let key = RowKey(base: base.value, facet: mark.facet)
      let index = order[key] ?? rows.count
      if index == rows.count {
        order[key] = index
        rows.append(
          (facets.isEmpty ? [] : [.text(facets[mark.facet])]) + [cell(base.value)]
            + [Cell](repeating: .empty, count: names.count))
      }
      let found = cell(value.value)
      // Two values for one cell: a row per mark is the honest table.
      guard rows[index][color + known] == .empty || rows[index][color + known] == found else { return nil }
      rows[index][color + known] = found
    }
    let base = isFlat ? plan.y.label : plan.x.label
    let first = facets.isEmpty ? [] : [plan.options.facet?.label ?? ""]
    return ChartTable(columns: first + [base] + names, rows: rows)
  }

  /// A row of the table.
  private struct RowKey: Hashable {
    var base: PlottedValue
    var facet: Int
  }
}
