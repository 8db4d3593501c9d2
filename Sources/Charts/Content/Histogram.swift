/// How often values occur, as bars over bins.
public struct Histogram: ChartContent {
  public let marks: ChartMarks

  /// - Parameters:
  ///   - x: what the values are.
  ///   - bins: about how many; Sturges' rule when left out.
  ///   - range: where the bins lie, when not where the data do; several histograms in one chart need it.
  ///   - isDensity: bars of total area one instead of counts.
  public init(
    _ x: String, values: [Double], bins: Int? = nil, range: ClosedRange<Double>? = nil,
    isDensity: Bool = false
  ) {
    if let bins, bins < 1 {
      marks = .refused(
        "The histogram of “\(x)” is to have \(bins) bins; give it one at least, or leave out bins.")
      return
    }
    let finite = values.filter({ $0.isFinite })
    let bounds =
      range.map { NumberBins(range: $0, count: bins ?? 30) } ?? NumberBins(data: finite, desiredCount: bins)
    var counts = [Int](repeating: 0, count: bounds.count)
    var outside = 0
    for value in finite {
      if let range, !range.contains(value) { outside += 1 } else { counts[bounds.index(for: value)] += 1 }
    }
    var notes: [MarkModifier] = []
    if outside > 0 {
      notes.append(.note("\(outside) values of \(x) lie outside the bins and are not counted."))
    }
    let lost = values.count - finite.count
    if lost > 0 { notes.append(.note("\(lost) values of \(x) are not finite numbers and are left out.")) }
    let records: [MarkRecord] =
      finite.isEmpty && lost == 0
      ? []
      : counts.indices.map { index in
        let bin = bounds[index]
        let width = bin.upperBound - bin.lowerBound
        let height =
          isDensity ? Double(counts[index]) / Double(max(finite.count, 1)) / width : Double(counts[index])
        return MarkRecord(
          kind: .bar, x: .value(x, bin), y: .value(isDensity ? "Density" : "Count", height),
          modifiers: [.stacking(.unstacked)] + notes)
      }
    marks = ChartMarks(records: records)
  }
}
