import Files
import Foundation
import Notebooks
import Site

/// What a build of a course without cells read and wrote, so that the next one need not do it again
/// when all of it is as it was.
///
/// Only prose qualifies: what cells depend on is known to the kernel alone. And only a build with
/// nothing to say, since what it said would have to be said again.
public struct UnchangedCourse: Codable, Sendable {
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
    guard let course = last(request, installation: installation) else { return nil }
    return course.changed.isEmpty ? course : nil
  }

  /// What the last build found, if it was asked the same of the same chapters.
  static func last(_ request: CourseBuild.Request, installation: Installation) -> UnchangedCourse? {
    guard !request.force, !request.recompute, request.verify == nil,
      let location = try? CourseLocation(paths: request.paths), location.chapters.isEmpty,
      let data = FileManager.default.contents(atPath: note(location).path),
      let known = try? JSONDecoder().decode(UnchangedCourse.self, from: data),
      known.circumstances == circumstances(request, installation),
      known.names == names(in: location.folder)
    else { return nil }
    return known
  }

  /// The files and folders that are not what they were.
  var changed: [String] { stamps.filter { Self.stamp($0.key) != $0.value }.map(\.key) }

  /// Takes note of a build that went well, and forgets the one before in any case.
  ///
  /// - Parameter began: When the build began: what was saved later may have been read in part.
  public static func remember(
    _ build: CourseBuild, _ request: CourseBuild.Request, _ reports: [ChapterReport], began: Date
  ) {
    let location = build.source.location
    guard build.kernel == nil, location.chapters.isEmpty, !build.options.writesNothing else { return }
    try? FileManager.default.removeItem(at: note(location))
    guard build.courseDiagnostics.isEmpty, reports.allSatisfy({ $0.diagnostics.isEmpty }) else { return }
    var course = UnchangedCourse(
      circumstances: circumstances(request, build.installation), stamps: [:],
      names: names(in: location.folder), pages: build.chapters.map(\.entry.page))
    // It only saves time: where it cannot be written, the next build takes the long way.
    if var edited = build.edited {
      course.stamps = edited.course.renewedStamps(of: build)
      guard (try? edited.outlines.update(build.chapters, at: edited.indices)) != nil,
        (try? edited.outlines.write(to: location.cache)) != nil
      else { return }
    } else {
      course.stamps = stamps(of: build)
      KnownOutlines.forget(in: location.cache)
      if build.index.withheld == Withheld(), let outlines = try? KnownOutlines(build.chapters) {
        try? outlines.write(to: location.cache)
      }
    }
    let paths = build.chapters.flatMap { $0.notebook.sources.map(\.path) }
    guard build.sharesWhatItsTextsSay, !paths.contains(where: { wasWritten($0, after: began) }),
      let data = try? JSONEncoder().encode(course)
    else { return }
    try? AtomicFile.makeFolder(location.cache)
    try? AtomicFile.write(data, to: note(location))
  }

  private static func wasWritten(_ path: String, after date: Date) -> Bool {
    var status = stat()
    guard stat(path, &status) == 0 else { return true }
    let seconds = Double(status.st_mtim.tv_sec) + Double(status.st_mtim.tv_nsec) / 1e9
    return seconds > date.timeIntervalSince1970
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
    paths.formUnion(written(SiteManifest.read(from: build.output)?.files ?? [], build))
    return Dictionary(uniqueKeysWithValues: paths.map { ($0, stamp($0)) })
  }

  /// The stamps after a build of some chapters: what the others are made from was looked at a moment ago.
  private func renewedStamps(of build: CourseBuild) -> [String: String] {
    guard let edited = build.edited else { return stamps }
    let site = build.output.path + "/"
    let old = Set(stamps.keys.filter { $0.hasPrefix(site) }.map { String($0.dropFirst(site.count)) })
    let manifest = SiteManifest.read(from: build.output) ?? SiteManifest()
    var renewed = stamps
    for path in Self.written(old.subtracting(manifest.files), build) { renewed[path] = nil }
    var files = Set(manifest.shared)
    var paths: Set<String> = []
    for index in edited.indices {
      let entry = build.chapters[index].entry
      files.insert(entry.page)
      files.formUnion(manifest.pages[entry.page]?.files ?? [])
      paths.insert(build.source.location.folder.appendingPathComponent(entry.path).path)
      for source in build.chapters[index].notebook.sources {
        paths.insert(URL(fileURLWithPath: source.path).path)
      }
    }
    for path in paths.union(Self.written(files, build)) { renewed[path] = Self.stamp(path) }
    return renewed
  }

  /// Files of the site as paths, with those beside the chapters that they are copies of, and the manifest.
  private static func written(_ files: Set<String>, _ build: CourseBuild) -> Set<String> {
    var paths: Set<String> = [build.output.appendingPathComponent(SiteManifest.fileName).path]
    for file in files {
      paths.insert(build.output.appendingPathComponent(file).path)
      // What a page shows was copied from beside the chapter.
      let source = build.source.location.folder.appendingPathComponent(file).path
      if FileManager.default.fileExists(atPath: source) { paths.insert(source) }
    }
    return paths
  }
}
