import Foundation
import Notebooks
import Testing
import Wire

@testable import Grading

/// What somebody hands in, with the points of the two criteria that are told beforehand.
struct CheckCase: Sendable, CustomTestStringConvertible {
  var name: String
  var notebook: String
  var points: [Double]
  /// Parts of sentences that the student must be shown.
  var reasons: [String] = []

  var testDescription: String { name }

  static let all: [CheckCase] = [
    CheckCase(
      name: "right", notebook: SoftmaxAssignment.notebook(SoftmaxAssignment.stable), points: [10, 5]),
    CheckCase(
      name: "overflows",
      notebook: SoftmaxAssignment.notebook(
        """
        func softmax(_ z: [Double]) -> [Double] {
          let powers = z.map { exp($0) }
          return powers.map { $0 / powers.reduce(0, +) }
        }
        """), points: [2, 5],
      reasons: [
        "sums: The check 'the probabilities of [1000.0, 1000.0] add up to one' does not hold.",
        "stable: The check",
      ]),
    // One check ends its process; the others are run all the same.
    CheckCase(
      name: "too few",
      notebook: SoftmaxAssignment.notebook("func softmax(_ z: [Double]) -> [Double] { [1] }"),
      points: [4, 5],
      reasons: ["stable: ", "shape: "]),
    CheckCase(
      name: "throws at one input",
      notebook: SoftmaxAssignment.notebook(
        """
        struct TooLarge: Error {}
        func softmax(_ z: [Double]) throws -> [Double] {
          if z.contains(1000) { throw TooLarge() }
          return z.map { _ in 1 / Double(z.count) }
        }
        """), points: [0, 5], reasons: ["softmax([1000,1000]) threw: TooLarge"]),
    CheckCase(
      name: "of another type",
      notebook: SoftmaxAssignment.notebook(
        "func softmax(_ z: [Double]) -> Double { 1 }", "try submit([1, 2], as: \"classes\")"),
      points: [0, 0],
      reasons: [
        "'softmax' is 1, which is no Array<Double>.", "'classes' is [1,2], which is no Array<String>.",
      ]),
    CheckCase(
      name: "nothing", notebook: "```{swift}\nprint(1)\n```\n", points: [0, 0],
      reasons: ["No function 'softmax' was handed in.", "No value 'classes' was handed in."]),
    CheckCase(
      name: "stops in between",
      notebook: SoftmaxAssignment.notebook(SoftmaxAssignment.stable, "fatalError(\"no\")"),
      points: [10, 0],
      reasons: [
        "No value 'classes' was handed in. Handed in were 'softmax'."
      ]),
    // A broken cell costs its own points, wherever it stands.
    CheckCase(
      name: "one cell does not compile",
      notebook: SoftmaxAssignment.notebook("func softmax(_ z: [Double]) -> [Double] { z.none() }", "")
        + "\n```{swift}\n\(SoftmaxAssignment.classes)\n```\n",
      points: [0, 5],
      reasons: [
        "No function 'softmax' was handed in. The cell at line 2, which hands it in, did not come to that."
      ]),
    CheckCase(
      name: "one cell throws",
      notebook: "```{swift}\nstruct Bad: Error {}\nthrow Bad()\n```\n\n"
        + SoftmaxAssignment.notebook(SoftmaxAssignment.stable), points: [10, 5]),
    // A cell that needs what is not there traps, and with it its process; the work below is done all the same.
    CheckCase(
      name: "two cells use what one that threw has not made",
      notebook:
        "```{swift}\nstruct Bad: Error {}\nfunc load() throws -> [Double] { throw Bad() }\nlet data = try load()\n```\n\n"
        + "```{swift}\nfunc half(_ x: Double) -> Double { x / 2 }\nprint(data[0])\n```\n\n```{swift}\nprint(data[1])\nlet more = data\n```\n\n"
        + "```{swift}\nprint(more.count)\n```\n\n```{swift}\nhalf(2)\n```\n\n"
        + SoftmaxAssignment.notebook(SoftmaxAssignment.stable), points: [10, 5]),
    // How a cell is marked is no part of the work.
    CheckCase(
      name: "marked as failing, with little memory and time",
      notebook: SoftmaxAssignment.notebook(SoftmaxAssignment.stable).replacing(
        "```{swift}\n", with: "```{swift}\n//| compile-fail: true\n//| memory: 1 MB\n//| timeout: 1\n"),
      points: [10, 5]),
    CheckCase(
      name: "another name",
      notebook: SoftmaxAssignment.notebook(
        SoftmaxAssignment.stable, "try submit([\"a\"], as: \"clases\")"), points: [10, 0],
      reasons: ["No value 'classes' was handed in. Handed in were 'softmax', 'clases'."]),
  ]
}

