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
  }
}
