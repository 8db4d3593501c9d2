public import Courses
import Files
import Foundation
import Notebooks

/// What students can check before they hand in: the public checks, on their own notebook, without a sandbox.
public enum SelfCheckSession {
  /// What the checks gave, and which data they ran on.
  public struct Outcome: Sendable {
    public var result: SelfCheck
    /// Empty where there are none.
    public var provenance: String
  }

  /// - Parameters:
  ///   - checks: The file of public checks; `check.yml` beside the notebook when `nil`.
  ///   - tell: Told what is wrong with the checks and does not stop them.
  /// - Throws: `UsageFault`, `MachineFault`, or `DiagnosedFaults` when the checks are wrong.
  public static func run(
    notebook: String, checks: String?, installation: Installation, tell: ([Diagnostic]) -> Void
  ) throws -> Outcome {
    let file = URL(fileURLWithPath: notebook)
    let beside = file.deletingLastPathComponent().appendingPathComponent("check.yml")
    let rubric = try Rubric(
      file: checks.map { URL(fileURLWithPath: $0) } ?? beside,
      shownAs: checks ?? CourseLocation.shown(beside.path), isForStudents: true, tell: tell)
    guard let data = try? Data(contentsOf: file) else {
      throw UsageFault("there is no readable notebook '\(notebook)'.", help: "name your .md or .ipynb file.")
    }
    let submission: Submission
    do {
      submission = try Submission(own: data, named: file.lastPathComponent)
    } catch let fault as SubmissionFault {
      throw UsageFault(fault.description, help: "name your .md or .ipynb file.")
    }
    let scratch = try GradingScratch()
    return try withExtendedLifetime(scratch) {
      let grader = try Grader(rubric, tools: .init(installation, bubblewrap: nil, scratch: scratch.url))
      try DiagnosedFaults.check(grader.prepareChecks(), tell: tell)
      return Outcome(
        result: grader.check(submission), provenance: grader.base == nil ? "" : grader.provenance)
    }
  }
}
