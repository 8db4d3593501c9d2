import Foundation
import Testing

@testable import Grading

struct GradebookTests {
  private func withGradebook(_ body: (Gradebook, URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "gradebook-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(Gradebook(folder: folder), folder)
  }

  private func grade(_ points: Double, digest: String = "d", rubric: String = "r") -> Grade {
    var grade = Grade(assignment: "bake-off", student: "ada", file: "ada.md", digest: digest, rubric: rubric)
    grade.scores = [
      Grade.Score(
        criterion: "plot", title: "Plot", points: points, maximum: 20, isBonus: false, reasons: ["\(points)."]
      ),
      Grade.Score(criterion: "written", title: "Text", points: nil, maximum: 15, isBonus: false, reasons: []),
    ]
    grade.stages = [Grade.Stage(name: "run", outcome: .finished, detail: "")]
    return grade
  }

  @Test func whatIsStoredIsFoundAgain() throws {
    try withGradebook { gradebook, folder in
      try gradebook.record(grade(12))
      #expect(try gradebook.holds(student: "ada", digest: "d", rubric: "r"))
      #expect(try !gradebook.holds(student: "ada", digest: "other", rubric: "r"))
      #expect(try !gradebook.holds(student: "ada", digest: "d", rubric: "other"))
      #expect(try Gradebook(folder: folder).grades() == [grade(12)])
    }
  }

  /// Next week's assignment is graded into this week's folder, which is called 'reports' when nobody says otherwise.
  @Test func aGradebookIsOfOneAssignment() throws {
    try withGradebook { gradebook, _ in
      #expect(try gradebook.assignment(otherThan: "softmax") == nil)
      try gradebook.record(grade(12))
      #expect(try gradebook.assignment(otherThan: "bake-off") == nil)
      #expect(try gradebook.assignment(otherThan: "softmax") == "bake-off")
    }
  }

  @Test func pointsGivenByHandOutliveRegrading() throws {
    try withGradebook { gradebook, _ in
      try gradebook.record(grade(12))
      let first = Override(
        student: "ada", criterion: "written", points: 9, who: "turing", at: "2026-12-02T10:00:00Z",
        why: "short")
      var second = first
      (second.points, second.why) = (11, "read again")
      try gradebook.add(first)
      try gradebook.add(second)
      try gradebook.record(grade(15, rubric: "changed"))
      let stored = try #require(try gradebook.grades().first)
      #expect(stored.scores[1].given == second)
      #expect(stored.total == 26)
      #expect(stored.isComplete)
      #expect(try gradebook.overrides() == [first, second])
    }
  }

  @Test func regradingSaysWhatChanged() {
    #expect(grade(15).changes(since: grade(12)) == ["ada, plot: 12 -> 15 (15.0.)"])
    #expect(grade(12).changes(since: grade(12)).isEmpty)
    // Somebody hands in again after a person has given points.
    var (first, second) = (grade(12), grade(12, digest: "another file"))
    first.scores[1].given = Override(
      student: "ada", criterion: "written", points: 9, who: "turing", at: "2026-12-02T10:00:00Z", why: "short"
    )
    second.scores[1].given = first.scores[1].given
    #expect(
      second.changes(since: first) == [
        "ada, written: the 9 by turing were given for an earlier hand-in, and count; look at the new one"
      ])
    #expect(first.changes(since: first).isEmpty)
    second.scores[1].given?.points = 11
    #expect(second.changes(since: first).isEmpty)
  }

  /// An assignment's file may call a criterion otherwise, or give it fewer points, after a person has given points.
  @Test func pointsByHandThatFitNoMoreAreTold() {
    var (first, second) = (grade(12), grade(12))
    let given = Override(
      student: "ada", criterion: "written", points: 9, who: "turing", at: "2026-12-02T10:00:00Z", why: "short"
    )
    first.scores[1].given = given
    second.scores[1].criterion = "analysis"
    #expect(
      second.changes(since: first).contains(
        "ada, written: the 9 by turing do not count, as the assignment has no such criterion any more; name it as before, or give them anew"
      ))
    second = grade(12)
    (second.scores[1].given, second.scores[1].maximum) = (given, 5)
    let words =
      "ada, written: the 9 by turing are more than the 5 that can be had now, and count; give them anew"
    #expect(second.changes(since: first) == [words])
    // Until somebody has done so.
    #expect(second.changes(since: second) == [words])
  }
}
