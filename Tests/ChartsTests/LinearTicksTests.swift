import Foundation
import SeededRandom
import Testing

@testable import Charts

@Suite struct LinearTicksTests {
  /// Values from d3.ticks.
  @Test(arguments: [
    (0.0, 1.0, 10, [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1]),
    (0, 1, 5, [0, 0.2, 0.4, 0.6, 0.8, 1]),
    (0, 10, 4, [0, 2, 4, 6, 8, 10]), (-10, 10, 4, [-10, -5, 0, 5, 10]), (1, 364, 3, [100, 200, 300]),
    (0, 1, 1, [0, 1]),
  ])
  func agreesWithD3(low: Double, high: Double, count: Int, expected: [Double]) {
    #expect(LinearTicks(from: low, to: high, count: count).values == expected)
  }

  @Test func tenThousandDomainsOverSixtyOrders() {
    var random = SplitMix64(state: 1)
    for trial in 0..<10_000 {
      let size = pow(10, Double.random(in: -30...30, using: &random))
      let center =
        Bool.random(using: &random)
        ? 0 : pow(10, Double.random(in: -30...30, using: &random)) * (Bool.random(using: &random) ? 1 : -1)
      let (low, high) = (center - size, center + size)
      guard low < high else { continue }
      let count = Int.random(in: 2...20, using: &random)
      let ticks = LinearTicks(from: low, to: high, count: count)
      #expect(ticks.values.count >= 2, "\(trial): \(low)...\(high)")
      #expect(ticks.values.count <= 4 * count + 8, "\(trial): \(low)...\(high) gives \(ticks.values.count)")
      #expect(ticks.values.allSatisfy { $0 >= low && $0 <= high }, "\(trial): \(low)...\(high)")
      // They cover the domain: no step more would fit at either end.
      if let first = ticks.values.first, let last = ticks.values.last, ticks.values.count > 1 {
        let step = (last - first) / Double(ticks.values.count - 1)
        #expect(first - low < step * 1.001 && high - last < step * 1.001, "\(trial): \(low)...\(high)")
      }
      #expect(
        zip(ticks.values, ticks.values.dropFirst()).allSatisfy { $0 < $1 }, "\(trial): \(low)...\(high)")
      #expect(Set(ticks.labels).count == ticks.values.count, "\(trial): \(ticks.labels)")
      let (a, b) = LinearTicks.nice(low, high, count: count)
      #expect(a <= low && b >= high && a.isFinite && b.isFinite, "\(trial)")
    }
  }

  @Test func labelsNeverTouchWhateverTheDomain() {
    var random = SplitMix64(state: 2)
    for trial in 0..<10_000 {
      let size = pow(10, Double.random(in: -30...30, using: &random))
      let center =
        pow(10, Double.random(in: -30...30, using: &random)) * Double.random(in: -1...1, using: &random)
      var axis = AxisPlan(direction: .x, options: AxisOptions())
      axis.isUsed = true
      (axis.from, axis.to) = (center - size, center + size)
      guard axis.from < axis.to else { continue }
      for type in [ScaleType.linear, .symmetricLog, .squareRoot] {
        axis.type = type
        let isHorizontal = trial % 2 == 0
        let scale = axis.scale(from: 0, to: Double.random(in: 60...900, using: &random))
        let ticks = AxisTicks(axis, scale, isHorizontal: isHorizontal).ticks
        #expect(AxisTicks.labelsFit(ticks, isHorizontal), "\(trial): \(axis.from)...\(axis.to)")
        #expect(ticks.allSatisfy { $0.pixel >= -0.01 && $0.pixel <= scale.end + 0.01 })
      }
    }
  }

  @Test func logarithmicTicksCoverAndStayInside() {
    var random = SplitMix64(state: 3)
    for trial in 0..<10_000 {
      let low = pow(10, Double.random(in: -30...30, using: &random))
      let high = low * pow(10, Double.random(in: 0.001...30, using: &random))
      let (a, b) = LogTicks.nice(low, high)
      #expect(a > 0 && a <= low * 1.0001 && b >= high * 0.9999, "\(trial): \(low)...\(high)")
      let ticks = LogTicks.ticks(from: a, to: b, count: 8)
      #expect(ticks.contains { $0.label != nil }, "\(trial): \(a)...\(b)")
      #expect(ticks.allSatisfy { $0.value >= a * 0.999 && $0.value <= b * 1.001 }, "\(trial): \(a)...\(b)")
    }
  }

  @Test(arguments: [
    (0.0, 0.0), (1, 0), (.nan, 1), (0, .infinity), (5e-324, 1e-323), (-1.7e308, 1.7e308),
    (1, 1.0000000000000002),
    (1e16, 1e16 + 4),
  ])
  func oddDomainsDoNotCrash(low: Double, high: Double) {
    let ticks = LinearTicks(from: low, to: high, count: 5)
    #expect(ticks.labels.count == ticks.values.count)
    #expect(ticks.values.allSatisfy { $0.isFinite })
  }
}
