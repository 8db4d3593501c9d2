import Files
import Foundation

extension CourseTemplate {
  /// Writes a new course into a folder, which is made if need be.
  ///
  /// - Parameter more: Lines for its `course.yml`.
  /// - Throws: `UsageFault` when one of its files is there already; `MachineFault` when the disk refuses.
  public static func write(title: String, more: String = "", into folder: URL, shownAs name: String) throws {
    let files = [
      ("course.yml", configuration(title: title) + more), ("index.md", index(title: title)),
      ("01-first-chapter.md", chapter), (".gitignore", ".lectern\nsite\n"),
    ]
    for (file, _) in files
    where FileManager.default.fileExists(atPath: folder.appendingPathComponent(file).path) {
      throw UsageFault(
        "there is a '\(file)' in '\(name)' already.",
        help: "name a folder of its own: lectern init my-course.")
    }
    try AtomicFile.makeFolder(folder)
    for (file, text) in files {
      try AtomicFile.write(Data(text.utf8), to: folder.appendingPathComponent(file))
    }
  }
}
