import Charts
import Foundation

extension Gallery {
  static let linearRegions = Entry(
    name: "LinearRegions", title: "Linear regions of a small network",
    feature: "`PolygonMark` fills regions in the coordinates of the axes."
  ) {
    // cell
    // Lines through the square cut it into regions; each is found by cutting
    // polygons at every line.
    let lines = (0..<7).map { index -> (a: Double, b: Double, c: Double) in
      let angle = Double(index) * 0.9 + 0.3
      return (cos(angle), sin(angle), 0.35 * sin(Double(index) * 2.1))
    }
    var regions: [[(x: Double, y: Double)]] = [
      [(-1, -1), (1, -1), (1, 1), (-1, 1)]
    ]
    for line in lines {
      regions = regions.flatMap { region -> [[(x: Double, y: Double)]] in
        var sides: [[(x: Double, y: Double)]] = [[], []]
        for (index, corner) in region.enumerated() {
          let next = region[(index + 1) % region.count]
          let here = line.a * corner.x + line.b * corner.y - line.c
          let there = line.a * next.x + line.b * next.y - line.c
          sides[here >= 0 ? 0 : 1].append(corner)
          if here * there < 0 {
            let share = here / (here - there)
            let cut = (
              corner.x + share * (next.x - corner.x),
              corner.y + share * (next.y - corner.y)
            )
            sides[0].append(cut)
            sides[1].append(cut)
          }
        }
        return sides.filter { $0.count > 2 }
      }
    }
    return Chart {
      for (index, region) in regions.enumerated() {
        PolygonMark(x: "x₁", y: "x₂", corners: region)
          .foregroundStyle(by: .value("Slope", sin(Double(index) * 1.7)))
      }
    }
    // end
  }
}
