import Foundation
import Testing

@testable import Grading

struct StudentVersionTests {
  /// What follows the mark takes the solution's place, so that what students get compiles.
  @Test func aSolutionLeavesWhatItsMarkSays() throws {
    let text = "func f() -> Int {\n  // BEGIN SOLUTION: return 0\n  return 42\n  // END SOLUTION\n}"
    let version = try StudentVersion(of: text, named: "starter.md")
    #expect(version.text == "func f() -> Int {\n  return 0  // TODO: your code\n}")
    #expect(version.solutions == 1)
    #expect(throws: SubmissionFault.self) {
      try StudentVersion(
        of: "// BEGIN SOLUTION: 1\n// BEGIN SOLUTION: 2\n// END SOLUTION", named: "starter.md")
    }
  }

  /// Whoever comes from nbgrader has its marks in every assignment.
  @Test func nbgradersMarksGoOrAreTold() throws {
    let version = try StudentVersion(
      of: "a\n// BEGIN HIDDEN TESTS\nb\n// END HIDDEN TESTS\nc", named: "starter.md")
    #expect(version.text == "a\nc" && version.hiddenChecks == 1)
    for mark in [
      "### BEGIN SOLUTION", "=== BEGIN MARK SCHEME ===", "# BEGIN HIDDEN TESTS", "//BEGIN SOLUTION",
    ] {
      #expect(throws: SubmissionFault.self) { try StudentVersion(of: "a\n\(mark)\nb", named: "starter.md") }
    }
    #expect(try StudentVersion(of: "We begin solution one.\n## Begin", named: "starter.md").solutions == 0)
  }

  /// A label may stand behind a class, and a division in a quotation.
  @Test(arguments: [
    "::: {.callout-tip #sol-a}\nb\n:::", "> ::: {#sol-a}\n> b\n> :::",
    ":::{ .x #sol-a level=\"1\" }\nb\n:::",
  ])
  func solutionsInDivisionsGo(_ division: String) throws {
    let version = try StudentVersion(of: "a\n\(division)\nc", named: "starter.md")
    #expect(version.text == "a\nc" && version.divisions == 1)
  }

  /// Quarto's and MyST's own solutions and Otter's marks would be handed out.
  @Test(arguments: [
    "::: {.solution}", "::: {.callout-tip .solution #x}", "> ::: solution", "```{solution} words",
    ":::{solution-start} words", "  let a = 1 // SOLUTION", "let a = 1  // SOLUTION NO PROMPT",
  ])
  func solutionsOfOthersAreTold(_ line: String) throws {
    #expect(throws: SubmissionFault.self) { try StudentVersion(of: "a\n\(line)\nb", named: "starter.md") }
  }

  @Test(arguments: ["# SOLUTION", "// SOLUTION", "::: {.solution-hint}", "```{swift}", "A solution: `x`"])
  func wordsOnSolutionsStay(_ line: String) throws {
    #expect(try StudentVersion(of: line, named: "starter.md").text == line)
  }

  @Test func solutionsAndHiddenChecksGo() throws {
    let text = """
      # Title

      ```{swift}
      func loss() -> Double {
        // BEGIN SOLUTION
        let secret = 42.0
        return secret
        // END SOLUTION
      }
      // begin hidden checks
      check("hidden") { loss() == 42 }
      // end hidden checks
      ```

      :::: {#sol-loss}
      ::: {.callout-note}
      It is 42.
      :::
      ::::

      After.
      """
    let version = try StudentVersion(of: text, named: "starter.md")
    #expect(
      version.text == """
        # Title

        ```{swift}
        func loss() -> Double {
          // TODO: your code
        }
        ```


        After.
        """)
    #expect(version.solutions == 2 && version.divisions == 1)
    #expect(version.hiddenChecks == 1)
  }

  @Test(arguments: [
    ("a\n// BEGIN SOLUTION\nb", "starter.md:2: a solution or hidden check begins here and does not end."),
    ("// END SOLUTION", "starter.md:1: '// END SOLUTION' ends what has not begun."),
    (
      "// BEGIN SOLUTION\n// BEGIN SOLUTION\n",
      "starter.md:1: a solution or hidden check begins here and does not end before another begins at line 2."
    ),
    ("::: {#sol-x}\nanswer", "starter.md:1: a solution or hidden check begins here and does not end."),
  ])
  func halfASolutionIsNeverGivenAway(_ text: String, _ words: String) {
    #expect(throws: SubmissionFault(words)) { try StudentVersion(of: text, named: "starter.md") }
  }

  @Test func aSecretInTheSourceIsNoticed() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("release-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let (rubric, _) = RubricReader.read(FixtureNotebook.rubric, file: "bake-off.yml")
    try Data("the key is \(rubric.secret)".utf8).write(to: folder.appendingPathComponent("starter.md"))
    #expect(
      throws: SubmissionFault(
        "'starter.md' would give the rubric's secret away; take it out of the source.")
    ) { try AssignmentRelease(rubric, folder: folder, data: nil) }
  }
}
