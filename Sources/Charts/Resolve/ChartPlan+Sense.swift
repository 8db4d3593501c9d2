extension ChartPlan {
  /// Refuses what makes no sense, each with a sentence that says what does.
  func checkSense() throws(ChartError) {
    if let sentence = styles.lazy.compactMap({ $0.refusal }).first { throw ChartError(.badData, sentence) }
    try checkAxes()
    try checkColors()
    if let label = options.facet?.label, !marks.isEmpty, facets.names.isEmpty {
      let known = knownLabels
      throw ChartError(
        .noSense,
        "The chart is to have panels by “\(label)”, but its marks carry no value of that name\(known.isEmpty ? "" : " (they carry \(known))"); add .facet(by: .value(\"\(label)\", ...)) to them."
      )
    }
    if let bar = marks.first(where: { $0.kind == .bar && $0.x != nil && $0.y != nil }), x.categories != nil,
      y.categories != nil
    {
      throw ChartError(
        .noSense,
        "A bar needs a number for its length, but “\(label(bar, .x))” and “\(label(bar, .y))” are both categories; give one of them numbers, or use RectangleMark."
      )
    }
    if let area = marks.first(where: { $0.kind == .area }), y.categories != nil, x.categories != nil {
      throw ChartError(
        .noSense,
        "An area needs a number for its height, but “\(label(area, .x))” and “\(label(area, .y))” are both categories; give one of them numbers."
      )
    }
    if marks.contains(where: { $0.kind == .sector }), let other = marks.first(where: { $0.kind != .sector }) {
      throw ChartError(
        .noSense,
        "A chart of sectors has no axes, so the \(other.kind.rawValue) of “\(label(other, .y))” has no place in it; draw it in a chart of its own."
      )
    }
    for style in styles {
      guard let size = style.symbolSizeBy else { continue }
      guard case .number = size.value else {
        throw ChartError(
          .noSense,
          "The size of a symbol follows a number, but “\(size.label)” is “\(plotted(size.value))”; give it numbers, or use symbol(by:)."
        )
      }
    }
  }

  /// Marks on an axis that would be nowhere, and functions over what has no ends.
  private func checkAxes() throws(ChartError) {
    for axis in [x, y] {
      for marks in axis.options.marks ?? [] {
        if case .stride(let step) = marks.values.choice, !(step > 0 && step.isFinite) {
          throw ChartError(
            .noSense,
            "The \(axis.direction.rawValue) axis is to be marked every \(plotted(.number(step))); give a step above zero."
          )
        }
      }
    }
    for style in styles {
      guard let source = style.function, let domain = source.domain else { continue }
      if !domain.lowerBound.isFinite || !domain.upperBound.isFinite {
        throw ChartError(
          .badDomain,
          "The plot of “\(source.yLabel)” runs from \(plotted(.number(domain.lowerBound))) to \(plotted(.number(domain.upperBound))); give two finite ends."
        )
      }
    }
  }

  private func checkColors() throws(ChartError) {
    if let domain = options.colors.domain, let range = options.colors.range, range.isEmpty || domain.isEmpty {
      throw ChartError(
        .noSense,
        "The scale of colours has \(domain.count) names and \(range.count) colours; give each name a colour.")
    }
    guard let scheme = options.colors.scheme, !marks.isEmpty else { return }
    switch colors.kind {
    case .numbers: return
    case .categories:
      throw ChartError(
        .noSense,
        "The chart is to shade numbers (scheme: .\(scheme)), but its marks are coloured by the names or lines of “\(colors.label)”; give foregroundStyle(by:) a number, or leave out the scheme."
      )
    case .none:
      throw ChartError(
        .noSense,
        "The chart is to shade numbers (scheme: .\(scheme)), but no mark has one; add foregroundStyle(by: .value(\"...\", number))."
      )
    }
  }

  private func label(_ mark: Mark, _ direction: AxisPlan.Direction) -> String {
    let record = records[mark.record]
    return (direction == .x ? record.x : record.y)?.label ?? ""
  }

  private var knownLabels: String {
    var labels: [String] = []
    for mark in marks.prefix(50) {
      let style = self.style(of: mark)
      for value in [style.facetBy, style.series, style.colorBy, style.symbolBy, style.lineBy] {
        if let label = value?.label, !labels.contains(label) { labels.append(label) }
      }
    }
    return labels.map { "“\($0)”" }.joined(separator: ", ")
  }
}
