/// One state of a cell's sliders: a value for each name, in the order of the names.
public typealias SliderState = [ScalarValue]

extension RunOptions {
  /// At how many states besides the first a live cell's two runs are compared.
  public static let comparedStates = 10

  /// The names that have values when the cell runs, with some of the values.
  public var variations: [Variation] {
    guard !live.isEmpty else { return vary }
    return live.indices.map { index in
      Variation(
        name: live[index].name, values: (0...Self.comparedStates).map { live[index].sample($0, of: index) })
    }
  }

  /// How many combinations of values there are; 1 for an ordinary cell, `Int.max` for more than can be counted.
  public var stateCount: Int {
    if !live.isEmpty { return 1 + Self.comparedStates }
    return vary.reduce(1) { count, variation in
      let (product, overflows) = count.multipliedReportingOverflow(by: variation.values.count)
      return overflows ? .max : product
    }
  }

  /// All combinations, the last name's values changing first; the first is what a page shows at first. Of a live
  /// cell, the first state and those at which its two runs are compared.
  public var states: [SliderState] {
    if !live.isEmpty {
      return (0...Self.comparedStates).map { number in
        live.indices.map { live[$0].sample(number, of: $0) }
      }
    }
    return vary.reduce([[]]) { states, variation in
      states.flatMap { state in variation.values.map { state + [$0] } }
    }
  }
}
