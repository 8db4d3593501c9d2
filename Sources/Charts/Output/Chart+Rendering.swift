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
    let wide = Picture.Layout(
      width: frame.width, height: frame.height,
      nodes: ChartDrawing.nodes(plan, width: frame.width, height: frame.height, isCompact: false))
    var compact: Picture.Layout?
    if let narrow = frame.compactWidth, narrow < frame.width * 0.8 {
      let height = compactHeight(plan, frame, narrow)
      compact = Picture.Layout(
        width: narrow, height: height,
        nodes: ChartDrawing.nodes(plan, width: narrow, height: height, isCompact: true))
    }
    return RenderedChart(
      svg: Picture.svg(
        wide: wide, compact: compact, title: words.title, description: description, id: frame.id),
      description: description, table: ChartTable(plan), notes: plan.notes, seriesCount: plan.seriesCount)
  }

  /// A phone's screen is narrow but not low: the picture keeps nearly its height, and panels that move
  /// under each other get a row each.
  private func compactHeight(_ plan: ChartPlan, _ frame: ChartFrame, _ width: Double) -> Double {
    let usual = min(frame.height, max(width * 0.85, min(frame.height, 220)))
    let facets = plan.facets.names.count
    guard facets > 1 else { return usual }
    let columns = max(1, Int((width - 40) / 150))
    let rows = (facets + min(columns, facets) - 1) / min(columns, facets)
    return max(usual, Double(rows) * 170 + 60)
  }
}
