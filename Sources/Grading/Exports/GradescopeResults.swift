public import Foundation

/// Gradescope's `results.json` for one student, with the keys of its autograder documentation.
public struct GradescopeResults: Encodable, Sendable {
  /// One line of the rubric.
  struct Test: Encodable, Sendable {
    var name: String
    var score: Double
    var max_score: Double
    var status: String
    var output: String
    var visibility = "visible"
  }

  /// One value of the ranking.
  struct Leader: Encodable, Sendable {
    var name: String
    var value: Double
    var order = "desc"
  }

  var score: Double
  var output: String
  var visibility = "visible"
  var stdout_visibility = "hidden"
  var tests: [Test]
  var leaderboard: [Leader]?

  public init(_ grade: Grade) {
    score = grade.total
    var sentences = grade.notes
    if grade.latePenalty > 0 {
      sentences.append("\(grade.daysLate) days late: \(pointsText(grade.latePenalty)) points off.")
    }
    output = sentences.joined(separator: "\n")
    tests = grade.scores.map { score in
      let points = score.counted ?? 0
      let why = score.given.map { [$0.why] } ?? score.reasons
      return Test(
        name: score.title, score: points, max_score: score.maximum,
        status: points >= score.maximum ? "passed" : "failed",
        output: score.counted == nil ? "Not graded yet." : why.joined(separator: "\n"))
    }
    leaderboard = grade.bestAccuracy.map { [Leader(name: "Held-out accuracy", value: $0)] }
  }

  /// The file's content.
  public func json() throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return try encoder.encode(self) + Data("\n".utf8)
  }
}