extension SandboxedTests {
  @Suite(.serialized) struct CheckTests {
    @Test(arguments: CheckCase.all)
    func pointsAreThoseWrittenDown(_ expected: CheckCase) throws {
      let grader = try SoftmaxAssignment.grader()
      #expect(try grader.prepareChecks() == [])
      let grade = grader.grade(GradingFixture.submission(expected.notebook))
      let scores = grade.scores.filter { $0.criterion != "written" }
      #expect(scores.map(\.points) == expected.points, "\(grade.scores.map(\.reasons)) \(grade.notes)")
      let reasons = scores.flatMap(\.reasons)
      for reason in expected.reasons { #expect(reasons.contains { $0.contains(reason) }, "\(reasons)") }
      if expected.reasons.isEmpty { #expect(reasons.isEmpty, "\(reasons)") }
      #expect(grade.scores.last?.points == nil)
    }

    /// The cell that threw is to be mended, and not the one that came to nothing by it.
    @Test func theCauseIsToldOfACellThatTrapped() throws {
      let text =
        "```{swift}\nstruct Bad: Error {}\nfunc load() throws -> [Double] { throw Bad() }\nlet data = try load()\n```\n\n"
        + "```{swift}\nprint(data[0])\n```\n\n" + SoftmaxAssignment.notebook(SoftmaxAssignment.stable)
      let notes = try SoftmaxAssignment.grader().grade(GradingFixture.submission(text)).notes
      #expect(
        notes.contains { $0.contains("the cell uses what the cell at line 2 did not come to make.") },
        "\(notes)")
      #expect(
        notes.contains { $0.contains("did not run to their end; all other cells were run, and count.") },
        "\(notes)")
    }

