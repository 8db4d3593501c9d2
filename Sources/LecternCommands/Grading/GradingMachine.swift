import Courses
import Foundation
import Grading
import Kernel

/// What this program grades with.
enum GradingMachine {
  /// - Parameter bubblewrap: The sandbox's program; `nil` runs without one.
  static func make(_ bubblewrap: String?, _ scratch: URL) throws -> Grader.Machine {
    Grader.Machine(
      toolchain: try Installation.current.toolchain(cache: nil),
      kit: try Installation.current.kit(cache: nil), bubblewrap: bubblewrap,
      search: DataFolders.search(try CourseLocation(paths: []), configured: []), scratch: scratch)
  }

  /// Compiles the assignment's own checks, so that a mistake in one is told before anybody is graded.
  ///
  /// - Throws: `ExitStatus.Silent` when one is wrong.
  static func prepareChecks(_ grader: Grader, isQuiet: Bool) throws {
    let diagnostics = try grader.prepareChecks()
    Build.tell(diagnostics, isQuiet: isQuiet)
    if diagnostics.containsErrors { throw ExitStatus.Silent(status: .notebookErrors) }
  }
}

extension ClassFacts {
  /// What is known before anything has run.
  init(_ rubric: Rubric, _ roster: Roster, _ folder: SubmissionFolder) {
    self.init()
    title = rubric.title
    names = Dictionary(roster.students.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
    missing = folder.missing
    problems = folder.problems
    heldOut = rubric.data.heldOut
    seedBand = rubric.tolerances.seed
  }
}
