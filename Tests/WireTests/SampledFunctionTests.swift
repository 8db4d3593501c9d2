import Foundation
import Testing
import Wire

@Suite struct SampledFunctionTests {
  private typealias Function = @Sendable (Double) -> Double

  /// Smooth, with a corner at a panel's edge, within one, where no binary number is, and with a jump.
  private static let functions:
    [(name: String, f: @Sendable (Double) -> Double, slope: @Sendable (Double) -> Double)] = [
      ("wavy", { $0 + sin($0) * sin($0) }, { 1 + 2 * sin($0) * cos($0) }),
      ("corner", { max(0, $0) }, { $0 > 0 ? 1 : 0 }),
      (
        "corners", { $0 > 0.3 ? 0.3 + ($0 - 0.3) / 3 : $0 > -20.7 ? $0 : -20.7 },
        { $0 > 0.3 ? 1.0 / 3 : $0 > -20.7 ? 1 : 0 }
      ),
      ("jump", { $0 > 1.1 ? $0 + 1 : $0 }, { _ in 1 }),
      (
        "steep", { $0 / (1 + exp(-9 * $0)) },
        { z in
          let s = 1 / (1 + exp(-9 * z)); return s + 9 * z * s * (1 - s)
        }
      ),
    ]

  @Test(arguments: functions.indices)
  func whatLiesBetweenIsSettled(_ index: Int) throws {
    let (name, f, slope) = Self.functions[index]
    let bytes = SampledFunction.answers(f, derivative: slope)
    #expect(bytes.count <= SampledFunction.mostBytes, "\(name)")
    let sampled = try #require(SampledFunction(bytes))
    var z = -64.0
    var number: UInt64 = 1
    while z < 63.9 {
      #expect(abs(sampled.value(z) - f(z)) <= 1e-12 * max(1, abs(f(z))), "\(name) at \(z)")
      if abs(z) < 16 {
        #expect(
          abs(sampled.slope(z) - slope(z)) <= 1e-10 * max(1, abs(slope(z))),
          "\(name)' at \(z)")
      }
      number = number &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      z += Double(Float(number >> 40) / 0x1p24) / 50
    }
    for corner in [0, 0.3, -20.7, 1.1] {
      for side in [-1e-12, 0, 1e-12] {
        let z = corner + side
        #expect(abs(sampled.value(z) - f(z)) <= 1e-12 * max(1, abs(f(z))), "\(name) at \(z)")
      }
    }
  }

  /// A training does the same on it, step by step: what the engine rounds to Float is the same number wherever it calls
  /// the function itself.
  @Test func cornersAreTheSameInFloat() throws {
    let functions: [(f: Function, slope: Function, corner: Float)] = [
      ({ $0 > 0.3 ? 0.3 + ($0 - 0.3) / 3 : $0 }, { $0 > 0.3 ? 1.0 / 3 : 1 }, 0.3),
      ({ $0 > 0.7 ? $0 / 2 + 0.35 : $0 }, { $0 > 0.7 ? 0.5 : 1 }, 0.7),
      ({ $0 > -0.11 ? $0 : $0 / 4 - 0.0825 }, { $0 > -0.11 ? 1 : 0.25 }, -0.11),
      (
        { min(max(0.2 * $0 + 0.5, 0), 1) * $0 },
        { z in
          let gate = 0.2 * z + 0.5
          return gate <= 0 ? 0 : gate >= 1 ? 1 : 0.4 * z + 0.5
        }, 2.5
      ),
      ({ $0 < 0.35 ? $0 * $0 : 0.7 * $0 - 0.1225 }, { $0 < 0.35 ? 2 * $0 : 0.7 }, 0.35),
      (
        { $0 > 0.2 ? tanh($0) : tanh(0.2) * 5 * $0 },
        { z in
          z > 0.2 ? 1 - tanh(z) * tanh(z) : tanh(0.2) * 5
        }, 0.2
      ),
      (
        { $0 / (1 + exp(-9 * $0)) },
        { z in
          let s = 1 / (1 + exp(-9 * z))
          return s + 9 * z * s * (1 - s)
        }, 0.1
      ),
    ]
    for (number, (f, slope, corner)) in functions.enumerated() {
      let sampled = try #require(SampledFunction(SampledFunction.answers(f, derivative: slope)))
      var others = (values: 0, slopes: 0)
      var random: UInt64 = 1
      for _ in 0..<200_000 {
        random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        let z = Double(corner + (Float(random >> 40) / 0x1p24 - 0.5) / 32)
        if Float(sampled.value(z)) != Float(f(z)) { others.values += 1 }
        if Float(sampled.slope(z)) != Float(slope(z)) { others.slopes += 1 }
      }
      #expect(others == (0, 0), "function \(number)")
    }
  }

  @Test func otherBytesAreNone() {
    let bytes = SampledFunction.answers({ $0 }, derivative: { _ in 1 })
    #expect(SampledFunction(bytes) != nil)
    for other in [Data(), bytes.dropLast(8), bytes + Data(count: 8), bytes.dropLast(1)] {
      #expect(SampledFunction(Data(other)) == nil)
    }
    #expect(SampledFunction(Data(count: SampledFunction.mostBytes + 8)) == nil)
  }

  /// Whatever is asked for is answered, and nobody waits for a function that is rough everywhere.
  @Test func strangeFunctionsAndArgumentsEnd() throws {
    let rough = SampledFunction.answers({ sin(1e6 * $0) }, derivative: { cos(1e6 * $0) })
    #expect(rough.count <= SampledFunction.mostBytes)
    let none = try #require(
      SampledFunction(SampledFunction.answers({ _ in .nan }, derivative: { _ in .infinity })))
    for sampled in [none, try #require(SampledFunction(rough))] {
      for z in [
        Double.nan, .infinity, -.infinity, 1e300, -1e300, 16, -16, 64, -64, 15.999_999_999, 0, -0.0,
      ] {
        _ = sampled.value(z) + sampled.slope(z)
      }
    }
    #expect(none.value(1).isNaN)
    // Beyond what is known, straight on.
    let line = try #require(
      SampledFunction(SampledFunction.answers({ max(0, $0) / 3 }, derivative: { $0 > 0 ? 1.0 / 3 : 0 })))
    #expect(abs(line.value(900) - 300) < 1e-9 && line.value(-900) == 0)
  }
}
