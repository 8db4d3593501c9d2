/// Something a reader moves or chooses in a live cell, and the name it has in the cell's Swift.
public struct LiveControl: Sendable, Hashable, Codable {
  public enum Kind: Sendable, Hashable, Codable {
    /// From `low` to `high` in steps.
    case range(low: Double, high: Double, step: Double)
    /// One of these, all of one kind.
    case choice([ScalarValue])
    /// `false` or `true`.
    case toggle
    /// A button; the value counts how often it was pressed.
    case button
    /// Points that are placed, moved and taken away in the figure's first chart.
    case points
  }

  /// The Swift name the value is bound to.
  public var name: String
  public var kind: Kind
  /// The value at first, which is that of the page without scripts.
  public var start: ScalarValue

  public init(name: String, kind: Kind, start: ScalarValue) {
    (self.name, self.kind, self.start) = (name, kind, start)
  }

  /// A value to compare the two runs of the cell at; number 0 is the first state, the next two the ends, and the
  /// others lie between, spread differently for each control.
  func sample(_ number: Int, of controlNumber: Int) -> ScalarValue {
    guard number > 0 else { return start }
    switch kind {
    case .range(let low, let high, let step):
      let value: Double
      switch number {
      case 1: value = low
      case 2: value = high
      default:
        let golden = 0.618_033_988_749_895 * Double(number) + 0.381_966 * Double(controlNumber)
        let share = golden - golden.rounded(.down)
        value = min(low + ((high - low) * share / step).rounded() * step, high)
      }
      if case .integer = start { return .integer(Int(value)) }
      return .number(value)
    case .choice(let values): return values[(number - 1 + controlNumber * (number / 2)) % values.count]
    case .toggle: return .boolean((number + controlNumber) % 2 == 0)
    case .button: return .integer(number % 4)
    case .points:
      // Spirals of up to four points.
      let points = (0..<number % 5).map { index in
        "\(Double(number * 3 - index * 7) / 40) \(Double(index * 9 - number * 2) / 40) \(index % 2)"
      }
      return .points(points.joined(separator: "; "))
    }
  }
}

/// What the page does with a cell's animation.
public struct LiveAnimation: Sendable, Hashable, Codable {
  /// Controls that may move without the animation starting anew.
  public var keeps: [String] = []
  /// Steps in a second at most; the browser's own pace when `nil`.
  public var rate: Double?

  public init() {}
}
