import Foundation

/// The outlines of symbols.
enum SymbolPath {
  /// Appends a symbol of this area in square pixels; open ones are strokes to be drawn as such.
  static func append(_ shape: BasicChartSymbolShape, at center: Point, area: Double, to path: inout PathData)
  {
    let radius = (max(area, 0) / Double.pi).squareRoot()
    func corner(_ angle: Double, _ reach: Double) -> Point {
      Point(center.x + reach * sin(angle), center.y - reach * cos(angle))
    }
    func polygon(_ count: Int, reach: Double, turned: Double = 0) {
      path.polyline(
        (0..<count).map { corner(turned + 2 * .pi * Double($0) / Double(count), radius * reach) })
      path.close()
    }
    func strokes(_ count: Int, turned: Double) {
      for index in 0..<count {
        let angle = turned + .pi * Double(index) / Double(count)
        path.move(corner(angle, radius * 1.1))
        path.line(corner(angle + .pi, radius * 1.1))
      }
    }
    switch shape {
    case .circle:
      // Four cubic arcs; 0.5523 makes them round within a fiftieth of a percent.
      let k = radius * 0.5523
      let (x, y) = (center.x, center.y)
      path.move(Point(x, y - radius))
      path.curve(Point(x + k, y - radius), Point(x + radius, y - k), Point(x + radius, y))
      path.curve(Point(x + radius, y + k), Point(x + k, y + radius), Point(x, y + radius))
      path.curve(Point(x - k, y + radius), Point(x - radius, y + k), Point(x - radius, y))
      path.curve(Point(x - radius, y - k), Point(x - k, y - radius), Point(x, y - radius))
      path.close()
    case .square: polygon(4, reach: 1.2533, turned: .pi / 4)
    case .diamond: polygon(4, reach: 1.2533)
    case .triangle: polygon(3, reach: 1.5551)
    case .pentagon: polygon(5, reach: 1.1495)
    case .plus: strokes(2, turned: 0)
    case .cross: strokes(2, turned: .pi / 4)
    case .asterisk: strokes(3, turned: 0)
    }
  }
}
