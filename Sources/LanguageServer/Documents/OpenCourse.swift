import Courses
import Dates
import Editing
import Foundation
import Kernel
import Notebooks
import Site

/// The course that open chapters belong to, read as a build reads it, with what editors have in place of files.
final class OpenCourse {
  let folder: URL
  private(set) var build: CourseBuild
  private let installation: Installation

  init(containing file: String, installation: Installation) throws {
    self.installation = installation
    build = try Self.read(file, installation)
    folder = build.source.location.folder
  }

  private static func read(_ file: String, _ installation: Installation) throws -> CourseBuild {
    let location = try CourseLocation(paths: [file])
    return try CourseBuild(
      CourseBuild.Request(
        paths: [location.folder.path], runsNothing: true, writesNothing: true, solutions: .show,
        includesDrafts: true, day: CivilDate(year: 9999, month: 12, day: 31)), installation: installation)
  }

  /// Reads everything anew, after a save.
  func reload(_ file: String) {
    if let build = try? Self.read(file, installation) { self.build = build }
  }

  /// The index of the chapter that a file is; `nil` for a file that is none.
  func chapter(_ file: String) -> Int? {
    let path = CourseBuild.absolute(file)
    return build.chapters.firstIndex { CourseBuild.absolute($0.notebook.path) == path }
  }

  /// Takes the texts that editors have.
  func take(_ file: String, texts: @escaping @Sendable (String) -> String?) {
    guard let index = chapter(file) else { return }
    build.reread(index) { path in
      if let text = texts(CourseBuild.absolute(path)) { return text }
      return try NotebookParser.readFromDisk(path)
    }
  }

  /// All that `lectern check` says about a chapter's text, without running its cells.
  func diagnostics(_ index: Int) -> [Diagnostic] {
    let chapter = build.chapters[index]
    guard !chapter.diagnostics.containsErrors else { return chapter.diagnostics }
    let rules = CourseCheck(build.source.configuration) { path in
      (try? FileManager.default.attributesOfItem(atPath: path)[.size] as? NSNumber)?.intValue
    }
    let page = build.renderer.page(chapter: index, notebook: chapter.published, result: nil)
    let course =
      build.courseDiagnostics
      + rules.findings(in: build.chapters.map(\.published), bibliography: build.renderer.bibliography)
    let own = CourseBuild.absolute(chapter.notebook.path)
    return chapter.diagnostics + page.diagnostics
      + course.filter { $0.position.map { CourseBuild.absolute($0.file) } == own }
  }
}
