extension ChartPlan {
  /// Replaces each function by the marks of a line along its graph.
  mutating func sampleFunctions() throws(ChartError) {
    guard marks.contains(where: { $0.kind == .function }) else { return }
    var result: [Mark] = []
    for mark in marks {
      guard mark.kind == .function, let source = style(of: mark).function else {
        result.append(mark)
        continue
      }
      guard source.domain != nil || hasKnownX else {
        throw ChartError(
          .missingDomain,
          "The plot of “\(source.yLabel)” has no domain to be drawn over; add domain: -6...6, or chartXScale(domain:) to the chart."
        )
      }
      let domain = source.domain ?? min(x.from, x.to)...max(x.from, x.to)
      for (argument, value) in FunctionSampling.samples(source.function, domain, x.isLog ? .log : .linear) {
        if y.isLog, value < 0 { throw Self.negative(source.yLabel, value, argument) }
        result.append(mark.sample(x: argument, y: y.isLog && value == 0 ? .nan : value))
      }
    }
    marks = result
  }

  private var hasKnownX: Bool {
    if case .range = options.x.domain { return true }
    return marks.contains { $0.x?.isFinite == true || style(of: $0).function?.domain != nil }
  }

  private static func negative(_ label: String, _ value: Double, _ argument: Double) -> ChartError {
    ChartError(
      .negativeOnLog,
      "The y axis is logarithmic, but “\(label)” is \(plotted(.number(value))) at \(plotted(.number(argument))); use type: .symmetricLog or plot the magnitude."
    )
  }
}

/// Samples a function densely enough for a screen, with gaps where it jumps or is not finite.
enum FunctionSampling {
  /// An even number, so that the middle of a symmetric domain (often a kink) is hit.
  private static let steps = 480

  static func samples(
    _ function: (Double) -> Double, _ domain: ClosedRange<Double>, _ transform: ScaleTransform
  ) -> [(Double, Double)] {
    let (low, high) = (transform.apply(domain.lowerBound), transform.apply(domain.upperBound))
    guard low.isFinite, high.isFinite, low < high else { return [] }
    func value(_ argument: Double) -> Double {
      let value = function(argument)
      return value.isFinite ? value : .nan
    }
    let arguments = (0...steps).map { step -> Double in
      if step == 0 { return domain.lowerBound }
      if step == steps { return domain.upperBound }
      let share = Double(step) / Double(steps)
      return transform.invert(low * (1 - share) + high * share)
    }
    let values = arguments.map(value)
    let finite = values.filter({ $0.isFinite })
    let range = (finite.max() ?? 0) - (finite.min() ?? 0)
    var samples: [(Double, Double)] = []
    for (index, argument) in arguments.enumerated() {
      if index > 0,
        let jump = jump(
          from: (arguments[index - 1], values[index - 1]), to: (argument, values[index]), range: range, value)
      {
        samples.append(jump.left)
        samples.append((jump.left.0, .nan))
        samples.append(jump.right)
      }
      samples.append((argument, values[index]))
    }
    return samples
  }

  /// Halves the step between two samples far apart; if they stay as far apart there is a jump, and the
  /// line must not cross it.
  private static func jump(
    from start: (Double, Double), to end: (Double, Double), range: Double, _ value: (Double) -> Double
  ) -> (left: (Double, Double), right: (Double, Double))? {
    let height = (end.1 - start.1).magnitude
    guard height.isFinite, height > range * 0.04 else { return nil }
    var (left, right) = (start, end)
    for _ in 0..<40 {
      let middle = left.0 / 2 + right.0 / 2
      guard middle > left.0, middle < right.0 else { break }
      let found = (middle, value(middle))
      guard found.1.isFinite else { return (left, right) }
      if (found.1 - left.1).magnitude > (found.1 - right.1).magnitude { right = found } else { left = found }
    }
    return (right.1 - left.1).magnitude > height * 0.9 ? (left, right) : nil
  }
}
