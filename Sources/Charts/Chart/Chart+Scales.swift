/// A domain that the chart finds itself.
public struct AutomaticScaleDomain: Sendable, Hashable {
  var includesZero: Bool?
  var reversed: Bool

  public static let automatic = AutomaticScaleDomain(includesZero: nil, reversed: false)

  public static func automatic(includesZero: Bool? = nil, reversed: Bool = false) -> AutomaticScaleDomain {
    AutomaticScaleDomain(includesZero: includesZero, reversed: reversed)
  }
}

extension Chart {
  /// The ends of the x axis.
  public func chartXScale<V: Plottable>(domain: ClosedRange<V>, type: ScaleType? = nil) -> Chart {
    with { $0.x.set(domain, type) }
  }

  /// The categories of the x axis, in order; or two numbers, the first at the left.
  public func chartXScale<V: Plottable>(domain: [V], type: ScaleType? = nil) -> Chart {
    with { $0.x.set(domain, type) }
  }

  public func chartXScale(domain: AutomaticScaleDomain, type: ScaleType? = nil) -> Chart {
    with { $0.x.set(domain, type) }
  }

  public func chartXScale(type: ScaleType) -> Chart { with { $0.x.type = type } }

  /// The ends of the y axis.
  public func chartYScale<V: Plottable>(domain: ClosedRange<V>, type: ScaleType? = nil) -> Chart {
    with { $0.y.set(domain, type) }
  }

  /// The categories of the y axis, from the top; or two numbers, the first at the bottom.
  public func chartYScale<V: Plottable>(domain: [V], type: ScaleType? = nil) -> Chart {
    with { $0.y.set(domain, type) }
  }

  public func chartYScale(domain: AutomaticScaleDomain, type: ScaleType? = nil) -> Chart {
    with { $0.y.set(domain, type) }
  }

  public func chartYScale(type: ScaleType) -> Chart { with { $0.y.type = type } }
}

extension AxisOptions {
  mutating func set<V: Plottable>(_ range: ClosedRange<V>, _ type: ScaleType?) {
    domain = .range(
      range.lowerBound.primitivePlottable.plottedValue, range.upperBound.primitivePlottable.plottedValue)
    self.type = type ?? self.type
  }

  mutating func set<V: Plottable>(_ values: [V], _ type: ScaleType?) {
    let plotted = values.map({ $0.primitivePlottable.plottedValue })
    let names = plotted.compactMap { value -> String? in
      if case .category(let name) = value { name } else { nil }
    }
    if names.count == plotted.count {
      domain = .categories(names)
    } else if let first = plotted.first, let last = plotted.last {
      domain = .range(first, last)
    }
    self.type = type ?? self.type
  }

  mutating func set(_ automatic: AutomaticScaleDomain, _ type: ScaleType?) {
    domain = .automatic(includesZero: automatic.includesZero, reversed: automatic.reversed)
    self.type = type ?? self.type
  }
}
