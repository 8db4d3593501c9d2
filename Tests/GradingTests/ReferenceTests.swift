import Foundation
import Notebooks
import Testing

@testable import Grading

/// The assignment that the course hands out.
extension SandboxedTests {
  @Suite struct ReferenceTests {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("notebooks/assignments")

    /// The instructor's own file, with fewer and drawn images so that a test can wait for it.
    static func rubric() throws -> String {
      let text = try String(contentsOf: folder.appendingPathComponent("bake-off.yml"), encoding: .utf8)
      let data = "data: { set: bake-off, train: 9000, validation: 1000, held-out: 5000 }"
      try #require(text.contains(data))
      return text.replacing(
        data, with: "data: { set: drawn-digits, train: 1200, validation: 300, held-out: 500 }")
    }

    @Test func theWorkedSubmissionEarnsAllAutomaticPoints() throws {
      let text = try String(
        contentsOf: Self.folder.appendingPathComponent("bake-off/reference.md"), encoding: .utf8)
      let grader = try GradingFixture.grader(try Self.rubric())
      let grade = grader.grade(GradingFixture.submission(text, student: "teacher"))
      for score in grade.scores where score.judge != "manual" {
        #expect(score.points == score.maximum, "\(score.criterion): \(score.reasons) \(grade.notes)")
      }
      #expect(grade.stages.map(\.outcome) == [.finished, .finished])
      #expect(grade.writing?.isWinnerBorneOut != false, "\(grade.writing?.hints ?? [])")
      #expect((grade.writing?.pages ?? 9) <= 1)
    }

    /// The assignment that is no bake-off: its reference earns all, its starter compiles and earns nothing.
    @Test func theAssignmentOfCheckCellsIsWhole() throws {
      let file = Self.folder.appendingPathComponent("softmax.yml")
      let (rubric, diagnostics) = RubricReader.read(
        try String(contentsOf: file, encoding: .utf8), file: "softmax.yml",
        readBeside: RubricReader.files(beside: file))
      // The secret that everybody knows is warned of.
      #expect(!diagnostics.containsErrors, "\(diagnostics)")
      let folder = Self.folder.appendingPathComponent("softmax")
      let grader = try Grader(rubric, tools: GradingFixture.tools())
      #expect(try grader.prepareChecks() == [])
      let text = try String(contentsOf: folder.appendingPathComponent("reference.md"), encoding: .utf8)
      let grade = grader.grade(GradingFixture.submission(text, student: "teacher"))
      for score in grade.scores where score.judge != "manual" {
        #expect(score.points == score.maximum, "\(score.criterion): \(score.reasons) \(grade.notes)")
      }
      let release = try AssignmentRelease(rubric, folder: folder, data: nil)
      #expect(release.files.map(\.path) == ["starter.md", "assignment.md", "check.yml", "check.md"])
      #expect(release.marked + release.divisions == 4)
      let starter = String(decoding: release.files[0].content, as: UTF8.self)
      let nothing = grader.grade(GradingFixture.submission(starter))
      #expect(nothing.stages.map(\.outcome) == [.finished], "\(nothing.notes)")
      #expect(nothing.scores.map(\.points) == [0, 0, 0, nil], "\(nothing.scores.map(\.reasons))")
    }

    @Test func theStarterEarnsNothingAsItIs() throws {
      let text = try String(
        contentsOf: Self.folder.appendingPathComponent("bake-off/starter.md"), encoding: .utf8)
      let grade = try GradingFixture.grader(try Self.rubric()).grade(GradingFixture.submission(text))
      // One of seven runs is there; half points, rounded down: 2 + 0.5.
      #expect(grade.scores.map(\.points) == [2.5, 0, 0, 0, nil, 0], "\(grade.scores.map(\.reasons))")
    }

    @Test func studentsGetNoSolutionAndNoSecret() throws {
      let (rubric, _) = RubricReader.read(
        try String(contentsOf: Self.folder.appendingPathComponent("bake-off.yml"), encoding: .utf8),
        file: "bake-off.yml")
      let release = try AssignmentRelease(
        rubric, folder: Self.folder.appendingPathComponent("bake-off"), data: nil)
      #expect(release.files.map(\.path) == ["starter.md", "assignment.md", "check.yml"])
      for file in release.files {
        let text = String(decoding: file.content, as: UTF8.self)
        #expect(!text.contains(rubric.secret) && !text.contains("softGate"))
      }
      let checks = String(decoding: release.files[2].content, as: UTF8.self)
      let (read, diagnostics) = RubricReader.read(checks, file: "check.yml", isForStudents: true)
      #expect(diagnostics.isEmpty, "\(diagnostics)")
      #expect(read.criteria.map(\.id) == ["implementation", "convergence", "gradient-flow", "dead-units"])
      #expect(read.publicRules.count == 8)
      // An instructor's file without a secret is refused all the same.
      #expect(RubricReader.read(checks, file: "check.yml").1.containsErrors)
    }
  }
}
