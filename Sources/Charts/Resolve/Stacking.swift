/// Puts bars and areas that share a base on top of each other.
enum Stacking {
  private struct Stack: Hashable {
    var base: Extent?
    var isUpright: Bool
    var slot: Int?
    var facet: Int
    var kind: MarkKind
  }

  private struct Totals {
    var up = 0.0
    var down = 0.0
  }

  /// Afterwards every bar and area that had one value has a range, from zero or from the one below.
  static func apply(to marks: inout [Mark], _ styles: [MarkStyle]) {
    guard marks.contains(where: { $0.kind == .bar || $0.kind == .area }) else { return }
    var totals: [Stack: Totals] = [:]
    for mark in marks {
      guard let (stack, value) = stacked(mark), styles[mark.style].stacking != .unstacked else { continue }
      if value >= 0 { totals[stack, default: Totals()].up += value }
      if value < 0 { totals[stack, default: Totals()].down += value }
    }
    var reached: [Stack: Totals] = [:]
    for index in marks.indices {
      guard let (stack, value) = stacked(marks[index]) else { continue }
      var extent = Extent(start: 0, end: value)
      if styles[marks[index].style].stacking != .unstacked, value.isFinite {
        let from = value >= 0 ? reached[stack, default: Totals()].up : reached[stack, default: Totals()].down
        extent = Extent(start: from, end: from + value)
        if value >= 0 {
          reached[stack, default: Totals()].up += value
        } else {
          reached[stack, default: Totals()].down += value
        }
        let whole = totals[stack, default: Totals()]
        extent = spread(extent, whole, styles[marks[index].style].stacking)
      }
      if marks[index].isUpright { marks[index].y = extent } else { marks[index].x = extent }
    }
  }

  private static func spread(_ extent: Extent, _ whole: Totals, _ method: MarkStackingMethod) -> Extent {
    switch method {
    case .standard, .unstacked: return extent
    case .normalized:
      let sum = whole.up - whole.down
      return sum > 0 ? Extent(start: extent.start / sum, end: extent.last / sum) : Extent(start: 0, end: 0)
    case .center:
      let shift = (whole.up + whole.down) / 2
      return Extent(start: extent.start - shift, end: extent.last - shift)
    }
  }

  /// Where the mark stands and how high it is, if it is one that stacks.
  private static func stacked(_ mark: Mark) -> (Stack, Double)? {
    guard mark.kind == .bar || mark.kind == .area else { return nil }
    let (base, value) = mark.isUpright ? (mark.x, mark.y) : (mark.y, mark.x)
    guard let value, value.end == nil else { return nil }
    if let base, !base.isFinite { return nil }
    let stack = Stack(
      base: base, isUpright: mark.isUpright, slot: mark.slot?.index, facet: mark.facet, kind: mark.kind)
    return (stack, value.start)
  }
}
