/// Where an axis is drawn.
public enum AxisMarkPosition: Sendable, Hashable, CaseIterable {
  case automatic, leading, trailing, top, bottom
}

/// Which values of an axis are marked.
public struct AxisMarkValues: Sendable, ExpressibleByArrayLiteral {
  enum Choice: Sendable {
    case automatic(count: Int?)
    case stride(Double)
    case values([PlottedValue])
  }

  var choice: Choice

  public init(arrayLiteral elements: Double...) { choice = .values(elements.map { .number($0) }) }

  private init(_ choice: Choice) { self.choice = choice }

  public static let automatic = AxisMarkValues(.automatic(count: nil))

  /// About so many.
  public static func automatic(desiredCount: Int) -> AxisMarkValues {
    AxisMarkValues(.automatic(count: max(1, desiredCount)))
  }

  /// Every multiple of the step.
  public static func stride(by step: Double) -> AxisMarkValues { AxisMarkValues(.stride(step)) }

  static func listed(_ values: [PlottedValue]) -> AxisMarkValues { AxisMarkValues(.values(values)) }
}

/// A marked value, as the content of axis marks sees it.
public struct AxisValue: Sendable {
  public let index: Int
  public let count: Int
  let value: PlottedValue

  /// The value as a number or a name: `value.as(Double.self)`.
  public func `as`<V: Plottable>(_ type: V.Type) -> V? {
    switch value {
    case .number(let number), .date(let number):
      if let found = number as? V { return found }
      guard number == number.rounded(), number.magnitude < 1e15 else { return nil }
      return Int(number) as? V
    case .category(let name): return name as? V
    }
  }
}

/// Marks along an axis: which values, and what is drawn at each.
public struct AxisMarks {
  var position: AxisMarkPosition
  var values: AxisMarkValues
  var content: ((AxisValue) -> [AxisElement])?

  public init(position: AxisMarkPosition = .automatic, values: AxisMarkValues = .automatic) {
    self.position = position
    self.values = values
  }

  public init(
    position: AxisMarkPosition = .automatic, values: AxisMarkValues = .automatic,
    @AxisMarkBuilder content: @escaping () -> [AxisElement]
  ) {
    self.init(position: position, values: values)
    self.content = { _ in content() }
  }

  public init(
    position: AxisMarkPosition = .automatic, values: AxisMarkValues = .automatic,
    @AxisMarkBuilder content: @escaping (AxisValue) -> [AxisElement]
  ) {
    self.init(position: position, values: values)
    self.content = content
  }

  public init<V: Plottable>(position: AxisMarkPosition = .automatic, values: [V]) {
    self.init(position: position, values: .listed(values.map({ $0.primitivePlottable.plottedValue })))
  }

  public init<V: Plottable>(
    position: AxisMarkPosition = .automatic, values: [V],
    @AxisMarkBuilder content: @escaping () -> [AxisElement]
  ) {
    self.init(position: position, values: .listed(values.map({ $0.primitivePlottable.plottedValue })))
    self.content = { _ in content() }
  }

  public init<V: Plottable>(
    position: AxisMarkPosition = .automatic, values: [V],
    @AxisMarkBuilder content: @escaping (AxisValue) -> [AxisElement]
  ) {
    self.init(position: position, values: .listed(values.map({ $0.primitivePlottable.plottedValue })))
    self.content = content
  }
}
