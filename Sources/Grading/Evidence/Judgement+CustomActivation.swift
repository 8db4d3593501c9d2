import Foundation
import Networks
import Wire

/// An activation of the student's own: it differs, its slope is right, it trains.
extension Judgement {
  func customActivation(_ criterion: Criterion, _ score: inout Grade.Score) {
    guard let run = evidence.customRuns.last else {
      return score.reasons.append("No run of an activation of your own was handed in.")
    }
    guard let table = evidence.tables[run.name], let nearest = Self.nearest(table) else {
      return score.reasons.append("\(run.name) did not answer at the grader's inputs.")
    }
    if nearest.distance > 0.05 {
      add(1, "differs", of: criterion, to: &score)
    } else {
      score.reasons.append("\(run.name) is \(nearest.name) to within \(text(nearest.distance)).")
      return
    }
    if let problem = run.probeProblem {
      score.reasons.append(problem)
    } else {
      add(1, "derivative", of: criterion, to: &score)
    }
    guard run.isVerified, let accuracy = run.heldOutAccuracy else {
      score.reasons += run.problems
      return
    }
    if accuracy >= rubric.training.bar {
      add(1, "trains", of: criterion, to: &score)
    } else {
      score.reasons.append(
        "\(run.name) classifies \(percent(accuracy)) of held-out images; the bar is \(percent(rubric.training.bar))."
      )
    }
  }

  /// The built-in function that a table is closest to, by the difference that a tenth of the points exceed: a
  /// spike where hardly a number comes by makes no other function.
  private static func nearest(_ table: [Double]) -> (name: String, distance: Double)? {
    let grid = OwnFunction.grid
    guard table.count == grid.count else { return nil }
    let known = Activation.all.filter { $0 != .rrelu && $0 != .prelu }
    return known.map { activation -> (name: String, distance: Double) in
      let differences = zip(grid, table).map { abs(activation.f($0) - $1) }.sorted()
      return (activation.name, differences[differences.count * 9 / 10])
    }.min { $0.distance < $1.distance }
  }
}
