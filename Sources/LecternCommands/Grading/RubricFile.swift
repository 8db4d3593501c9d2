import Files
import Foundation
import Grading
import Kernel
import Notebooks

/// The assignment's file, as it is named on a command line.
enum RubricFile {
  /// Reads it, and tells what is wrong with it.
  ///
  /// - Parameters:
  ///   - isForStudents: A file of public checks, which has no secret.
  /// - Throws: `UsageFault` when there is none; `ExitStatus.Silent` when it has errors.
  static func read(
    _ file: URL, shownAs name: String, isForStudents: Bool = false, isQuiet: Bool = false
  ) throws -> Rubric {
    guard let text = try? String(contentsOf: file, encoding: .utf8) else {
      throw UsageFault(
        "there is no readable assignment file '\(name)'.",
        help: isForStudents
          ? "'lectern assignment release' writes check.yml beside the starter; name it with --assignment."
          : "name the instructor's file, such as notebooks/assignments/bake-off.yml, with --assignment.")
    }
    let (rubric, diagnostics) = RubricReader.read(
      text, file: name, isForStudents: isForStudents, readBeside: RubricReader.files(beside: file))
    Build.tell(diagnostics, isQuiet: isQuiet)
    if diagnostics.containsErrors { throw ExitStatus.Silent(status: .notebookErrors) }
    return rubric
  }
}
