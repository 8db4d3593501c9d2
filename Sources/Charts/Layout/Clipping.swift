/// Cuts lines and areas at the edges of the plot.
enum Clipping {
  /// The parts of a polyline inside the box (Liang and Barsky, 1984, per segment).
  static func polyline(_ points: [Point], to box: Box) -> [[Point]] {
    var parts: [[Point]] = []
    var current: [Point] = []
    func flush() {
      if !current.isEmpty { parts.append(current) }
      current = []
    }
    for (start, end) in zip(points, points.dropFirst()) {
      guard let (a, b) = segment(start, end, box) else {
        flush()
        continue
      }
      if current.last != a {
        flush()
        current = [a]
      }
      current.append(b)
      if b != end { flush() }
    }
    flush()
    if points.count == 1, box.contains(points[0]) { parts = [points] }
    return parts
  }

  private static func segment(_ start: Point, _ end: Point, _ box: Box) -> (Point, Point)? {
    let (dx, dy) = (end.x - start.x, end.y - start.y)
    var (enter, leave) = (0.0, 1.0)
    for (direction, distance) in [
      (-dx, start.x - box.left), (dx, box.right - start.x), (-dy, start.y - box.top),
      (dy, box.bottom - start.y),
    ] {
      if direction == 0 {
        if distance < -0.01 { return nil }
        continue
      }
      let share = distance / direction
      if direction < 0 { enter = max(enter, share) } else { leave = min(leave, share) }
      if enter > leave { return nil }
    }
    func at(_ share: Double) -> Point {
      share == 0 ? start : share == 1 ? end : Point(start.x + share * dx, start.y + share * dy)
    }
    return (at(enter), at(leave))
  }

  /// A polygon cut to the box (Sutherland and Hodgman, 1974).
  static func polygon(_ corners: [Point], to box: Box) -> [Point] {
    var result = corners
    let sides: [((Point) -> Double, (Point, Point) -> Point)] = [
      ({ $0.x - box.left }, { Point(box.left, cross($0.x, $0.y, $1.x, $1.y, at: box.left)) }),
      ({ box.right - $0.x }, { Point(box.right, cross($0.x, $0.y, $1.x, $1.y, at: box.right)) }),
      ({ $0.y - box.top }, { Point(cross($0.y, $0.x, $1.y, $1.x, at: box.top), box.top) }),
      ({ box.bottom - $0.y }, { Point(cross($0.y, $0.x, $1.y, $1.x, at: box.bottom), box.bottom) }),
    ]
    for (inside, meet) in sides {
      let input = result
      result = []
      guard var previous = input.last else { return [] }
      for corner in input {
        let (isIn, wasIn) = (inside(corner) >= 0, inside(previous) >= 0)
        if isIn != wasIn { result.append(meet(previous, corner)) }
        if isIn { result.append(corner) }
        previous = corner
      }
    }
    return result
  }

  private static func cross(_ a0: Double, _ b0: Double, _ a1: Double, _ b1: Double, at a: Double) -> Double {
    b0 + (b1 - b0) * (a - a0) / (a1 - a0)
  }
}
