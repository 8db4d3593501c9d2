@testable import Experiments
import Foundation
import Networks
import Testing

@Suite struct GeometryTests {
  @Test func boundsHaveTheLiteraturesFigures() {
    #expect(RegionBounds.arrangement(hyperplanes: 16) == 137)
    #expect(RegionBounds.lowerBoundOfMaximum(widths: [8, 8]) == 592)
    #expect(RegionBounds.lowerBoundOfMaximum(widths: [8, 8, 8]) == 9_472)
    #expect(RegionBounds.earlierLowerBound(widths: [8, 8]) == 148)
    #expect(RegionBounds.upperBound(widths: [8, 8]) == 1_369)
    #expect(RegionBounds.copiedFormula(width: 8, layers: 2) == 1_835_008)
    #expect(RegionBounds.copiedFormula(width: 8, layers: 2) > RegionBounds.upperBound(widths: [8, 8]))
  }

  /// In a window that holds all crossings, one layer of 16 units cuts the plane as 16 lines do.
  @Test func linesInGeneralPositionCutAsZaslavskySays() throws {
    let outcome = try LinearRegions(widths: [16], size: 1e5, seed: 2).run()
    #expect(outcome.count == 137)
    // Without biases all lines meet in one point.
    #expect(try LinearRegions(widths: [16], biasDeviation: 0, seed: 2).run().count == 32)
  }

  @Test(arguments: [[8, 8], [8, 4], [16, 16], [6, 6, 6], [32]])
  func regionsFillTheWindowAndAreTheNetworksOwn(widths: [Int]) throws {
    let experiment = LinearRegions(widths: widths, size: 1, seed: UInt64(widths[0]))
    let outcome = try experiment.run()
    let area = outcome.regions.reduce(0) { $0 + $1.area }
    #expect(abs(area - 4) < 1e-9)
    #expect(Set(outcome.regions.map(\.pattern)).count == outcome.count)
    #expect(outcome.countAfterLayer.last == outcome.count)
    #expect(Double(outcome.count) <= RegionBounds.upperBound(widths: widths))
    // About N^2 / 2 for N units at the start, far below the largest possible number.
    let units = Double(widths.reduce(0, +))
    #expect(Double(outcome.count) < units * units)
    let layers = try experiment.affineLayers(ExperimentSession())
    for region in outcome.regions where region.area > 1e-12 {
      let n = Double(region.corners.count)
      let centre = [0, 1].map { axis in region.corners.reduce(0) { $0 + $1[axis] } / n }
      let (pattern, value) = evaluate(layers, centre)
      #expect(pattern == region.pattern)
      // Within the region the function is affine with the region's slope.
      let corner = region.corners[0]
      let nearby = (0..<2).map { centre[$0] + 0.3 * (corner[$0] - centre[$0]) }
      let steps = zip(nearby, centre).map { $0 - $1 }
      let predicted = value + region.slope[0] * steps[0] + region.slope[1] * steps[1]
      #expect(abs(evaluate(layers, nearby).value - predicted) < 1e-9 * max(1, abs(value)))
    }
  }

  @Test func theMiddleLineIsCutWhereTheSlopeChanges() throws {
    let experiment = LinearRegions(widths: [8, 8], seed: 3)
    let breakpoints = try experiment.run().breakpoints
    let layers = try experiment.affineLayers(ExperimentSession())
    #expect(breakpoints.first == -1 && breakpoints.last == 1)
    #expect(breakpoints == breakpoints.sorted() && breakpoints.count > 3)
    for (a, b) in zip(breakpoints, breakpoints.dropFirst()) where b - a > 1e-9 {
      let inside = [0.25, 0.5, 0.75].map { evaluate(layers, [a + $0 * (b - a), 0]) }
      #expect(inside[0].pattern == inside[1].pattern && inside[1].pattern == inside[2].pattern)
      #expect(abs(inside[0].value + inside[2].value - 2 * inside[1].value) < 1e-9)
    }
  }

  /// The network's own forward pass: which units are on, and the first output.
  private func evaluate(_ layers: [AffineLayer], _ point: [Double]) -> (pattern: String, value: Double) {
    var (x, pattern) = (point, "")
    for (index, layer) in layers.enumerated() {
      var y = layer.bias
      for o in 0..<layer.outputs {
        for i in 0..<layer.inputs { y[o] += layer.matrix[o * layer.inputs + i] * x[i] }
      }
      if index < layers.count - 1 {
        pattern += y.map { $0 > 0 ? "1" : "0" }.joined()
        y = y.map { max(0, $0) }
      }
      x = y
    }
    return (pattern, x[0])
  }

  /// Nine hidden layers, one input, no biases.
  @Test(arguments: [(2, 0.880), (3, 0.578), (4, 0.295)])
  func narrowNetworksAreBornDead(width: Int, dead: Double) throws {
    let outcome = try BornDead(widths: [width], depths: [1, 9], networks: 20_000).run()
    let cell = try #require(outcome.cells.last)
    // Three standard errors of 20,000 draws are 0.011 at most.
    #expect(abs(cell.deadForAll - dead) < 0.012, "\(cell)")
    #expect(abs(cell.deadForOneInput - cell.predicted) < 0.012, "\(cell)")
    #expect(abs(cell.predicted - (1 - pow(1 - pow(0.5, Double(width)), 9))) < 1e-12)
  }

  @Test func wideNetworksLive() throws {
    let cell = try #require(BornDead(widths: [16], depths: [9], networks: 2_000).run().cells.first)
    #expect(cell.deadForAll < 0.01)
  }
}
