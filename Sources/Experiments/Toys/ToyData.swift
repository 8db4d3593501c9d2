public import Datasets
import Foundation
import Tensors

/// Small problems in the plane, two classes each.
public struct ToyData: Sendable, Codable, Hashable {
  public enum Shape: String, Sendable, Codable, CaseIterable { case xor, circles, moons, spirals }
  public var shape: Shape
  public var count: Int
  public var noise: Double
  public var seed: UInt64

  public init(_ shape: Shape, count: Int = 400, noise: Double = 0.08, seed: UInt64 = 1) {
    (self.shape, self.count, self.noise, self.seed) = (shape, count, noise, seed)
  }

  public static let xor = ToyData(.xor)
  public static let circles = ToyData(.circles)
  public static let moons = ToyData(.moons)
  public static let spirals = ToyData(.spirals, count: 600, noise: 0.03)

  /// A labelled point.
  public struct Point: Sendable, Codable, Hashable {
    public let x: Double, y: Double
    public let label: Int
  }

  /// The points, alternating between the classes; coordinates are about -1 to 1.
  public func points() -> [Point] { points(stream: 0) }

  /// Training points, and as many fresh ones for testing.
  public func dataset() -> Dataset {
    .samples(
      "toy-\(shape.rawValue)-\(count)-\(noise)-\(seed)", train: samples(stream: 0), test: samples(stream: 1))
  }

  private func samples(stream: Int) -> Samples {
    let points = points(stream: stream)
    return Samples(
      count: points.count, shape: [2], inputs: .numbers(points.flatMap { [Float($0.x), Float($0.y)] }),
      answers: .labels(points.map { Int32($0.label) }, classes: 2))
  }

  private func points(stream number: Int) -> [Point] {
    var stream = RandomStream(seed: seed, stream: number, purpose: .data)
    return (0..<count).map { index in
      let label = index % 2
      var (x, y) = coordinates(label, &stream)
      x += noise * stream.normal()
      y += noise * stream.normal()
      return Point(x: x, y: y, label: label)
    }
  }

  private func coordinates(_ label: Int, _ stream: inout RandomStream) -> (Double, Double) {
    let t = stream.uniform()
    switch shape {
    case .xor:
      let side = stream.uniform() < 0.5 ? 1.0 : -1.0
      return (0.6 * side, 0.6 * side * (label == 0 ? 1 : -1))
    case .circles:
      let radius = label == 0 ? 0.35 : 0.85
      return (radius * cos(2 * .pi * t), radius * sin(2 * .pi * t))
    case .moons:
      return label == 0
        ? (0.6 * cos(.pi * t) - 0.3, 0.6 * sin(.pi * t) - 0.15)
        : (0.3 - 0.6 * cos(.pi * t), 0.15 - 0.6 * sin(.pi * t))
    case .spirals:
      let angle = 3.2 * .pi * t.squareRoot() + (label == 0 ? 0 : .pi)
      return (t.squareRoot() * cos(angle), t.squareRoot() * sin(angle))
    }
  }
}
