/// Numbers the series of a chart in the order of appearance: what marks must have in common to be one line,
/// one area, one group of points.
struct SeriesNumbers {
  private(set) var count = 0
  private var known: [Key: Int] = [:]
  /// There are seldom more than a dozen series, and comparing a few numbers is faster than hashing names.
  private var recent: [(look: Look, yLabel: String?, number: Int)] = []
  private var last = 0

  /// What is quick to compare: marks alike in this and in their label are one series.
  private struct Look: Equatable {
    var kind: MarkKind
    var style: Int
    var color: Int?
    var record: Int?
  }

  /// What makes a series, however it is written.
  private struct Key: Hashable {
    var kind: MarkKind
    var series: PlottedValue?
    var color: Int?
    var symbol: Int?
    var dash: Int?
    var slot: PlottedValue?
    var facet: Int
    var yLabel: String?
    /// Each function is a line of its own.
    var record: Int?
    /// Lines and areas have one colour; other marks of different colours are not one group.
    var ownColor: ChartColor?
    var ownSymbol: BasicChartSymbolShape?
  }

  mutating func number(of mark: Mark, _ style: MarkStyle, yLabel: String?) -> Int {
    let record = mark.kind == .function ? mark.record : nil
    let look = Look(kind: mark.kind, style: mark.style, color: mark.colorIndex, record: record)
    // The same again, or series that take turns.
    for _ in 0..<min(recent.count, 2) {
      if recent[last].look == look, recent[last].yLabel == yLabel { return recent[last].number }
      last = last + 1 < recent.count ? last + 1 : 0
    }
    if let index = recent.firstIndex(where: { $0.look == look && $0.yLabel == yLabel }) {
      last = index
      return recent[index].number
    }
    var key = Key(
      kind: mark.kind, series: style.series?.value, color: mark.colorIndex, symbol: mark.symbolIndex,
      dash: mark.dashIndex, slot: style.positionBy?.value, facet: mark.facet, yLabel: yLabel, record: record)
    if mark.kind != .line, mark.kind != .area { (key.ownColor, key.ownSymbol) = (style.color, style.symbol) }
    let number = known[key] ?? count
    if number == count {
      known[key] = number
      count += 1
    }
    if recent.count < 12 {
      last = recent.count
      recent.append((look, yLabel, number))
    }
    return number
  }
}
