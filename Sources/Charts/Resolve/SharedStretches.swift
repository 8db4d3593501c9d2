/// Where lines lie upon each other for a part of their way, such as two functions that are one for positive numbers.
///
/// Whoever is drawn last hides the others there. So the hidden ones are drawn once more in dashes that take turns: of
/// three lines each shows on a third of the stretch. Lines that share nearly all of their way are `Coincidence`'s.
struct SharedStretches {
  /// A piece of a line that others hide.
  struct Stretch {
    /// The mark at the line's first point, which says how it is painted.
    var mark: Mark
    /// In the axes' own values.
    var points: [(x: Double, y: Double)]
    /// How many lines lie there, this one included.
    var count: Int
    /// How many of them were drawn before it.
    var rank: Int
  }

  private(set) var stretches: [Stretch] = []
  /// The styles of all lines that share something, in their order; each may be there several times.
  private(set) var names: [Int] = []

  /// A shorter piece, as a share of the axis, is where lines touch or cross.
  static let shortest = 0.12

  /// - Parameters:
  ///   - marks: Of one panel.
  ///   - coincidence: What is seen by its width already.
  init(_ marks: [Mark], _ plan: ChartPlan, _ coincidence: Coincidence) {
    let scale = (x: plan.x.scale(from: 0, to: 1), y: plan.y.scale(from: 0, to: 1))
    var lines: [Line] = []
    for mark in marks where mark.kind == .line {
      guard let x = mark.x?.start, let y = mark.y?.start else { continue }
      let point = Line.Point(x: x, y: y, across: scale.x(x), up: scale.y(y))
      if let index = lines.firstIndex(where: { $0.mark.series == mark.series }) {
        lines[index].points.append(point)
      } else {
        guard lines.count < Coincidence.limit else { return }
        lines.append(Line(mark: mark, points: [point]))
      }
    }
    guard lines.count > 1, lines.allSatisfy({ $0.runsToTheRight && Self.isStraight($0, plan) }) else {
      return
    }
    for index in lines.indices where coincidence.coverCounts[lines[index].mark.series] == nil {
      let others = lines.indices.filter {
        $0 != index && coincidence.coverCounts[lines[$0].mark.series] == nil
      }
      find(
        lines[index], before: others.filter { $0 < index }.map { lines[$0] },
        after: others.filter { $0 > index }.map { lines[$0] })
    }
  }

  /// Curves go through their points on ways of their own, and dashes of somebody's choice say something.
  private static func isStraight(_ line: Line, _ plan: ChartPlan) -> Bool {
    let style = plan.style(of: line.mark)
    return (style.interpolation == .linear || line.mark.isSample) && Paint.dash(line.mark, plan).isEmpty
  }

  private mutating func find(_ line: Line, before: [Line], after: [Line]) {
    var current: [Line.Point] = []
    var counts = (before: 0, after: 0)
    func isLong(_ points: [Line.Point]) -> Bool {
      guard let first = points.first, let last = points.last else { return false }
      return abs(last.across - first.across) >= Self.shortest
    }
    func end(_ stretches: inout [Stretch], _ names: inout [Int]) {
      guard isLong(current) else { return }
      if counts.before + counts.after > 0 { names.append(line.mark.style) }
      if counts.after > 0 {
        stretches.append(
          Stretch(
            mark: line.mark, points: current.map { ($0.x, $0.y) }, count: counts.before + counts.after + 1,
            rank: counts.before))
      }
    }
    for point in line.points {
      let here = (before: before.count { $0.isNear(point) }, after: after.count { $0.isNear(point) })
      if here != counts {
        end(&stretches, &names)
        current = []
        counts = here
      }
      current.append(point)
    }
    end(&stretches, &names)
  }

  private struct Line {
    struct Point {
      var x: Double
      var y: Double
      /// The coordinates on the axes, from 0 to 1.
      var across: Double
      var up: Double
    }

    var mark: Mark
    var points: [Point]

    /// Whether the line is a function's: no value of the axis has two values.
    var runsToTheRight: Bool {
      points.allSatisfy { $0.across.isFinite && $0.up.isFinite }
        && zip(points, points.dropFirst()).allSatisfy { $0.across < $1.across }
    }

    /// Whether the line passes a point, between its points too.
    func isNear(_ point: Point) -> Bool {
      var low = 0
      var high = points.count
      while low < high {
        let middle = (low + high) / 2
        if points[middle].across < point.across { low = middle + 1 } else { high = middle }
      }
      guard low < points.count else { return false }
      let right = points[low]
      if right.across == point.across { return abs(right.up - point.up) <= Coincidence.tolerance }
      guard low > 0 else { return false }
      let left = points[low - 1]
      let share = (point.across - left.across) / (right.across - left.across)
      return abs(left.up + share * (right.up - left.up) - point.up) <= Coincidence.tolerance
    }
  }
}
