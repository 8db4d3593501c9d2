import Files
import Foundation
import Kernel
import Notebooks
import Site
import Texts

extension CourseBuild {
  /// What the author says on the command line.
  struct Request: Sendable {
    var paths: [String] = []
    /// From the working directory; the course's own `output:` when `nil`.
    var output: String?
    var jobs: Int?
    var force = false
    var quick = false
    var runsNothing = false
    var writesNothing = false
    var solutions: Solutions?
    var parameters: [String] = []
    /// Chapters that are drafts are built too.
    var includesDrafts = false
    /// The day that `release:` dates are compared with, `2026-12-01`.
    var today: String?
  }

  /// Reads the course and finds what building it takes.
  ///
  /// - Throws: `UsageFault` for a wrong command line, `MachineFault` when the compiler or the theme
  ///   is missing, a `Diagnostic` when the theme is broken.
  init(_ request: Request, board: ProgressBoard) throws {
    let location = try CourseLocation(paths: request.paths)
    source = try CourseSource(location, parameters: request.parameters)
    let configuration = source.configuration
    let rules = PublishingRules(
      solutions: request.solutions ?? configuration.solutions, overridesChapters: request.solutions != nil,
      day: request.today ?? Self.currentDay())
    source.keep { request.includesDrafts || !$0.draft && rules.isReleased($0) }
    published = source.notebooks.map { $0.published(rules) }
    index = CourseIndex(configuration, list: source.list, outlines: published.map(ChapterOutline.init))
    let (bibliography, missing) = Self.bibliography(source)
    source.courseDiagnostics += missing + bibliography.diagnostics
    output = Self.output(request, location, configuration)
    let themeFolder = configuration.themeFolder.map { location.folder.appendingPathComponent($0).path }
    renderer = SiteRenderer(
      index: index, theme: try Theme(folder: try themeFolder ?? Machine.themeFolder().path),
      math: MathTypesetter(cacheFolder: location.cache.appendingPathComponent("math").path),
      diagrams: DiagramDrawer(), bibliography: bibliography, rules: rules)
    options = Options(
      jobs: max(1, request.jobs ?? Machine.defaultJobs), runsNothing: request.runsNothing,
      writesNothing: request.writesNothing)
    self.board = board
    kernel =
      try published.contains { !$0.cells.isEmpty }
      ? Self.kernel(location, configuration, request) : nil
  }

  private static func kernel(
    _ location: CourseLocation, _ configuration: CourseConfiguration, _ request: Request
  ) throws -> Kernel {
    try AtomicFile.makeFolder(location.cache)
    CacheLimit().applyDaily(to: location.cache)
    let search = DataFolders.search(location, configured: configuration.dataSearch)
    var kernel = Kernel(
      toolchain: try Toolchain.find(path: Machine.searchPath, cache: location.cache),
      kit: try Kit.find(executable: Machine.executable, cache: location.cache),
      settings: .init(
        cacheDirectory: location.cache, courseDirectory: location.folder,
        searchDirectories: search.folders, quick: request.quick, forcesRun: request.force))
    kernel.settings.circumstances = DataFolders.contents(of: search)
    // Filling it costs a second; whoever builds many courses lets them share one.
    if let folder = ProcessInfo.processInfo.environment["LECTERN_MODULE_CACHE"], !folder.isEmpty {
      kernel.settings.moduleCacheDirectory = URL(fileURLWithPath: folder)
    }
    return kernel
  }

  private static func output(
    _ request: Request, _ location: CourseLocation, _ configuration: CourseConfiguration
  ) -> URL {
    if let output = request.output { return URL(fileURLWithPath: output).standardizedFileURL }
    let base = location.configuration?.deletingLastPathComponent() ?? location.folder
    return base.appendingPathComponent(configuration.output ?? "site").standardizedFileURL
  }

  private static func bibliography(_ source: CourseSource) -> (Bibliography, [Diagnostic]) {
    var bibliography = Bibliography()
    var missing: [Diagnostic] = []
    let base = source.location.configuration?.deletingLastPathComponent() ?? source.location.folder
    var files = source.configuration.bibliography.map {
      (base.appendingPathComponent($0), SourcePosition?.none)
    }
    for (entry, notebook) in zip(source.list.chapters, source.notebooks) {
      let folder = source.location.folder.appendingPathComponent(entry.path).deletingLastPathComponent()
      let position = notebook.frontMatter.positions["bibliography"]
      files += notebook.frontMatter.bibliography.map { (folder.appendingPathComponent($0), position) }
    }
    var seen: Set<String> = []
    for (file, position) in files where seen.insert(file.standardizedFileURL.path).inserted {
      let shown = CourseLocation.shown(file.standardizedFileURL.path)
      guard let data = FileManager.default.contents(atPath: file.path) else {
        missing.append(
          Diagnostic(
            at: position, "There is no bibliography '\(shown)'.",
            help: "Correct the path, or take it out of 'bibliography:'."))
        continue
      }
      do {
        bibliography.add(file: shown, text: try TextFile(data, named: shown).text)
      } catch let fault as TextFault {
        missing.append(Diagnostic(fault, in: shown))
      } catch {
        missing.append(Diagnostic(at: position, "\(error)"))
      }
    }
    return (bibliography, missing)
  }

  /// Today in UTC, as release dates are written.
  static func currentDay() -> String {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = TimeZone(secondsFromGMT: 0) ?? .current
    let day = calendar.dateComponents([.year, .month, .day], from: Date())
    return String(format: "%04d-%02d-%02d", day.year ?? 0, day.month ?? 0, day.day ?? 0)
  }
}
