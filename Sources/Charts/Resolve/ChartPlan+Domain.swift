import Markup

extension ChartPlan {
  /// Finds the ends of one axis from the marks and from what was asked for.
  mutating func findDomain(_ direction: AxisPlan.Direction) throws(ChartError) {
    let isX = direction == .x
    var axis = isX ? x : y
    defer { if isX { x = axis } else { y = axis } }
    if let names = axis.categories {
      let (low, high) = (-0.5, max(Double(names.count), 1) - 0.5)
      var isReversed = !isX
      if case .automatic(_, true) = axis.options.domain { isReversed.toggle() }
      (axis.from, axis.to) = isReversed ? (high, low) : (low, high)
      return
    }
    let seen = survey(axis)
    axis.unit = seen.unit
    axis.isWhole = axis.kind == .number && seen.isWhole
    if case .range(let first, let last) = axis.options.domain {
      try setExplicit(&axis, first, last)
      return
    }
    guard case .automatic(let includesZero, let isReversed) = axis.options.domain else { return }
    var (low, high) = (seen.low, seen.high)
    if includesZero == true && !axis.isLog { (low, high) = (min(low, 0), max(high, 0)) }
    (low, high) = Self.opened(low, high, axis)
    if axis.isLog {
      (low, high) = LogTicks.nice(low, high)
    } else if axis.kind == .number, !isX || seen.hasPoints, seen.isNiceWanted {
      switch axis.type.transform {
      case .linear, .power: (low, high) = LinearTicks.nice(low, high, count: isX ? 8 : 6)
      default: break
      }
    }
    (axis.from, axis.to) = isReversed ? (high, low) : (low, high)
  }

  private struct Survey {
    var low = Double.infinity
    var high = -Double.infinity
    var unit = 1.0
    var hasPoints = false
    var isNiceWanted = true
    var isWhole = true
  }

  private func survey(_ axis: AxisPlan) -> Survey {
    var seen = Survey()
    var bases: Set<Double> = []
    let isX = axis.direction == .x
    func include(_ value: Double) {
      guard value.isFinite, !axis.isLog || value > 0 else { return }
      seen.low = min(seen.low, value)
      seen.high = max(seen.high, value)
    }
    var needsRoom = false
    for mark in marks {
      if mark.kind == .polygon {
        for corner in style(of: mark).outline { include(isX ? corner.x : corner.y) }
      }
      guard let extent = isX ? mark.x : mark.y, mark.kind != .sector else {
        if mark.kind == .function || mark.kind == .polygon { seen.isWhole = false }
        if isX, style(of: mark).function != nil, let domain = style(of: mark).function?.domain {
          include(domain.lowerBound)
          include(domain.upperBound)
        }
        continue
      }
      include(extent.start)
      include(extent.last)
      if seen.isWhole,
        mark.isSample || extent.start != extent.start.rounded() || extent.last != extent.last.rounded()
      {
        seen.isWhole = false
      }
      if mark.kind == .point || (mark.kind == .bar && !mark.isUpright) { seen.hasPoints = true }
      if mark.kind == .polygon { seen.isNiceWanted = false }
      let isBase = mark.kind == .rectangle || (mark.kind == .bar && mark.isUpright == isX)
      if isBase, extent.end == nil, extent.isFinite {
        bases.insert(extent.start)
        needsRoom = true
        if mark.kind == .rectangle { seen.isNiceWanted = false }
      }
    }
    if needsRoom {
      let sorted = bases.sorted()
      let gaps = zip(sorted.dropFirst(), sorted).map { $0 - $1 }.filter { $0 > 0 && $0.isFinite }
      seen.unit = gaps.min() ?? (axis.kind == .date ? 86400 : 1)
      seen.isNiceWanted = false
      if !axis.isLog {
        include(seen.low - seen.unit / 2)
        include(seen.high + seen.unit / 2)
      }
    }
    return seen
  }

  /// A domain of some width, whatever the data are: nothing, one value, or ends that cannot be told apart.
  private static func opened(_ low: Double, _ high: Double, _ axis: AxisPlan) -> (Double, Double) {
    guard low <= high else { return axis.isLog ? (0.1, 1) : (0, 1) }
    guard low == high else { return (low, high) }
    if axis.isLog {
      let ends = (low / 10, low * 10)
      return ends.0 > 0 && ends.1.isFinite ? ends : (max(low / 2, .leastNormalMagnitude), min(low * 2, 1e308))
    }
    if axis.kind == .date { return (low - 43200, low + 43200) }
    if low == 0 { return (-1, 1) }
    let room = low.magnitude * 0.1
    return low - room < low + room && (low + room).isFinite && room > 1e-300
      ? (low - room, low + room) : (low - 1 < low ? low - 1 : low / 2, low + 1 > low ? low + 1 : low)
  }

  private func setExplicit(
    _ axis: inout AxisPlan, _ first: PlottedValue, _ last: PlottedValue
  ) throws(ChartError) {
    func number(_ value: PlottedValue) -> Double? {
      switch value {
      case .number(let number) where axis.kind == .number || !axis.isUsed: number
      case .date(let seconds) where axis.kind == .date || !axis.isUsed: seconds
      default: nil
      }
    }
    let name = axis.direction.rawValue
    guard let from = number(first), let to = number(last) else {
      throw ChartError(
        .badDomain,
        "The domain of the \(name) axis, \(plotted(first)) to \(plotted(last)), is of another type than its values (“\(label(axis))”)."
      )
    }
    guard from.isFinite, to.isFinite, from != to else {
      throw ChartError(
        .badDomain,
        "The domain of the \(name) axis is \(plotted(first)) to \(plotted(last)); give two different finite values."
      )
    }
    if axis.isLog, min(from, to) <= 0 {
      throw ChartError(
        .badDomain,
        "The \(name) axis is logarithmic and cannot reach \(NumberFormat.readable(min(from, to))); give a domain above zero or use type: .symmetricLog."
      )
    }
    (axis.from, axis.to) = (from, to)
  }

  private func label(_ axis: AxisPlan) -> String {
    records.lazy.compactMap { axis.direction == .x ? $0.x?.label : $0.y?.label }.first ?? ""
  }
}
