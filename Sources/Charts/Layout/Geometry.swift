/// A point in pixels, y downwards.
struct Point: Sendable, Hashable {
  var x: Double
  var y: Double

  init(_ x: Double, _ y: Double) {
    self.x = x
    self.y = y
  }

  var isFinite: Bool { x.isFinite && y.isFinite }
}

/// An upright rectangle in pixels.
struct Box: Sendable, Hashable {
  var left: Double
  var top: Double
  var right: Double
  var bottom: Double

  init(left: Double, top: Double, right: Double, bottom: Double) {
    self.left = left
    self.top = top
    self.right = max(left, right)
    self.bottom = max(top, bottom)
  }

  var width: Double { right - left }
  var height: Double { bottom - top }
  var center: Point { Point((left + right) / 2, (top + bottom) / 2) }

  func contains(_ point: Point, slack: Double = 0.01) -> Bool {
    point.x >= left - slack && point.x <= right + slack && point.y >= top - slack && point.y <= bottom + slack
  }

  func contains(_ other: Box) -> Bool {
    other.left >= left && other.right <= right && other.top >= top && other.bottom <= bottom
  }

  func overlaps(_ other: Box) -> Bool {
    left < other.right && other.left < right && top < other.bottom && other.top < bottom
  }

  /// The part of it inside another; empty at the nearer edge when there is none.
  func clipped(to other: Box) -> Box {
    func held(_ value: Double, _ low: Double, _ high: Double) -> Double { min(max(value, low), high) }
    return Box(
      left: held(left, other.left, other.right), top: held(top, other.top, other.bottom),
      right: held(right, other.left, other.right), bottom: held(bottom, other.top, other.bottom))
  }

  func expanded(by amount: Double) -> Box {
    Box(left: left - amount, top: top - amount, right: right + amount, bottom: bottom + amount)
  }
}
