/// One setting of a cell's sliders: a value for each name, in the order of the names.
public typealias SliderState = [ScalarValue]

extension RunOptions {
  /// How many combinations of values there are; 1 for an ordinary cell, `Int.max` for more than can be counted.
  public var stateCount: Int {
    vary.reduce(1) { count, variation in
      let (product, overflows) = count.multipliedReportingOverflow(by: variation.values.count)
      return overflows ? .max : product
    }
  }

  /// All combinations, the last name's values changing first; the first is what a page shows at first.
  public var states: [SliderState] {
    vary.reduce([[]]) { states, variation in
      states.flatMap { state in variation.values.map { state + [$0] } }
    }
  }
}
