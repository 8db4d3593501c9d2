extension AxisTicks {
  /// Whether neighbouring labels keep clear of each other.
  static func labelsFit(_ ticks: [ScaledTick], _ isHorizontal: Bool) -> Bool {
    let spans = spans(ticks, isHorizontal)
    return zip(spans, spans.dropFirst()).allSatisfy { $0.0.end + (isHorizontal ? 8 : 2) <= $0.1.start }
  }

  /// The ticks with labels taken off where they would touch the one before.
  static func thinned(_ ticks: [ScaledTick], _ isHorizontal: Bool) -> [ScaledTick] {
    var result = ticks
    var reached = -Double.infinity
    for span in spans(ticks, isHorizontal) {
      if span.start < reached + (isHorizontal ? 8 : 2) {
        result[span.index].lines = []
      } else {
        reached = span.end
      }
    }
    return result
  }

  private static func spans(
    _ ticks: [ScaledTick], _ isHorizontal: Bool
  ) -> [(start: Double, end: Double, index: Int)] {
    ticks.indices.filter { !ticks[$0].lines.isEmpty }.map { index in
      let tick = ticks[index]
      let size =
        isHorizontal
        ? tick.lines.map { TextMetrics.width($0, size: fontSize) }.max() ?? 0
        : Double(tick.lines.count) * lineHeight
      return (tick.pixel - size / 2, tick.pixel + size / 2, index)
    }.sorted { ($0.start, $0.index) < ($1.start, $1.index) }
  }

  /// Names of categories: whole, in lines, slanted, or every so many, whatever shows most.
  static func fitted(
    categories ticks: [ScaledTick], _ scale: PositionScale, _ isHorizontal: Bool, room: Double
  ) -> [ScaledTick] {
    guard !ticks.isEmpty else { return [] }
    let step = scale.length / Double(ticks.count)
    if !isHorizontal {
      let shortened = ticks.map { $0.shortened(to: room) }
      return every(max(1, Int((lineHeight / max(step, 0.01)).rounded(.up))), shortened)
    }
    let widest = ticks.flatMap({ $0.lines }).map { TextMetrics.width($0, size: fontSize) }.max() ?? 0
    if widest <= step - 6 || widest == 0 { return ticks }
    let wrapped = ticks.map { tick in
      tick.lines.first.flatMap { TextMetrics.wrapped($0, to: step - 6, size: fontSize, limit: 3) }
    }
    if wrapped.allSatisfy({ $0 != nil }) {
      return zip(ticks, wrapped).map { tick, lines in
        var copy = tick
        copy.lines = lines ?? []
        return copy
      }
    }
    if widest <= 40 { return every(Int(((widest + 8) / step).rounded(.up)), ticks) }
    let slanted = ticks.map { tick in
      var copy = tick.shortened(to: room)
      copy.isSlanted = true
      return copy
    }
    return every(max(1, Int((lineHeight / max(step, 0.01) * 1.2).rounded(.up))), slanted)
  }

  /// Labels on every n-th only.
  private static func every(_ count: Int, _ ticks: [ScaledTick]) -> [ScaledTick] {
    guard count > 1 else { return ticks }
    return ticks.enumerated().map { index, tick in
      var copy = tick
      if index % count != 0 { copy.lines = [] }
      return copy
    }
  }
}

extension ScaledTick {
  /// With the label cut to a width; the whole of it then shows on hover.
  func shortened(to width: Double) -> ScaledTick {
    var copy = self
    copy.lines = lines.map { TextMetrics.truncated($0, to: width, size: AxisTicks.fontSize) }
    if copy.lines != lines { copy.full = lines.joined(separator: " ") }
    return copy
  }
}
