import Foundation

/// One bin: from its lower bound up to, without, its upper.
public struct ChartBinRange<Value: Comparable & Sendable>: Sendable, Hashable where Value: Hashable {
  public let lowerBound: Value
  public let upperBound: Value

  public init(lowerBound: Value, upperBound: Value) {
    self.lowerBound = lowerBound
    self.upperBound = upperBound
  }
}

extension PlottableValue {
  /// A bin on the axis: `x: .value("Weight", bins[index])`.
  public static func value<V: Plottable>(_ label: String, _ bin: ChartBinRange<V>) -> PlottableValue {
    PlottableValue(
      label: label, value: bin.lowerBound.primitivePlottable.plottedValue,
      end: bin.upperBound.primitivePlottable.plottedValue)
  }
}

/// Bins of one width for numbers, with round bounds where they are found from data.
public struct NumberBins: Sendable, Hashable, RandomAccessCollection {
  /// The bounds of all bins, one more than there are bins.
  public let thresholds: [Double]

  public var startIndex: Int { 0 }
  public var endIndex: Int { Swift.max(0, thresholds.count - 1) }

  public subscript(position: Int) -> ChartBinRange<Double> {
    ChartBinRange(lowerBound: thresholds[position], upperBound: thresholds[position + 1])
  }

  public init(thresholds: [Double]) { self.thresholds = thresholds.filter({ $0.isFinite }).sorted() }

  /// So many bins of equal width.
  public init(range: ClosedRange<Double>, count: Int) {
    let count = Swift.max(1, Swift.min(count, 10_000))
    let (low, high) = (range.lowerBound, range.upperBound)
    thresholds = (0...count).map { low + (high - low) * Double($0) / Double(count) }
  }

  /// Bins of this width that cover the range, their bounds whole multiples of it.
  public init(size: Double, range: ClosedRange<Double>) {
    guard size > 0, (range.upperBound - range.lowerBound) / size < 10_000 else {
      self.init(range: range, count: 1)
      return
    }
    let first = (range.lowerBound / size).rounded(.down)
    let last = Swift.max((range.upperBound / size).rounded(.up), first + 1)
    self.init(thresholds: stride(from: first, through: last, by: 1).map { $0 * size })
  }

  /// About so many bins with round bounds that cover the data; by default as many as Sturges' rule says,
  /// log2(n) + 1.
  public init(data: [Double], desiredCount: Int? = nil) {
    let finite = data.filter({ $0.isFinite })
    guard let low = finite.min(), let high = finite.max() else {
      thresholds = [0, 1]
      return
    }
    guard low < high else {
      thresholds = [low - 0.5, low + 0.5]
      return
    }
    let count = Swift.max(1, desiredCount ?? Int(log2(Double(finite.count))) + 1)
    let (from, to) = LinearTicks.nice(low, high, count: count)
    let ticks = LinearTicks(from: from, to: to, count: count).values
    thresholds = ticks.count >= 2 ? ticks : [low, high]
  }

  /// The bin that a value falls into. What lies outside goes to the nearest, and the largest value counts
  /// to the last bin.
  public func index(for value: Double) -> Int {
    guard count > 1, value > thresholds[1] || value == thresholds[1] else { return 0 }
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if thresholds[middle + 1] <= value { low = middle + 1 } else { high = middle }
    }
    return Swift.min(low, count - 1)
  }
}
