import Markup

/// The `d` of an SVG path while it is written.
struct PathData {
  private(set) var text = ""
  private var isInLine = false

  var isEmpty: Bool { text.isEmpty }

  mutating func move(_ point: Point) {
    text += "M"
    pair(point)
    isInLine = false
  }

  /// A further pair after a move or a line needs no letter.
  mutating func line(_ point: Point) {
    text += isInLine ? " " : "L"
    pair(point)
    isInLine = true
  }

  mutating func curve(_ one: Point, _ two: Point, _ end: Point) {
    text += "C"
    pair(one)
    text += " "
    pair(two)
    text += " "
    pair(end)
    isInLine = false
  }

  mutating func close() {
    text += "Z"
    isInLine = false
  }

  /// A dot when stroked with round ends.
  mutating func dot(_ point: Point) {
    move(point)
    text += "h0"
  }

  mutating func polyline(_ points: some Sequence<Point>) {
    var isFirst = true
    for point in points {
      if isFirst { move(point) } else { line(point) }
      isFirst = false
    }
  }

  private mutating func pair(_ point: Point) {
    NumberFormat.appendCoordinate(point.x, to: &text)
    text += ","
    NumberFormat.appendCoordinate(point.y, to: &text)
  }
}
