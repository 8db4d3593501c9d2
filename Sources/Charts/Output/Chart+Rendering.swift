import Markup

extension Chart {
  /// Turns the chart into SVG, a description and a table.
  ///
  /// - Throws: `ChartError` where the marks contradict each other or the scales; bad values (NaN,
  ///   infinities) do not throw but are left out and noted.
  public func render(_ frame: ChartFrame) throws(ChartError) -> RenderedChart {
    var frame = frame
    if options.width != nil || options.height != nil {
      frame = ChartFrame(
        width: options.width ?? frame.width, height: options.height ?? frame.height,
        compactWidth: frame.compactWidth, description: frame.description, id: frame.id)
    }
    let plan = try ChartPlan(self)
    let words = ChartDescription(plan)
    let description = frame.description ?? options.title ?? words.text
    let height = max(frame.height, ChartLayout.leastHeight(plan, width: frame.width))
    let wide = Picture.Layout(
      width: frame.width, height: height,
      nodes: ChartDrawing.nodes(plan, width: frame.width, height: height, isCompact: false))
    var compact: Picture.Layout?
    if let narrow = frame.compactWidth, narrow < frame.width * 0.8 {
      let height = compactHeight(plan, frame, narrow)
      compact = Picture.Layout(
        width: narrow, height: height,
        nodes: ChartDrawing.nodes(plan, width: narrow, height: height, isCompact: true))
    }
    let table = ChartTable(plan)
    return RenderedChart(
      svg: Picture.svg(
        wide: wide, compact: compact, title: words.title, description: description, id: frame.id),
      description: description, table: table, notes: plan.notes + [table.note].compactMap { $0 },
      seriesCount: plan.seriesCount)
  }

  /// A phone's screen is narrow but not low: the picture keeps nearly its height, and panels that move
  /// under each other get a row each.
  private func compactHeight(_ plan: ChartPlan, _ frame: ChartFrame, _ narrow: Double) -> Double {
    let usual = min(frame.height, max(narrow * 0.85, min(frame.height, 220)))
    let facets = plan.facets.names.count
    // Who asks for a square means it.
    if facets < 2, let width = options.width, let height = options.height {
      return max(narrow * height / width, 60)
    }
    return max(usual, ChartLayout.leastHeight(plan, width: narrow))
  }
}
