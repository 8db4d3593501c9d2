import TestSampling
import Testing

@testable import Grading

/// The five submissions that once earned points of training without training.
extension SandboxedTests {
  @Suite struct UndeservedPointsTests {
    /// As the grader was: nothing is trained again, and weights are not looked at.
    static let credulous = FixtureNotebook.rubric + "\nevidence: { re-enactment: 0, screens: false }"

    private func points(_ notebook: FixtureNotebook, _ rubric: String) throws -> (Double, Grade, page: String)
    {
      let graded = try GradingFixture.grader(rubric).run(GradingFixture.submission(notebook.markdown))
      return (graded.grade.scores.compactMap(\.points).reduce(0, +), graded.grade, graded.notebook)
    }

    struct Case: Sendable, CustomTestStringConvertible {
      var name: String
      var notebook: FixtureNotebook
      /// What it earned before.
      var undeserved: Double
      var reason: String
      var testDescription: String { name }
    }

    static let cases = [
      Case(
        name: "closed-form weights", notebook: UndeservedNotebook.closedFormWeights, undeserved: 75,
        reason: "lie in one straight line"),
      Case(
        name: "closed-form weights of a function of one's own", notebook: UndeservedNotebook.closedFormBonus,
        undeserved: 14, reason: "one more tenth: the weights"),
      Case(
        name: "one network under seven names", notebook: UndeservedNotebook.clones, undeserved: 20,
        reason: "lie in one straight line"),
      Case(
        name: "columns looked up and the control told", notebook: UndeservedNotebook.lookedUp, undeserved: 75,
        reason: "lie in one straight line"),
    ].sampled(every: 2)

    @Test(.casesInTurn(cases), arguments: cases.inTurn())
    func nobodyEarnsPointsOfTrainingWithoutTraining(_ cheat: Case) throws {
      let (before, old, _) = try points(cheat.notebook, Self.credulous)
      #expect(before >= cheat.undeserved, "\(old.scores.map(\.reasons)) \(old.notes)")
      let (found, grade, page) = try points(cheat.notebook, FixtureNotebook.rubric)
      let training = grade.scores.filter { $0.judge != "custom-activation" }.compactMap(\.points).reduce(0, +)
      #expect(training == 0, "\(grade.scores.map(\.reasons))")
      // That the function differs and that its slope is right is not training's.
      #expect(found <= 6)
      #expect(
        grade.scores.first { $0.judge == "custom-activation" }?.parts.contains { $0.rule == "trains" } != true
      )
      let reasons = grade.scores.flatMap(\.reasons)
      #expect(reasons.contains { $0.contains(cheat.reason) }, "\(reasons)")
      // Bits of the data are others on each run, and so is their order.
      if page.contains("mapped back") { #expect(page.contains("mapped back: 0 of 784")) }
    }

    /// Ten times as many hand-ins as are graded, where the best counts.
    @Test func aThousandNotebooksAreNotAllGraded() throws {
      var submission = GradingFixture.submission("# nothing\n")
      submission.earlier = (0..<1_000).map { GradingFixture.submission("# nothing \($0)\n") }
      let grade = try GradingFixture.grader(
        FixtureNotebook.rubric + "\nattempts: best\nevidence: { hand-ins: 2 }"
      )
      .grade(submission)
      #expect(grade.notes.contains { $0.contains("1001 notebooks were handed in; the last 2 were graded") })
    }

    /// Past its time a submission is told and waits for a person; who comes next is graded.
    @Test func whatTakesTooLongToJudgeWaitsForAPerson() throws {
      let notebook = FixtureNotebook(contestants: "[.relu]", flow: "", dead: "", custom: "").markdown
      let grade = try GradingFixture.grader(FixtureNotebook.rubric + "\nevidence: { seconds: 0.001 }")
        .grade(GradingFixture.submission(notebook))
      #expect(grade.stages.last?.outcome == .timeLimit && grade.scores.allSatisfy { $0.points == nil })
      #expect(grade.notes.contains { $0.contains("could not be judged within 1 s; a person has to look") })
    }

    @Test func headingsByTheHundredThousandMakeNoHugePage() throws {
      let text = (0..<200_000).map { "# \($0)" }.joined(separator: "\n\n")
      let graded = try GradingFixture.grader().run(GradingFixture.submission(text))
      #expect(graded.notebook.utf8.count < 2 << 20 && graded.notebook.contains("the first 4000 are shown"))
    }

    /// Where the work lies on the grader's machine, and what activations are asked at.
    @Test func aPageTellsNothingOfTheGradersMachine() throws {
      let graded = try GradingFixture.grader().run(
        GradingFixture.submission(
          """
          ```{swift}
          let environment = ProcessInfo.processInfo.environment
          print(environment["LECTERN_DATA"] ?? "", environment["LECTERN_PROBES"] ?? "")
          fatalError(environment["LECTERN_DATA"] ?? "")
          ```
          """))
      let report = graded.notebook + graded.grade.notes.joined() + graded.grade.stages.map(\.detail).joined()
      #expect(!report.contains(GradingFixture.scratch.path) && report.contains("/job/data"))
      #expect(report.contains("the grader&#39;s inputs") || report.contains("the grader's inputs"))
    }

    /// The rubric's limit is told, and not the one that cells have in chapters.
    @Test func theTimeLimitIsTheAssignments() throws {
      let rubric = FixtureNotebook.rubric.replacing("seconds: 300", with: "seconds: 6")
      let graded = try GradingFixture.grader(rubric).run(
        GradingFixture.submission("```{swift}\nwhile true { usleep(1_000) }\n```\n"))
      #expect(graded.grade.stages.first?.outcome == .timeLimit)
      let report = graded.notebook + graded.grade.notes.joined()
      #expect(report.contains("longer than the 6 s that the assignment allows") && !report.contains("600 s"))
    }

    /// Each screen has a limit; a flood is graded in the time that its run takes.
    @Test func aFloodDoesNotHoldUpTheClass() throws {
      let submission = GradingFixture.submission(UndeservedNotebook.flood.markdown)
      let graded = try GradingFixture.grader().run(submission)
      #expect(graded.timing.evidence.seconds < 30, "\(graded.timing.words)")
      #expect(graded.grade.notes.contains { $0.contains("things were handed in; the last 2000 count.") })
      #expect(
        graded.grade.notes.contains { $0.contains("A chart of 285000 points was handed in") },
        "\(graded.grade.notes)")
      let flow = try #require(graded.grade.scores.first { $0.judge == "gradient-flow" })
      #expect((flow.points ?? 99) < 20)
    }
  }
}
