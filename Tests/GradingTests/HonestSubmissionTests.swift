import Foundation
import TestSampling
import Testing

@testable import Grading

/// Points that were written down before the code that gives them, in the order implementation,
/// convergence, gradient flow, dead units, bonus.
struct HonestCase: Sendable, CustomTestStringConvertible {
  var name: String
  var notebook: FixtureNotebook
  var points: [Double]
  var received: String?
  var penalty = 0.0
  /// A part of a sentence that the student must be shown.
  var reason: String?
  /// A part of a sentence for the person who gives the other points.
  var hint: String?
  /// Whether it is run on random labels too; one does for all.
  var hasControl = false

  var testDescription: String { name }

  static let all: [HonestCase] = [
    HonestCase(
      name: "excellent", notebook: FixtureNotebook(), points: [20, 20, 20, 15, 10], hasControl: true),
    // Two of the three activations, no chart that shows all three, no bonus.
    HonestCase(
      name: "average",
      notebook: FixtureNotebook(
        flow: FixtureNotebook.flowOf("[.sigmoid, .relu]") + FixtureNotebook.flowChart, custom: ""),
      points: [20, 20, 10, 15, 0], reason: "No gradient norms of GELU were handed in."),
    // No label on the y axis, no chart of the flow, no picture of dead units.
    HonestCase(
      name: "sloppy",
      notebook: FixtureNotebook(
        convergence: FixtureNotebook.chart("epoch.loss", ".chartYAxisLabel(.hidden)"),
        flow: FixtureNotebook.flowOf("contestants"), dead: FixtureNotebook.deadCounts, custom: ""),
      points: [20, 18.5, 15, 10, 0], reason: "The chart's y axis has no label."),
    // Two days: two times 10 % of 40.
    HonestCase(
      name: "half finished and late", notebook: FixtureNotebook(flow: "", dead: "", custom: ""),
      points: [20, 20, 0, 0, 0], received: "2026-12-03T12:00:00Z", penalty: 8,
      reason: "No gradient norms of sigmoid were handed in."),
    HonestCase(
      // The cells that need the broken one are lost; the one with an activation of one's own needs none.
      name: "not compiling", notebook: FixtureNotebook(train: "let runs = contestants.train()"),
      points: [0, 0, 0, 0, 10], reason: "No run of sigmoid was handed in."),
    // 12 + 5, 12 + 6, 10 + 0, 8.5 + 5.
    HonestCase(
      name: "one activation missing",
      notebook: FixtureNotebook(contestants: "[.sigmoid, .tanh, .relu, .leakyReLU, .elu, .swish]"),
      points: [17, 18, 10, 13.5, 10], reason: "No run of GELU was handed in."),
    // The engine compares a derivative when the activation is made, so the last cell throws.
    HonestCase(
      name: "wrong derivative",
      notebook: FixtureNotebook(custom: FixtureNotebook.custom(derivative: "(1 + z / (1 + abs(z))) / 2")),
      points: [20, 20, 20, 15, 0], reason: "No run of an activation of your own was handed in."),
    HonestCase(
      name: "no legend",
      notebook: FixtureNotebook(
        convergence: FixtureNotebook.chart("epoch.loss", ".chartLegend(.hidden)"), custom: ""),
      points: [20, 17, 20, 15, 0], reason: "The convergence chart has no legend."),
    // Points for the text are a person's; the person is told.
    HonestCase(
      name: "the wrong winner",
      notebook: FixtureNotebook(
        custom: "", prose: "## Analysis\n\nSigmoid wins clearly, with 99.9 % of the test images right.\n"),
      points: [20, 20, 20, 15, 0], hint: "The text chooses sigmoid"),
  ]
}

extension SandboxedTests {
  @Suite struct HonestSubmissionTests {
    private static let cases = HonestCase.all.sampled(every: 3)

    @Test(.casesInTurn(cases), arguments: cases.inTurn())
    func pointsAreThoseWrittenDown(_ expected: HonestCase) throws {
      let submission = GradingFixture.submission(
        expected.notebook.markdown, received: expected.received ?? "2026-11-30")
      let rubric = expected.hasControl ? FixtureNotebook.rubric : GradingFixture.withoutControl
      let grade = try GradingFixture.grader(rubric).grade(submission)
      if expected.hasControl { #expect(grade.stages.map(\.outcome) == [.finished, .finished]) }
      let automatic = grade.scores.filter { $0.criterion != "written" }
      #expect(automatic.map(\.points) == expected.points, "\(grade.scores.map(\.reasons)) \(grade.notes)")
      #expect(grade.latePenalty == expected.penalty)
      #expect(grade.scores.first { $0.criterion == "written" }?.points == nil)
      // Nobody who has only done the work is said to have tried anything.
      #expect(
        !grade.notes.contains { $0.contains("tried to") || $0.contains("handed in that") }, "\(grade.notes)")
      if let reason = expected.reason {
        let reasons = grade.scores.flatMap(\.reasons)
        #expect(reasons.contains { $0.contains(reason) }, "\(reasons)")
      }
      if let hint = expected.hint {
        let hints = try #require(grade.writing).hints
        #expect(hints.contains { $0.contains(hint) }, "\(hints)")
        #expect(grade.writing?.doubtful == ["99.9 %"])
        #expect(grade.writing?.isWinnerBorneOut == false)
      }
    }

    @Test func aMistakeIsToldWithItsLine() throws {
      let text = FixtureNotebook(train: "let runs = contestants.train()").markdown
      let grade = try GradingFixture.grader().grade(GradingFixture.submission(text))
      #expect(grade.stages.first?.outcome == .failed)
      #expect(grade.notes.contains { $0.contains("ada.md:12:") && $0.contains("train") }, "\(grade.notes)")
    }

    /// A teacher grants an extension, or puts somebody into a team, when the class has been graded already.
    @Test func resumingSeesExtensionsAndNewMembers() throws {
      let folder = GradingFixture.scratch.appendingPathComponent("book-\(UUID().uuidString)")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      defer { try? FileManager.default.removeItem(at: folder) }
      let gradebook = try Gradebook(folder: folder)
      let grading = ClassGrading(
        grader: try GradingFixture.grader(GradingFixture.withoutControl), jobs: 1, resumes: true,
        firstJob: GradingFixture.nextJobs())
      var submission = GradingFixture.submission("# Nothing\n", received: "2026-12-03")
      func graded() throws -> Int { try grading.run([submission], into: gradebook) { _ in }.graded }
      #expect(try graded() == 1 && graded() == 0)
      #expect(try gradebook.grades().map(\.daysLate) == [2])
      submission.extensionDays = 1
      #expect(try graded() == 1 && graded() == 0)
      #expect(try gradebook.grades().map(\.daysLate) == [1])
      submission.members = ["ada", "bob"]
      #expect(try graded() == 1 && graded() == 0)
      #expect(try gradebook.students() == ["ada", "bob"])
    }

    @Test func gradingTwiceGivesTheSame() throws {
      let submission = GradingFixture.submission(
        FixtureNotebook(flow: "", dead: "", custom: "").markdown)
      let grader = try GradingFixture.grader()
      #expect(grader.grade(submission, job: 1) == grader.grade(submission, job: 2))
    }
  }
}
