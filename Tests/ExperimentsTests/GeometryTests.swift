@testable import Experiments
import Foundation
import Testing

@Suite struct GeometryTests {
  @Test func boundsAreThoseOfTheLiterature() {
    #expect(RegionBounds.arrangement(hyperplanes: 16) == 137)
    #expect(RegionBounds.lowerBoundOfMaximum(widths: [8, 8]) == 592)
    #expect(RegionBounds.lowerBoundOfMaximum(widths: [8, 8, 8]) == 9_472)
    #expect(RegionBounds.earlierLowerBound(widths: [8, 8]) == 148)
    #expect(RegionBounds.copiedFormula(width: 8, layers: 2) == 1_835_008)
    #expect(RegionBounds.upperBound(widths: [8, 8]) == 1_369)
  }

  @Test func linesInGeneralPositionCutTheWholePlane() throws {
    // In a window this large every crossing of 16 random lines is inside.
    let outcome = try LinearRegions(widths: [16], size: 1e5, seed: 3).run()
    #expect(outcome.count == 137)
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func polygonsCoverTheWindowAndDifferInPattern(seed: UInt64) throws {
    let outcome = try LinearRegions(widths: [8, 8, 8], size: 2, seed: seed).run()
    let area = outcome.regions.reduce(0) { $0 + $1.area }
    #expect(abs(area - 16) < 1e-9)
    #expect(Set(outcome.regions.map(\.pattern)).count == outcome.count)
    #expect(Double(outcome.count) < RegionBounds.upperBound(widths: [8, 8, 8]))
    #expect(outcome.countAfterLayer.last == outcome.count)
    #expect(outcome.breakpoints.first == -2 && outcome.breakpoints.last == 2)
  }

  @Test func withoutBiasesRegionsAreFew() throws {
    let outcome = try LinearRegions(widths: [16], biasDeviation: 0).run()
    #expect(outcome.count == 32)
  }

  @Test func narrowNetworksAreBornDead() throws {
    let outcome = try BornDead(widths: [2, 3, 4], depths: [9]).run()
    for (cell, all) in zip(outcome.cells, [0.880, 0.578, 0.295]) {
      #expect(abs(cell.deadForOneInput - cell.predicted) < 0.012)
      #expect(abs(cell.deadForAll - all) < 0.012)
    }
  }
}