    @Test func whatWasLeftOutIsSaidOfEachCell() throws {
      let broken = "```{swift}\nlet a = missing\n```\n\n```{swift}\nlet b = a + 1\n```\n\n"
      let submission = GradingFixture.submission(
        broken + SoftmaxAssignment.notebook(SoftmaxAssignment.stable))
      let grade = try SoftmaxAssignment.grader().grade(submission)
      #expect(grade.scores.map(\.points) == [10, 5, nil])
      #expect(
        grade.notes.contains(
          "The cells with lines 2, 6 did not run to their end; all other cells were run, and count."),
        "\(grade.notes)")
      let notes = grade.notes.joined()
      #expect(notes.contains("ada.md:2:9: error: cannot find 'missing' in scope."))
      #expect(notes.contains("'a' is declared in the cell at line 2, which does not compile: mend that one."))
      let exited = GradingFixture.submission(
        "```{swift}\nimport Foundation\nexit(0)\n```\n\n"
          + SoftmaxAssignment.notebook(SoftmaxAssignment.stable))
      let stopped = try SoftmaxAssignment.grader().grade(exited)
      #expect(stopped.scores.map(\.points) == [0, 0, nil])
      #expect(
        stopped.notes.contains(
          "The cell with line 3 did not run to its end, and with it the process ended, so that no cell below was run."
        ),
        "\(stopped.notes)")
    }

    /// Two that trap of themselves, with words that only an unoptimised run tells; a function of one is used below.
    @Test func whatTrapsCostsItsOwnPoints() throws {
      let text =
        "```{swift}\nlet one = [1.0]\nfunc twice(_ z: [Double]) -> [Double] { z + z }\nlet b = one[3] + 1\n```\n\n"
        + "```{swift}\nlet none = one.first { $0 > 3 }\nprint(none!)\n```\n\n"
        + SoftmaxAssignment.notebook(
          SoftmaxAssignment.stable.replacing("powers.reduce", with: "one[0] / powers.reduce")
            .replacing("$0 / one", with: "$0 * one")
            + "\nprint(softmax(twice(one)).count)")
      let grade = try SoftmaxAssignment.grader().grade(GradingFixture.submission(text))
      #expect(grade.scores.map(\.points) == [10, 5, nil], "\(grade.scores.map(\.reasons)) \(grade.notes)")
      let notes = grade.notes.joined(separator: "\n")
      #expect(
        notes.contains(
          "The cells with lines 4, 9 did not run to their end; all other cells were run, and count."),
        "\(notes)")
      #expect(notes.contains("ada.md:4:1: error: the cell trapped: Index out of range."), "\(notes)")
      #expect(notes.contains("ada.md:9:"), "\(notes)")
      #expect(notes.contains("Unexpectedly found nil while unwrapping an Optional value"), "\(notes)")
    }

    /// What would cost the class its points is told of the author's own solution, at its position.
    @Test(arguments: [
      (SoftmaxAssignment.stable, SoftmaxAssignment.checks, nil, 0, ""),
      (
        "func softmax(_ z: [Double]) -> [Double] { z.none() }", SoftmaxAssignment.checks,
        "softmax/reference.md", 2,
        "value of type '[Double]' has no member 'none'"
      ),
      (
        "func softmax(_ z: [Double]) -> [Double] { z.map { _ in 1 / Double(z.count) } }",
        SoftmaxAssignment.checks.replacing("[0.5, 0.5]", with: "[0.5, 0.6]"), "checks.md", 19,
        "The reference misses the 4 points of 'stable': The check 'two equal logits"
      ),
    ])
    func theReferenceIsGradedFirst(
      _ case: (function: String, checks: String, file: String?, line: Int, words: String)
    ) throws {
      let text = SoftmaxAssignment.notebook(`case`.function)
      let reference = try Submission(
        Data(text.utf8), named: "softmax/reference.md", student: "reference", received: nil)
      let grader = try SoftmaxAssignment.grader(checks: `case`.checks)
      guard let file = `case`.file else {
        #expect(try ReferenceCheck.graded(reference, by: grader, file: "softmax.yml").total == 15)
        return
      }
      let faults = #expect(throws: DiagnosedFaults.self) {
        try ReferenceCheck.graded(reference, by: grader, file: "softmax.yml")
      }
      #expect(
        faults?.diagnostics.contains {
          $0.position?.file == file && $0.position?.line == `case`.line && $0.message.contains(`case`.words)
        } == true, "\(faults?.diagnostics ?? [])")
    }

    /// Jupytext#1024, otter#893, nbgrader#1083: what stands around the cells is told, and the points are all there.
    @Test func whatStandsAroundTheCellsCostsNothing() throws {
      let faults =
        "---\nformat: html\nexecute:\n  eval: false\n---\n\nNote.[^1] See @fig-none, `{swift} nothing.here`.\n\n$$\nx\n\n"
      let text = faults + SoftmaxAssignment.notebook(SoftmaxAssignment.stable)
      let submission = try Submission(Data(text.utf8), named: "ada.md", student: "ada", received: nil)
      let grade = try SoftmaxAssignment.grader().grade(submission)
      #expect(grade.scores.map(\.points) == [10, 5, nil], "\(grade.scores.map(\.reasons)) \(grade.notes)")
      for part in ["never closed", "'execute'", "footnote", "does not run"] {
        #expect(grade.notes.contains { $0.contains(part) }, "\(part): \(grade.notes)")
      }
    }

    @Test func aMistakeInACheckIsToldBeforeAnybodyIsGraded() throws {
      let wrong = SoftmaxAssignment.checks.replacing("abs(answer.output", with: "abs(answer.outputs")
      let diagnostics = try SoftmaxAssignment.grader(checks: wrong).prepareChecks()
      #expect(diagnostics.count == 1)
      #expect(diagnostics.first?.position?.file == "checks.md")
      #expect(diagnostics.first?.position?.line == 13, "\(diagnostics)")
    }

    /// A student who runs the released folder sees the public checks, at public inputs, and no others.
    @Test func studentsHaveThePublicChecksOnly() throws {
      let folder = GradingFixture.scratch.appendingPathComponent("softmax-\(UUID().uuidString)")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      defer { try? FileManager.default.removeItem(at: folder) }
      try Data(SoftmaxAssignment.notebook(SoftmaxAssignment.stable).utf8).write(
        to: folder.appendingPathComponent("starter.md"))
      let release = try AssignmentRelease(SoftmaxAssignment.read().0, folder: folder, data: nil)
      let texts = Dictionary(
        release.files.map { ($0.path, String(decoding: $0.content, as: UTF8.self)) },
        uniquingKeysWith: { first, _ in first })
      let all = texts.values.joined()
      for hidden in ["stable", "classes.count", "[1000", "Everybody forgets", "a secret"] {
        #expect(!all.contains(hidden), "\(hidden)")
      }
      let (rubric, diagnostics) = RubricReader.read(
        try #require(texts["check.yml"]), file: "check.yml", isForStudents: true
      ) { texts[$0] }
      #expect(diagnostics.isEmpty, "\(diagnostics) \(texts)")
      let grader = try Grader(rubric, tools: GradingFixture.tools())
      let found = grader.check(
        GradingFixture.submission(SoftmaxAssignment.notebook(SoftmaxAssignment.stable)))
      #expect(found.checks == [SelfCheck.Check(name: "Softmax: sums", isPassed: true)], "\(found)")
      let half = SoftmaxAssignment.notebook("func softmax(_ z: [Double]) -> [Double] { z }")
      #expect(grader.check(GradingFixture.submission(half)).checks.map(\.isPassed) == [false])
    }
  }
}
