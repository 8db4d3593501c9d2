import Files
import Foundation
import Notebooks
import Site

/// What a build of a course without cells read and wrote, so that the next one need not do it again
/// when all of it is as it was.
///
/// Only prose qualifies: what cells depend on is known to the kernel alone. And only a build with
/// nothing to say, since what it said would have to be said again.
public struct UnchangedCourse: Codable {
  /// The program, the options and the day.
  private var circumstances: String
  /// How each file and folder stood, by its path; empty for what was not there.
  private var stamps: [String: String]
  /// The Markdown files in the course's folder: one more is a chapter more. The folder's own stamp
  /// would say too much, since the build itself writes into it.
  private var names: [String]
  public private(set) var pages: [String]

  /// - Returns: What the last build found, if another would find and write the same.
  public static func known(
    _ request: CourseBuild.Request, installation: Installation
  ) -> UnchangedCourse? {
    guard !request.force, !request.recompute, request.verify == nil,
      let location = try? CourseLocation(paths: request.paths), location.chapters.isEmpty,
      let data = FileManager.default.contents(atPath: note(location).path),
      let known = try? JSONDecoder().decode(UnchangedCourse.self, from: data),
      known.circumstances == circumstances(request, installation)
    else { return nil }
    guard known.names == names(in: location.folder) else { return nil }
    return known.stamps.allSatisfy { stamp($0.key) == $0.value } ? known : nil
  }

  /// Takes note of a build that went well.
  public static func remember(
    _ build: CourseBuild, _ request: CourseBuild.Request, _ reports: [ChapterReport]
  ) {
    let location = build.source.location
    guard build.kernel == nil, location.chapters.isEmpty, build.courseDiagnostics.isEmpty,
      reports.allSatisfy({ $0.diagnostics.isEmpty }), !build.options.writesNothing
    else { return }
    let course = UnchangedCourse(
      circumstances: circumstances(request, build.installation), stamps: stamps(of: build),
      names: names(in: location.folder),
      pages: reports.map(\.page))
    guard let data = try? JSONEncoder().encode(course) else { return }
    // It only saves time: where it cannot be written, the next build takes the long way.
    try? AtomicFile.makeFolder(location.cache)
    try? AtomicFile.write(data, to: note(location))
  }

  private static func note(_ location: CourseLocation) -> URL {
    location.cache.appendingPathComponent("unchanged.json")
  }

  private static func names(in folder: URL) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).filter { $0.hasSuffix(".md") }
      .sorted()
  }

  private static func stamp(_ path: String) -> String { FileStamp(of: path)?.description ?? "" }

  private static func circumstances(
    _ request: CourseBuild.Request, _ installation: Installation
  ) -> String {
    let program = stamp(installation.executable.path)
    let theme = (try? installation.themeFolder().path).map(stamp) ?? ""
    return "1 \(program) \(theme) \(request.day) \(MathTypesetter.stylesFolder ?? "") \(request.output ?? "")"
      + " \(request.includesDrafts) \(request.solutions?.rawValue ?? "") \(request.parameters)"
      + " \(FileManager.default.currentDirectoryPath)"
  }

  private static func stamps(of build: CourseBuild) -> [String: String] {
    let location = build.source.location
    var paths: Set<String> = []
    // A course.yml may appear beside the chapters or above them.
    for folder in [location.folder, location.folder.deletingLastPathComponent()] {
      paths.insert(folder.appendingPathComponent(CourseLocation.configurationName).path)
    }
    let (files, folders) = build.foundations
    paths.formUnion(files)
    for folder in folders {
      paths.insert(folder)
      for name in (try? FileManager.default.subpathsOfDirectory(atPath: folder)) ?? [] {
        paths.insert(folder + "/" + name)
      }
    }
    for chapter in build.chapters {
      for source in chapter.notebook.sources { paths.insert(URL(fileURLWithPath: source.path).path) }
    }
    for chapter in build.chapters {
      paths.insert(location.folder.appendingPathComponent(chapter.entry.path).path)
    }
    let manifest = SiteManifest.read(from: build.output)
    for file in manifest?.files ?? [] {
      let path = build.output.appendingPathComponent(file).path
      paths.insert(path)
      // What a page shows was copied from beside the chapter.
      let source = location.folder.appendingPathComponent(file).path
      if FileManager.default.fileExists(atPath: source) { paths.insert(source) }
    }
    paths.insert(build.output.appendingPathComponent(SiteManifest.fileName).path)
    return Dictionary(uniqueKeysWithValues: paths.map { ($0, stamp($0)) })
  }
}
