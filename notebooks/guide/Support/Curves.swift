/// What the logistic map gives from a start, step by step.
public func logistic(from start: Double, rate: Double, steps: Int) -> [Double] {
  (0..<steps).reduce(into: [start]) { values, _ in
    let last = values[values.count - 1]
    values.append(rate * last * (1 - last))
  }
}
