/// What a chart says, as plain values: its labels and its data by series. Grading reads charts by it.
public struct ChartFacts: Sendable, Hashable {
  /// The axes' labels as they are shown; empty where none is.
  public var xLabel: String
  public var yLabel: String
  /// Whether readers can tell the series apart: by a legend or by names at the lines' ends.
  public var hasLegend: Bool
  /// Points with numbers on both axes, by colour, in the order of the legend.
  public var series: [Series]

  public struct Series: Sendable, Hashable {
    public var name: String
    public var x: [Double]
    public var y: [Double]
  }
}

extension Chart {
  /// - Throws: `ChartError` where the chart could not be drawn either.
  public func facts() throws(ChartError) -> ChartFacts {
    let plan = try ChartPlan(self)
    func label(_ axis: AxisPlan) -> String {
      axis.options.isHidden || axis.options.isLabelHidden ? "" : axis.label
    }
    let names = plan.colors.categories.names
    var series = names.map { ChartFacts.Series(name: $0, x: [], y: []) }
    for mark in plan.marks where !mark.isSample && (mark.kind == .line || mark.kind == .point) {
      let record = plan.records[mark.record]
      guard let index = mark.colorIndex, series.indices.contains(index),
        case .number(let x)? = record.x?.value, case .number(let y)? = record.y?.value
      else { continue }
      series[index].x.append(x)
      series[index].y.append(y)
    }
    return ChartFacts(
      xLabel: label(plan.x), yLabel: label(plan.y), hasLegend: !LegendPlan(plan).items.isEmpty,
      series: series.filter { !$0.x.isEmpty })
  }
}
