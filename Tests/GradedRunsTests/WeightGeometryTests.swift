import Foundation
import Testing

@testable import GradedRuns

struct WeightGeometryTests {
  /// One layer of three inputs and two units, weights before biases.
  private static let start: [[Float]] = [[1, 2, 3, 4, 5, 6], [0, 1]]

  @Test func whatStayedIsCounted() {
    #expect(WeightGeometry.unmoved(Self.start, Self.start) == [1])
    #expect(WeightGeometry.unmovedUnits(Self.start, Self.start) == [1])
    // Of the second unit one weight moves, of the first one only the bias.
    let end: [[Float]] = [[1, 2, 3, 4, 5, 7], [0.5, 1]]
    #expect(WeightGeometry.unmoved(Self.start, end) == [5.0 / 6])
    #expect(WeightGeometry.unmovedUnits(Self.start, end) == [0])
    #expect(WeightGeometry.unmovedUnits(Self.start, [[1, 2, 3, 4, 5, 7], [0, 1]]) == [0.5])
  }

  @Test func bytesAreParametersOrNothing() {
    func bytes(_ numbers: [Float]) -> Data { numbers.withUnsafeBytes { Data($0) } }
    #expect(WeightGeometry.parameters(bytes([1, 2, 3]), sizes: [2, 1]) == [[1, 2], [3]])
    #expect(WeightGeometry.parameters(bytes([1, 2]), sizes: [2, 1]) == nil)
    #expect(WeightGeometry.parameters(bytes([1, 2, 3]).dropLast(), sizes: [2, 1]) == nil)
    #expect(WeightGeometry.parameters(bytes([1, .nan, 3]), sizes: [2, 1]) == nil)
    // A part of other bytes begins at its own place.
    #expect(WeightGeometry.parameters(bytes([9, 1, 2]).dropFirst(4), sizes: [2]) == [[1, 2]])
  }

  @Test func aWayIsAllParametersInARow() {
    #expect(WeightGeometry.difference([[3, 5], [1]], [[1, 1], [1]]) == [2, 4, 0])
  }

  @Test(
    arguments: [
      ([3, 4], [6, 8], 1, 0), ([3, 4], [-3, -4], -1, 0), ([3, 0], [0, 2], 0, 1), ([0, 0], [1, 0], 0, 1),
    ] as [([Float], [Float], Double, Double)])
  func whatWasScaledIsNoOther(_ a: [Float], _ b: [Float], _ cosine: Double, _ distance: Double) {
    #expect(WeightGeometry.cosine(a, b) == cosine)
    #expect(WeightGeometry.distance(a, b) == distance)
  }
}
