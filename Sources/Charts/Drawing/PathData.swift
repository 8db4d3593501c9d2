import Markup

/// The `d` of an SVG path while it is written.
struct PathData {
  private var bytes: [UInt8] = []
  private var isInLine = false

  var isEmpty: Bool { bytes.isEmpty }

  var text: String { String(decoding: bytes, as: UTF8.self) }

  mutating func move(_ point: Point) {
    bytes.append(UInt8(ascii: "M"))
    pair(point)
    isInLine = false
  }

  /// A further pair after a move or a line needs no letter.
  mutating func line(_ point: Point) {
    bytes.append(isInLine ? UInt8(ascii: " ") : UInt8(ascii: "L"))
    pair(point)
    isInLine = true
  }

  mutating func curve(_ one: Point, _ two: Point, _ end: Point) {
    bytes.append(UInt8(ascii: "C"))
    pair(one)
    bytes.append(UInt8(ascii: " "))
    pair(two)
    bytes.append(UInt8(ascii: " "))
    pair(end)
    isInLine = false
  }

  mutating func close() {
    bytes.append(UInt8(ascii: "Z"))
    isInLine = false
  }

  /// A dot when stroked with round ends.
  mutating func dot(_ point: Point) {
    move(point)
    bytes.append(contentsOf: "h0".utf8)
  }

  mutating func polyline(_ points: some Sequence<Point>) {
    var isFirst = true
    for point in points {
      if isFirst { move(point) } else { line(point) }
      isFirst = false
    }
  }

  private mutating func pair(_ point: Point) {
    NumberFormat.appendCoordinate(point.x, to: &bytes)
    bytes.append(UInt8(ascii: ","))
    NumberFormat.appendCoordinate(point.y, to: &bytes)
  }
}
