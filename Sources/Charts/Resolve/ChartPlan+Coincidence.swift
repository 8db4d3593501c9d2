/// Lines that lie upon each other.
///
/// Whoever is drawn last would hide the others; so each line is drawn wider for each one that covers it, and
/// shows as an edge on both sides: all of it where two thirds of it or more are covered, else each long stretch.
struct Coincidence {
  /// How many of the later lines cover a line, by its series.
  private(set) var coverCounts: [Int: Int] = [:]
  /// The covered stretches of a line that is not covered as a whole, by its series.
  private(set) var stretches: [Int: [Stretch]] = [:]
  /// Names of series that lie upon each other, each pair once.
  private(set) var pairs: [(String, String)] = []

  /// What is nearer than this share of the axis cannot be told apart: a line's width of a chart 300 points high.
  static let tolerance = 0.006
  /// More lines than these are a bundle, in which nobody looks for one.
  static let limit = 12
  /// Lines that only cross lie upon each other for a shorter part of the axis than this.
  static let shortestStretch = 0.2
  /// The wider lines would be taken for bands.
  static let widest = 3

  /// - Parameter facet: The panel whose lines are compared; `nil` for all marks.
  init(_ plan: ChartPlan, facet: Int?) {
    let scale = (x: plan.x.scale(from: 0, to: 1), y: plan.y.scale(from: 0, to: 1))
    var lines: [Line] = []
    var places: [Int: Int] = [:]
    for mark in plan.marks where mark.kind == .line && facet.map({ $0 == mark.facet }) ?? true {
      guard let x = mark.x?.start, let y = mark.y?.start else { continue }
      let place = Place(value: x, x: scale.x(x), y: scale.y(y))
      guard place.x.isFinite, place.y.isFinite else { continue }
      if let index = places[mark.series] {
        lines[index].points.append(place)
      } else {
        guard lines.count < Self.limit else { return }
        places[mark.series] = lines.count
        lines.append(Line(series: mark.series, style: mark.style, points: [place]))
      }
    }
    guard lines.count > 1 else { return }
    for index in lines.indices { lines[index].points.sort { $0.x < $1.x } }
    for (index, line) in lines.enumerated() {
      for other in lines.dropFirst(index + 1) where line.lies(upon: other) {
        coverCounts[line.series, default: 0] += 1
        pairs.append((plan.styles[line.style].seriesName, plan.styles[other.style].seriesName))
      }
      let covers = lines.dropFirst(index + 1).filter { !line.lies(upon: $0) }.map { line.stretches(upon: $0) }
      stretches[line.series] = Self.joined(covers, line.points)
    }
  }

  /// What is added to a line's width.
  func extraWidth(_ series: Int) -> Double { Self.extraWidth(covers: coverCounts[series] ?? 0) }

  static func extraWidth(covers: Int) -> Double { 2.4 * Double(min(widest, covers)) }

  /// Where a line is covered by so many others.
  struct Stretch: Equatable {
    /// In the data's own numbers.
    var range: ClosedRange<Double>
    var covers: Int
  }

  /// The stretches by several lines as one list, cut where the number of lines changes.
  private static func joined(_ covers: [[ClosedRange<Int>]], _ points: [Place]) -> [Stretch] {
    var result: [Stretch] = []
    for index in points.indices.dropLast() {
      // Of the piece of line from this point to the next.
      let count = covers.count { $0.contains { $0.contains(index) && $0.contains(index + 1) } }
      guard count > 0 else { continue }
      let (start, end) = (points[index].value, points[index + 1].value)
      if let last = result.last, last.covers == count, last.range.upperBound == start {
        result[result.count - 1].range = last.range.lowerBound...end
      } else {
        result.append(Stretch(range: start...end, covers: count))
      }
    }
    return result
  }

  private struct Place {
    /// In the data's own numbers.
    var value: Double
    /// From 0 to 1 along the axes.
    var x: Double
    var y: Double
  }

  private struct Line {
    var series: Int
    var style: Int
    var points: [Place]

    /// Compares the two at the places that they share.
    func lies(upon other: Line) -> Bool {
      let near = isNear(other).compactMap { $0 }
      return near.count > 1 && near.count(where: { $0 }) * 3 >= near.count * 2
    }

    /// Where the line lies upon the other without a break, by its points.
    func stretches(upon other: Line) -> [ClosedRange<Int>] {
      var result: [ClosedRange<Int>] = []
      for (index, near) in isNear(other).enumerated() where near == true {
        if let last = result.last, last.upperBound == index - 1 {
          result[result.count - 1] = last.lowerBound...index
        } else {
          result.append(index...index)
        }
      }
      return result.filter {
        points[$0.upperBound].x - points[$0.lowerBound].x >= Coincidence.shortestStretch
      }
    }

    /// Whether the two cannot be told apart at each point of this one; `nil` where the other has none.
    private func isNear(_ other: Line) -> [Bool?] {
      var index = 0
      return points.map { point in
        while index < other.points.count, other.points[index].x < point.x { index += 1 }
        guard index < other.points.count, other.points[index].x == point.x else { return nil }
        return abs(point.y - other.points[index].y) <= Coincidence.tolerance
      }
    }
  }
}
