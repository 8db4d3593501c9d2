/// Leaves out points of a polyline that nobody can see.
enum Simplification {
  /// The polyline with no more points than needed to stay within `tolerance` pixels (Douglas and Peucker,
  /// 1973), done in stretches so that the time stays in proportion to the points.
  static func simplified(_ points: [Point], tolerance: Double) -> [Point] {
    guard points.count > 2 else { return points }
    var keep = [Bool](repeating: false, count: points.count)
    let stretch = 500
    var start = 0
    while start < points.count - 1 {
      let end = min(start + stretch, points.count - 1)
      keep[start] = true
      keep[end] = true
      mark(points, start, end, tolerance * tolerance, &keep)
      start = end
    }
    return points.indices.filter { keep[$0] }.map { points[$0] }
  }

  private static func mark(
    _ points: [Point], _ first: Int, _ last: Int, _ limit: Double, _ keep: inout [Bool]
  ) {
    var pending = [(first, last)]
    while let (low, high) = pending.popLast() {
      guard high - low > 1 else { continue }
      let (a, b) = (points[low], points[high])
      let (dx, dy) = (b.x - a.x, b.y - a.y)
      let length = dx * dx + dy * dy
      var (farthest, distance) = (low, limit)
      for index in (low + 1)..<high {
        let p = points[index]
        // The distance to the segment, not to the line through it: lines may turn back.
        let share = length > 0 ? min(max(((p.x - a.x) * dx + (p.y - a.y) * dy) / length, 0), 1) : 0
        let (ex, ey) = (p.x - a.x - share * dx, p.y - a.y - share * dy)
        let square = ex * ex + ey * ey
        // Of points that are equally far the first is kept, whatever the last bit of an exponential was.
        if square > distance * (1 + 1e-9) { (farthest, distance) = (index, square) }
      }
      guard farthest > low else { continue }
      keep[farthest] = true
      pending.append((low, farthest))
      pending.append((farthest, high))
    }
  }
}
