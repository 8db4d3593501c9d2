import Foundation

extension AxisTicks {
  /// Chooses values and labels for an axis: as many as fit (80 pixels across, 35 up), labels never
  /// touching.
  init(_ axis: AxisPlan, _ scale: PositionScale, isHorizontal: Bool) {
    guard axis.isUsed, !axis.options.isHidden else { return }
    guard let marks = axis.options.marks else {
      ticks = Self.automatic(axis, scale, isHorizontal, count: nil, content: nil)
      return
    }
    for mark in marks {
      ticks += Self.ticks(mark, axis, scale, isHorizontal)
    }
  }

  private static func ticks(
    _ marks: AxisMarks, _ axis: AxisPlan, _ scale: PositionScale, _ isHorizontal: Bool
  ) -> [ScaledTick] {
    let (low, high) = (min(axis.from, axis.to), max(axis.from, axis.to))
    switch marks.values.choice {
    case .automatic(let count):
      return automatic(axis, scale, isHorizontal, count: count, content: marks.content)
    case .stride(let step):
      guard step > 0, step.isFinite, (high - low) / step < 500 else {
        return automatic(axis, scale, isHorizontal, count: nil, content: marks.content)
      }
      let first = (low / step - 1e-9).rounded(.up)
      let last = (high / step + 1e-9).rounded(.down)
      guard first <= last else { return [] }
      let values = Swift.stride(from: first, through: last, by: 1).map { $0 * step + 0 }
      let power = LinearTicks.exponent(step)
      let isRound = (step / pow(10, Double(power))).rounded() == step / pow(10, Double(power))
      let labels = LinearTicks(values: values, factor: 1, power: isRound ? power : power - 1).labels
      let ticks = zip(values, labels).map { Tick(value: $0, label: $1) }
      return thinned(scaled(ticks, axis, scale, marks.content), isHorizontal)
    case .values(let values):
      let ticks = values.compactMap { value -> Tick? in
        switch value {
        case .number(let number) where axis.categories == nil:
          return axis.holds(number) ? Tick(value: number, label: axis.text(number)) : nil
        case .date(let seconds) where axis.kind == .date:
          return axis.holds(seconds) ? Tick(value: seconds, label: axis.text(seconds)) : nil
        default:
          guard let index = axis.categories?.firstIndex(of: plotted(value)) else { return nil }
          return Tick(value: Double(index), label: plotted(value))
        }
      }
      return thinned(scaled(ticks, axis, scale, marks.content), isHorizontal)
    }
  }

  private static func automatic(
    _ axis: AxisPlan, _ scale: PositionScale, _ isHorizontal: Bool, count: Int?,
    content: ((AxisValue) -> [AxisElement])?
  ) -> [ScaledTick] {
    if let names = axis.categories {
      let ticks = names.indices.map { Tick(value: Double($0), label: names[$0]) }
      return fitted(
        categories: scaled(ticks, axis, scale, content), scale, isHorizontal, room: axis.labelRoom)
    }
    let (low, high) = (min(axis.from, axis.to), max(axis.from, axis.to))
    var wanted = count ?? max(2, Int(scale.length / usualDistance(axis, scale, isHorizontal)))
    var found: [ScaledTick] = []
    while wanted > 0 {
      found = scaled(
        candidates(axis, low, high, count: wanted) + (axis.hasZeroGutter ? [Tick(value: 0, label: "0")] : []),
        axis, scale, content)
      if labelsFit(found, isHorizontal) { return found }
      wanted -= 1
    }
    return thinned(found, isHorizontal)
  }

  /// The pixels between ticks: more than labels need, so that an axis stays quiet, but on a narrow chart
  /// rather close than next to none.
  private static func usualDistance(_ axis: AxisPlan, _ scale: PositionScale, _ isHorizontal: Bool) -> Double
  {
    guard isHorizontal else { return 35 }
    return scale.length >= 400 ? 80 : axis.isLog ? 36 : 55
  }

  private static func candidates(_ axis: AxisPlan, _ low: Double, _ high: Double, count: Int) -> [Tick] {
    if axis.kind == .date { return DateTicks.ticks(from: low, to: high, count: count) }
    switch axis.type.transform {
    case .linear:
      var linear = LinearTicks(from: low, to: high, count: count)
      if axis.isWhole, linear.power < 0, high - low < 40 {
        linear = LinearTicks(
          values: Array(stride(from: low.rounded(.up), through: high, by: 1)), factor: 1, power: 0)
      }
      return zip(linear.values, linear.labels).map { Tick(value: $0, label: $1) }
    case .log: return LogTicks.ticks(from: low, to: high, count: count)
    default: return TransformTicks.ticks(axis.type.transform, from: low, to: high, count: count)
    }
  }

  private static func scaled(
    _ ticks: [Tick], _ axis: AxisPlan, _ scale: PositionScale, _ content: ((AxisValue) -> [AxisElement])?
  ) -> [ScaledTick] {
    let labelled = ticks.filter { !$0.isMinor }.count
    var index = -1
    return ticks.compactMap { tick in
      let pixel = scale(tick.value)
      guard pixel.isFinite else { return nil }
      var result = ScaledTick(pixel: pixel, lines: tick.label.map { [$0] } ?? [], isMinor: tick.isMinor)
      result.isGutter = axis.hasZeroGutter && tick.value == 0
      if !tick.isMinor { index += 1 }
      if tick.isMinor {
        result.hasGrid = false
        result.tickLength = content == nil ? 3 : 0
      } else if let content, !result.isGutter {
        let value = AxisValue(
          index: index, count: labelled,
          value: axis.categories.map { .category($0[Int(tick.value)]) } ?? .number(tick.value))
        result.apply(content(value), tick, axis)
      }
      if axis.categories != nil, content == nil {
        result.hasGrid = false
        result.tickLength = 0
      }
      return result
    }
  }
}

extension ScaledTick {
  /// Replaces what is drawn by what the axis marks list.
  fileprivate mutating func apply(_ elements: [AxisElement], _ tick: Tick, _ axis: AxisPlan) {
    (hasGrid, tickLength, lines) = (false, 0, [])
    for element in elements {
      switch element {
      case .gridLine(let stroke): (hasGrid, grid) = (true, stroke)
      case .tick(let length): tickLength = min(max(length, 0), 20)
      case .label(let text, let format):
        let usual = tick.label ?? axis.text(tick.value)
        lines = [text ?? (axis.kind == .number ? format?.text(tick.value) : nil) ?? usual]
      }
    }
  }
}
