import Dates
import Files
import Foundation
import Notebooks
import Site

extension CourseBuild {
  /// A build of the few chapters that were edited since the last, in a course of prose.
  struct Edited: Sendable {
    /// Their indices.
    var indices: [Int]
    /// Whether one of the others may hold formulas.
    var othersHoldMath: Bool
    /// The course as the last build left it.
    var course: UnchangedCourse
    var outlines: KnownOutlines
  }

  /// Reads only the chapters that have changed since the last build, and takes from its notes what their pages show of
  /// the others.
  ///
  /// - Returns: `nil` where more than these pages may be others: when labels or titles have changed, files that
  ///   several pages are made from, or anything that calls for a word to the author. The whole course is read then.
  public static func ofEditedChapters(
    _ request: Request, installation: Installation, progress: @escaping BuildProgress = { _ in }
  ) throws -> CourseBuild? {
    guard request.parameters.isEmpty, !request.writesNothing,
      let known = UnchangedCourse.last(request, installation: installation)
    else { return nil }
    let location = try CourseLocation(paths: request.paths)
    let folder = location.folder.path + "/"
    let changed = known.changed
    guard changed.allSatisfy({ $0.hasPrefix(folder) && $0.hasSuffix(".md") }),
      let outlines = KnownOutlines(in: location.cache)
    else { return nil }
    let paths = Set(changed.map { String($0.dropFirst(folder.count)) })
    guard paths.isSubset(of: outlines.lines.map(\.chapter)) else { return nil }

    var source = try CourseSource(location, reading: paths)
    guard source.courseDiagnostics.isEmpty, source.configuration.bibliography.isEmpty,
      source.configuration.rules.isEmpty,
      // The feed and the map tell of all chapters.
      source.configuration.siteAddress == nil,
      source.chapters.map(\.entry.path) == outlines.lines.map(\.chapter)
    else { return nil }
    let indices = source.chapters.indices.filter { paths.contains(source.chapters[$0].entry.path) }
    let rules = PublishingRules(
      solutions: request.solutions ?? source.configuration.solutions,
      overridesChapters: request.solutions != nil, day: request.day)
    for index in indices {
      let chapter = source.chapters[index]
      guard chapter.diagnostics.isEmpty, chapter.notebook.cells.isEmpty, outlines.lines[index].isAlone,
        KnownOutlines.Line(chapter).isAlone, !chapter.notebook.frontMatter.draft,
        rules.isReleased(chapter.notebook.frontMatter)
      else { return nil }
    }
    let whole = indices.map { source.chapters[$0].notebook.published(.everything) }
    source.publish(rules) { _ in true }

    var all = outlines.lines.map(\.outline)
    for index in indices {
      let outline = ChapterOutline(source.chapters[index].published)
      guard outline.looksLike(all[index]) else { return nil }
      all[index] = outline
    }
    let output = try Self.output(request.output, location, source.configuration)
    let index = CourseIndex(source.configuration, list: source.list, outlines: all)
    // Of what is withheld in a chapter, a reference to it tells.
    let labels = whole.flatMap { ChapterOutline($0).labels }
    guard index.diagnostics.isEmpty, labels.allSatisfy({ index.targets[$0.name] != nil }),
      let search = index.searchIndex(replacing: indices, in: output.path)
    else { return nil }
    let themeFolder = source.configuration.themeFolder.map {
      CourseLocation.file($0, from: location.folder).path
    }
    var renderer = SiteRenderer(
      index: index, theme: try Theme(folder: try themeFolder ?? installation.themeFolder().path),
      math: MathTypesetter(cacheFolder: location.cache.appendingPathComponent("math").path),
      diagrams: DiagramDrawer(), rules: rules)
    renderer.searchIndex = search
    var build = CourseBuild(
      source: source, index: index, renderer: renderer, output: output, kernel: nil,
      options: Options(jobs: max(1, request.jobs ?? Workers.defaultCount)), installation: installation,
      progress: progress)
    build.whole = whole
    let others = outlines.lines.enumerated().filter { !indices.contains($0.offset) }
    build.edited = Edited(
      indices: indices, othersHoldMath: others.contains { $0.element.holdsMath }, course: known,
      outlines: outlines)
    return build
  }

  /// The chapters to build: those that the author named, or that were edited, or all.
  public func selection() throws -> [Int] { try edited?.indices ?? source.selection() }

  /// Reports on all pages of the course, of which some were built.
  public func completed(_ reports: [ChapterReport]) -> [ChapterReport] {
    guard edited != nil else { return reports }
    let built = Dictionary(reports.map { ($0.page, $0) }, uniquingKeysWith: { first, _ in first })
    return chapters.map { built[$0.entry.page] ?? .unchanged(page: $0.entry.page) }
  }
}

extension PublishingRules {
  /// Nothing is held back and nothing hidden.
  static var everything: PublishingRules {
    PublishingRules(
      solutions: .show, overridesChapters: true, day: .endOfDays)
  }
}
