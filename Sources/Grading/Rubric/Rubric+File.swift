public import Foundation
public import Notebooks
import Files
import Texts

extension Rubric {
  /// Reads an assignment's file.
  ///
  /// - Parameters:
  ///   - name: The file as messages show it.
  ///   - isForStudents: A file of public checks, which has no secret.
  ///   - tell: Told what is wrong with it and does not stop anybody.
  /// - Throws: `UsageFault` when there is none; `DiagnosedFaults` when it has errors.
  public init(
    file: URL, shownAs name: String, isForStudents: Bool = false, tell: ([Diagnostic]) -> Void
  ) throws {
    guard let data = FileManager.default.contents(atPath: file.path) else {
      throw UsageFault(
        "there is no readable assignment file '\(name)'.",
        help: isForStudents
          ? "'lectern assignment release' writes check.yml beside the starter; name it with --assignment."
          : "name the instructor's file, such as notebooks/assignments/bake-off.yml, with --assignment.")
    }
    let text: String
    do {
      text = try TextFile(data, named: name).text
    } catch let fault as TextFault {
      throw UsageFault(fault.message, help: fault.help)
    }
    let (rubric, diagnostics) = RubricReader.read(
      text, file: name, isForStudents: isForStudents, readBeside: RubricReader.files(beside: file))
    try DiagnosedFaults.check(diagnostics, tell: tell)
    self = rubric
  }
}
