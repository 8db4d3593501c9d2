/// A run of points joined as an interpolation method says.
///
/// The formulas are those of d3-shape: monotone by Steffen (1990), "A simple method for monotonic
/// interpolation in one dimension"; Catmull-Rom with centripetal parametrization left out, which is a
/// cardinal spline of tension zero.
struct Curve {
  /// From the previous point, with two control points; `nil` for a straight line.
  struct Segment {
    var controls: (Point, Point)?
    var end: Point
  }

  var start: Point
  var segments: [Segment] = []

  init?(_ points: [Point], _ method: InterpolationMethod) {
    guard let first = points.first else { return nil }
    start = first
    switch method {
    case .linear: segments = points.dropFirst().map { Segment(end: $0) }
    case .stepStart, .stepCenter, .stepEnd: addSteps(points, method)
    case .monotone: addMonotone(points)
    case .catmullRom: addCardinal(points, strength: 1.0 / 6)
    case .cardinal: addCardinal(points, strength: 1.0 / 6 * 0.8)
    }
  }

  private mutating func addSteps(_ points: [Point], _ method: InterpolationMethod) {
    for (a, b) in zip(points, points.dropFirst()) {
      let x = method == .stepStart ? a.x : method == .stepEnd ? b.x : (a.x + b.x) / 2
      for corner in [Point(x, a.y), Point(x, b.y), b] where corner != (segments.last?.end ?? start) {
        segments.append(Segment(end: corner))
      }
    }
  }

  private mutating func addMonotone(_ points: [Point]) {
    let count = points.count
    let isIncreasing = zip(points, points.dropFirst()).allSatisfy { $0.x < $1.x }
    let isDecreasing = zip(points, points.dropFirst()).allSatisfy { $0.x > $1.x }
    guard count > 2, isIncreasing || isDecreasing else {
      segments = points.dropFirst().map { Segment(end: $0) }
      return
    }
    func slope(_ index: Int) -> Double {
      (points[index + 1].y - points[index].y) / (points[index + 1].x - points[index].x)
    }
    var tangents = [Double](repeating: 0, count: count)
    for index in 1..<(count - 1) {
      let (h0, h1) = (points[index].x - points[index - 1].x, points[index + 1].x - points[index].x)
      let (s0, s1) = (slope(index - 1), slope(index))
      let p = (s0 * h1 + s1 * h0) / (h0 + h1)
      let sign = (s0 < 0 ? -1.0 : 1) + (s1 < 0 ? -1.0 : 1)
      tangents[index] = sign * min(s0.magnitude, s1.magnitude, 0.5 * p.magnitude)
    }
    tangents[0] = (3 * slope(0) - tangents[1]) / 2
    tangents[count - 1] = (3 * slope(count - 2) - tangents[count - 2]) / 2
    for index in 1..<count {
      let (a, b) = (points[index - 1], points[index])
      let third = (b.x - a.x) / 3
      segments.append(
        Segment(
          controls: (
            Point(a.x + third, a.y + third * tangents[index - 1]),
            Point(b.x - third, b.y - third * tangents[index])
          ), end: b))
    }
  }

  private mutating func addCardinal(_ points: [Point], strength: Double) {
    for index in points.indices.dropFirst() {
      let (a, b) = (points[index - 1], points[index])
      let before = index >= 2 ? points[index - 2] : a
      let after = index + 1 < points.count ? points[index + 1] : b
      segments.append(
        Segment(
          controls: (
            Point(a.x + (b.x - before.x) * strength, a.y + (b.y - before.y) * strength),
            Point(b.x - (after.x - a.x) * strength, b.y - (after.y - a.y) * strength)
          ), end: b))
    }
  }

  /// Whether nothing of it can leave the box: a Bézier stays within the hull of its points.
  func isInside(_ box: Box) -> Bool {
    box.contains(start)
      && segments.allSatisfy { segment in
        box.contains(segment.end)
          && (segment.controls.map { box.contains($0.0) && box.contains($0.1) } ?? true)
      }
  }

  /// As short straight lines.
  var flattened: [Point] {
    var points = [start]
    for segment in segments {
      if let (one, two) = segment.controls {
        let from = points[points.count - 1]
        for step in 1..<16 {
          let t = Double(step) / 16
          let u = 1 - t
          let (a, b, c, d) = (u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t)
          points.append(
            Point(
              a * from.x + b * one.x + c * two.x + d * segment.end.x,
              a * from.y + b * one.y + c * two.y + d * segment.end.y))
        }
      }
      points.append(segment.end)
    }
    return points
  }

  var isStraight: Bool { segments.allSatisfy { $0.controls == nil } }

  /// Writes the segments after the start, which the path is at already.
  func append(to path: inout PathData) {
    for segment in segments {
      if let (one, two) = segment.controls {
        path.curve(one, two, segment.end)
      } else {
        path.line(segment.end)
      }
    }
  }
}
