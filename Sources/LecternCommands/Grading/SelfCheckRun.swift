import Files
import Foundation
import Grading
import Kernel
import Notebooks

/// `lectern grade --self`: what students can check before they hand in.
struct SelfCheckRun {
  var notebook: String
  /// The file of public checks; by default `check.yml` beside the notebook.
  var checks: String?

  /// - Throws: `ExitStatus.Silent` when a check does not pass.
  func run() throws {
    let file = URL(fileURLWithPath: notebook)
    let beside = file.deletingLastPathComponent().appendingPathComponent("check.yml")
    let name = checks ?? CourseLocation.shown(beside.path)
    let rubric = try RubricFile.read(
      checks.map { URL(fileURLWithPath: $0) } ?? beside, shownAs: name, isForStudents: true)
    guard let data = try? Data(contentsOf: file) else {
      throw UsageFault("there is no readable notebook '\(notebook)'.", help: "name your .md or .ipynb file.")
    }
    let submission: Submission
    do {
      submission = try Submission(own: data, named: file.lastPathComponent)
    } catch let fault as SubmissionFault {
      throw UsageFault(fault.description, help: "name your .md or .ipynb file.")
    }
    let scratch = try GradingScratch.make()
    defer { try? FileManager.default.removeItem(at: scratch) }
    let grader = try Grader(rubric, machine: GradingMachine.make(nil, scratch))
    try GradingMachine.prepareChecks(grader, isQuiet: false)
    StandardError.write("Data: \(grader.provenance)\n")
    let result = grader.check(submission)
    for check in result.checks { print("\(check.isPassed ? "passed" : "missing")  \(check.name)") }
    for reason in result.reasons { print("  \(reason)") }
    let passed = result.checks.filter(\.isPassed).count
    print("\(passed) of \(result.checks.count) public checks passed; hidden checks not run")
    if passed < result.checks.count { throw ExitStatus.Silent(status: .notebookErrors) }
  }
}
