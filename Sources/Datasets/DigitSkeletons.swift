import Foundation

/// A point of the plane; digits live in the unit square, y downwards.
struct Point {
  var x: Double
  var y: Double
}

/// The strokes of the ten digits as lines of points. Several ways to write a digit are several skeletons.
enum DigitSkeletons {
  /// All ways to write each digit, flattened to polylines once.
  static let all: [[[[Point]]]] = [
    [[ellipse(0.5, 0.5, 0.25, 0.36, from: -90, to: 270)]],
    [
      [line([(0.52, 0.14), (0.50, 0.86)])],
      [line([(0.36, 0.30), (0.54, 0.14), (0.52, 0.86)])],
      [line([(0.38, 0.28), (0.53, 0.14), (0.53, 0.86)]), line([(0.36, 0.86), (0.70, 0.86)])],
    ],
    [
      [ellipse(0.48, 0.33, 0.21, 0.19, from: -170, to: 40) + line([(0.28, 0.84), (0.75, 0.83)])],
      [
        ellipse(0.47, 0.33, 0.20, 0.19, from: -160, to: 50)
          + curve((0.60, 0.48), (0.40, 0.72), (0.28, 0.80)) + curve((0.30, 0.72), (0.45, 0.86), (0.75, 0.82))
      ],
    ],
    [
      [
        ellipse(0.46, 0.32, 0.19, 0.18, from: -150, to: 90)
          + ellipse(0.46, 0.67, 0.23, 0.18, from: -90, to: 150)
      ],
      [
        line([(0.28, 0.16), (0.70, 0.16), (0.46, 0.44)]) + ellipse(0.45, 0.65, 0.23, 0.20, from: -85, to: 150)
      ],
    ],
    [
      [line([(0.34, 0.16), (0.28, 0.52), (0.74, 0.52)]), line([(0.64, 0.18), (0.60, 0.88)])],
      [line([(0.62, 0.14), (0.25, 0.60), (0.78, 0.60)]), line([(0.60, 0.40), (0.59, 0.88)])],
    ],
    [
      [
        line([(0.70, 0.16), (0.36, 0.16), (0.33, 0.46)])
          + ellipse(0.46, 0.64, 0.23, 0.21, from: -125, to: 140)
      ],
      [
        line([(0.36, 0.17), (0.34, 0.46)]) + ellipse(0.46, 0.64, 0.22, 0.20, from: -120, to: 135),
        line([(0.36, 0.17), (0.72, 0.15)]),
      ],
    ],
    [
      [
        curve((0.64, 0.13), (0.32, 0.30), (0.29, 0.66)) + ellipse(0.48, 0.67, 0.19, 0.18, from: -180, to: 190)
      ],
      [curve((0.46, 0.12), (0.27, 0.44), (0.32, 0.72)) + ellipse(0.47, 0.68, 0.17, 0.16, from: 150, to: 490)],
    ],
    [
      [line([(0.26, 0.18), (0.74, 0.18)]) + curve((0.74, 0.18), (0.52, 0.46), (0.45, 0.88))],
      [
        line([(0.27, 0.20), (0.74, 0.17)]) + curve((0.74, 0.17), (0.55, 0.44), (0.42, 0.88)),
        line([(0.40, 0.52), (0.68, 0.50)]),
      ],
    ],
    [
      [
        ellipse(0.5, 0.31, 0.17, 0.17, from: 90, to: 450), ellipse(0.5, 0.67, 0.21, 0.19, from: -90, to: 270),
      ],
      [
        curve((0.66, 0.20), (0.40, 0.06), (0.34, 0.28)) + curve((0.34, 0.28), (0.42, 0.46), (0.62, 0.58))
          + ellipse(0.49, 0.70, 0.19, 0.17, from: -40, to: 210)
          + curve((0.33, 0.62), (0.55, 0.42), (0.66, 0.20))
      ],
    ],
    [
      [ellipse(0.48, 0.34, 0.19, 0.19, from: 0, to: 360) + curve((0.67, 0.34), (0.66, 0.62), (0.60, 0.88))],
      [
        ellipse(0.48, 0.33, 0.18, 0.18, from: -30, to: 330)
          + curve((0.65, 0.24), (0.72, 0.70), (0.52, 0.85)) + curve((0.52, 0.85), (0.42, 0.90), (0.32, 0.80))
      ],
    ],
  ]

  private static func line(_ points: [(Double, Double)]) -> [Point] {
    var result: [Point] = []
    for (a, b) in zip(points, points.dropFirst()) {
      for step in 0..<4 {
        let t = Double(step) / 4
        result.append(Point(x: a.0 + (b.0 - a.0) * t, y: a.1 + (b.1 - a.1) * t))
      }
    }
    if let last = points.last { result.append(Point(x: last.0, y: last.1)) }
    return result
  }

  /// A quadratic Bezier curve.
  private static func curve(_ a: (Double, Double), _ b: (Double, Double), _ c: (Double, Double)) -> [Point] {
    (0...8).map { step in
      let t = Double(step) / 8
      let (u, v, w) = ((1 - t) * (1 - t), 2 * t * (1 - t), t * t)
      return Point(x: u * a.0 + v * b.0 + w * c.0, y: u * a.1 + v * b.1 + w * c.1)
    }
  }

  /// A piece of an ellipse, angles in degrees, clockwise from the right.
  private static func ellipse(
    _ x: Double, _ y: Double, _ rx: Double, _ ry: Double, from start: Double, to end: Double
  ) -> [Point] {
    (0...18).map { step in
      let angle = (start + (end - start) * Double(step) / 18) * .pi / 180
      return Point(x: x + rx * cos(angle), y: y + ry * sin(angle))
    }
  }
}
