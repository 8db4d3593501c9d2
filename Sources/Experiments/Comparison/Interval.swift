import Statistics

/// A mean of several runs with its 95 % interval (Student's t).
///
/// Whether two ways differ is not read off two such intervals: `Comparison.paired(_:_:)` and `blocked(_:)` compare them.
public struct Interval: Sendable, Codable, Hashable {
  public let mean: Double
  /// Half the interval's width; 0 when there is one run, about which nothing can be said.
  public let halfWidth: Double
  /// How many runs it is made of.
  public let count: Int

  /// The interval of a sample.
  public init(_ values: [Double]) {
    count = values.count
    let n = Double(max(values.count, 1))
    mean = values.reduce(0, +) / n
    guard values.count > 1 else {
      halfWidth = 0
      return
    }
    let center = mean
    let variance = values.reduce(0) { $0 + ($1 - center) * ($1 - center) } / (n - 1)
    halfWidth =
      StudentT(degreesOfFreedom: Double(values.count - 1)).quantile(0.975) * (variance / n).squareRoot()
  }

  public var lower: Double { mean - halfWidth }
  public var upper: Double { mean + halfWidth }
}
