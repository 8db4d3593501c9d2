public import Courses
import Foundation
import Notebooks
import Texts

extension SettingsKind {
  /// The instructor's file of an assignment, and `check.yml`, its public part.
  public static let rubric = SettingsKind(
    isKind: { path, text in
      (path.hasSuffix(".yml") || path.hasSuffix(".yaml"))
        && text.lines.contains { $0.hasPrefix("assignment:") || $0.hasPrefix("criteria:") }
    },
    keys: { RubricReader.keys(below: $0) },
    diagnostics: { text, path in
      let file = URL(fileURLWithPath: path)
      return RubricReader.read(
        text, file: path, isForStudents: file.lastPathComponent == "check.yml",
        readBeside: RubricReader.files(beside: file)
      ).1
    })
}
