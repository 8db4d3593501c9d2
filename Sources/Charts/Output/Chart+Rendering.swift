import Markup

extension Chart {
  /// Turns the chart into SVG, a description and a table.
  ///
  /// - Throws: `ChartError` where the marks contradict each other or the scales; bad values (NaN,
  ///   infinities) do not throw but are left out and noted.
  public func render(_ frame: ChartFrame) throws(ChartError) -> RenderedChart {
    let plan = try ChartPlan(self)
    let description = description(plan, frame)
    let table = ChartTable(plan)
    return RenderedChart(
      svg: picture(plan, frame, description), description: description, table: table,
      notes: plan.notes, seriesCount: plan.seriesCount)
  }

  /// The SVG alone, for a page that draws the chart again and again.
  ///
  /// - Throws: As `render`.
  func picture(_ frame: ChartFrame) throws(ChartError) -> String {
    let plan = try ChartPlan(self)
    return picture(plan, frame, description(plan, frame))
  }

  /// The author's sentence, or one made from the data.
  private func description(_ plan: ChartPlan, _ frame: ChartFrame) -> String {
    frame.description ?? options.title ?? ChartDescription.text(plan)
  }

  private func picture(_ plan: ChartPlan, _ frame: ChartFrame, _ description: String) -> String {
    let frame = held(frame)
    let sizes = sizes(plan, frame)
    func layout(_ size: (width: Double, height: Double), isCompact: Bool) -> Picture.Layout {
      Picture.Layout(
        width: size.width, height: size.height,
        nodes: ChartDrawing.nodes(plan, width: size.width, height: size.height, isCompact: isCompact))
    }
    let wide = layout(sizes[0], isCompact: false)
    let compact = sizes.count > 1 ? layout(sizes[1], isCompact: true) : nil
    return Picture.svg(
      wide: wide, compact: compact, title: ChartDescription.title(plan), description: description,
      id: frame.id)
  }

  /// The frame, with the size that the chart itself asks for.
  func held(_ frame: ChartFrame) -> ChartFrame {
    guard options.width != nil || options.height != nil else { return frame }
    return ChartFrame(
      width: options.width ?? frame.width, height: options.height ?? frame.height,
      compactWidth: frame.compactWidth, description: frame.description, id: frame.id)
  }

  /// The size of the wide layout and, where there is one, that of the layout for phones.
  func sizes(_ plan: ChartPlan, _ frame: ChartFrame) -> [(width: Double, height: Double)] {
    let wide = (frame.width, max(frame.height, ChartLayout.leastHeight(plan, width: frame.width)))
    guard let narrow = frame.compactWidth, narrow < frame.width * 0.8 else { return [wide] }
    return [wide, (narrow, compactHeight(plan, frame, narrow))]
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
