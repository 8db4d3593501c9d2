/// Lines that lie upon each other for two thirds of their way or more.
///
/// Whoever is drawn last would hide the others; so each line is drawn wider for each one that covers it, and
/// shows as an edge on both sides.
struct Coincidence {
  /// How many of the later lines cover a line, by its series.
  private(set) var coverCounts: [Int: Int] = [:]
  /// Names of series that lie upon each other, each pair once.
  private(set) var pairs: [(String, String)] = []

  /// What is nearer than this share of the axis cannot be told apart: a line's width of a chart 300 points high.
  static let tolerance = 0.006
  /// More lines than these are a bundle, in which nobody looks for one.
  static let limit = 12
  /// The wider lines would be taken for bands.
  static let widest = 3

  /// - Parameter facet: The panel whose lines are compared; `nil` for all marks.
  init(_ plan: ChartPlan, facet: Int?) {
    let scale = (x: plan.x.scale(from: 0, to: 1), y: plan.y.scale(from: 0, to: 1))
    var lines: [Line] = []
    var indices: [Int: Int] = [:]
    for mark in plan.marks where mark.kind == .line && facet.map({ $0 == mark.facet }) ?? true {
      guard let x = mark.x?.start, let y = mark.y?.start else { continue }
      let point = (x: scale.x(x), y: scale.y(y))
      guard point.x.isFinite, point.y.isFinite else { continue }
      if let index = indices[mark.series] {
        lines[index].points.append(point)
      } else {
        guard lines.count < Self.limit else { return }
        indices[mark.series] = lines.count
        lines.append(Line(series: mark.series, style: mark.style, points: [point]))
      }
    }
    guard lines.count > 1 else { return }
    for index in lines.indices { lines[index].points.sort { $0.x < $1.x } }
    for (index, line) in lines.enumerated() {
      for other in lines.dropFirst(index + 1) where line.lies(upon: other) {
        coverCounts[line.series, default: 0] += 1
        pairs.append((plan.styles[line.style].seriesName, plan.styles[other.style].seriesName))
      }
    }
  }

  /// What is added to a line's width.
  func extraWidth(_ series: Int) -> Double { 2.4 * Double(min(Self.widest, coverCounts[series] ?? 0)) }

  private struct Line {
    var series: Int
    var style: Int
    var points: [(x: Double, y: Double)]

    /// Compares the two at the values of x that they share.
    func lies(upon other: Line) -> Bool {
      var shared = 0
      var near = 0
      var index = 0
      for point in points {
        while index < other.points.count, other.points[index].x < point.x { index += 1 }
        guard index < other.points.count, other.points[index].x == point.x else { continue }
        shared += 1
        if abs(point.y - other.points[index].y) <= Coincidence.tolerance { near += 1 }
      }
      return shared > 1 && near * 3 >= shared * 2
    }
  }
}
