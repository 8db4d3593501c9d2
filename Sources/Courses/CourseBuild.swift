import Files
import Foundation
import Kernel
import Notebooks
import Results
import Sandboxes
import Site
import Store
import Synchronization

/// Renders a course into its site: reads, runs, writes, chapter by chapter.
public struct CourseBuild: Sendable {
  public var source: CourseSource
  public var index: CourseIndex
  public var renderer: SiteRenderer
  public var output: URL
  public var kernel: Kernel?
  /// Finished work that came with the course; `nil` where none did.
  public var store: CourseStore?
  public var options: Options
  let installation: Installation
  let progress: BuildProgress
  /// Chapters that a cluster has run.
  var elsewhere = Elsewhere()
  /// All chapters with drafts, what is held back, and solutions.
  var whole: [Notebook] = []
  /// Which chapters were read, where only some had to be.
  var edited: Edited?

  /// The chapters in reading order, as the index has them.
  public var chapters: [Chapter] { source.chapters }

  /// What is wrong with the course as a whole.
  public var courseDiagnostics: [Diagnostic] { source.courseDiagnostics + index.diagnostics }

  public struct Options: Sendable {
    public var jobs: Int
    /// Runs nothing: pages show the results of an earlier run, or none.
    public var runsNothing = false
    /// Renders everything and writes nothing.
    public var writesNothing = false
    /// Chapters that the store has are as they are there, and others run with fewer epochs.
    public var isQuickWithoutEntry = false
  }

  init(
    source: CourseSource, index: CourseIndex, renderer: SiteRenderer, output: URL, kernel: Kernel?,
    options: Options, installation: Installation, progress: @escaping BuildProgress
  ) {
    self.source = source
    self.index = index
    self.renderer = renderer
    self.output = output
    self.kernel = kernel
    self.options = options
    self.installation = installation
    self.progress = progress
  }

  /// Builds some chapters, several at once.
  ///
  /// - Parameter indices: Those of the chapters.
  /// - Returns: A report for each, in their order.
  /// - Throws: When the machine fails: no disk, no compiler, no processes.
  public func run(_ indices: [Int]) throws -> [ChapterReport] {
    let old = SiteManifest.read(from: output) ?? SiteManifest()
    // Style sheets and scripts first: pages appear as they finish, and shall look right at once.
    if !options.writesNothing {
      var isFolder: ObjCBool = false
      if FileManager.default.fileExists(atPath: output.path, isDirectory: &isFolder), !isFolder.boolValue {
        throw UsageFault(
          "'\(CourseLocation.shown(output.path))' is a file, where the site's folder is to be.",
          help: "name another folder with '--output'.")
      }
      AtomicFile.removeLeftovers(in: output)
      kernel?.removeAbandonedScratch()
      try writeSharedFiles(usesMath: holdsMath)
    }
    let fault = Mutex<(any Error)?>(nil)
    let finished = Workers.map(count: indices.count, atOnce: options.jobs) { number -> Finished? in
      // After a fault of the machine the rest would only repeat it.
      guard fault.withLock({ $0 == nil }) else { return nil }
      do {
        let chapter = chapters[indices[number]]
        let finished = try build(chapter, at: indices[number], old: old)
        progress(.finished(chapter: chapter.entry.path, finished.report))
        if let page = finished.page, !options.writesNothing, !chapter.published.cells.isEmpty {
          // At once, so that a build that is broken off leaves pages and manifest that agree. Pages
          // that nothing had to run for come by the hundred, and are noted together at the end.
          try SiteManifest.update(in: output) { $0.pages[finished.report.page] = page }
        }
        return finished
      } catch {
        fault.withLock { $0 = $0 ?? error }
        return nil
      }
    }.compactMap { $0 }
    if let fault = fault.withLock({ $0 }) { throw fault }
    if !options.writesNothing { try finish(finished, old: old) }
    return finished.map(\.report)
  }

  private struct Finished: Sendable {
    var report: ChapterReport
    var page: SiteManifest.Page?
    var usesMath = false
  }

  /// One chapter from text to page.
  private func build(_ chapter: Chapter, at index: Int, old: SiteManifest) throws -> Finished {
    let entry = chapter.entry
    let notebook = chapter.published
    var report = ChapterReport(
      chapter: notebook.path, page: entry.page, status: .failed, isReused: false, seconds: .init(),
      diagnostics: chapter.diagnostics)
    report.seconds.parse = chapter.parseSeconds
    guard !report.diagnostics.containsErrors else { return Finished(report: report) }

    let result = try result(of: chapter, &report)
    guard !report.diagnostics.containsErrors else { return Finished(report: report) }

    let live = try live(notebook, result, besides: (entry.page, old)) {
      progress(.making(chapter: entry.path, $0))
    }
    report.diagnostics += live.diagnostics
    guard !report.diagnostics.containsErrors else { return Finished(report: report) }

    let began = monotonicSeconds()
    let page = renderer.page(chapter: index, notebook: notebook, result: result, live: live.cells)
    report.diagnostics += page.diagnostics + faults(ofFiles: page.localFiles, entry)
    var finished = Finished(report: report, usesMath: page.usesMath)
    if !report.diagnostics.containsErrors {
      do {
        let (isNew, files) = try write(page, entry)
        finished.report.status = isNew ? .written : .unchanged
        finished.page = SiteManifest.Page(
          sources: digests(of: notebook), body: Digest.sha256(page.file.bytes), files: files)
        finished.page?.live = programs(of: page, live, entry)
        // A print of this very page stands; one of an older page goes.
        let pdf = PDFWriter.path(besidePage: entry.page)
        if let known = old.pages[entry.page], known.body == finished.page?.body, known.files.contains(pdf) {
          finished.page?.add(file: pdf)
        }
      } catch let missing as Diagnostic where missing.position != nil {
        finished.report.diagnostics.append(missing)
      }
    }
    finished.report.seconds.render = monotonicSeconds() - began
    return finished
  }

  /// Files that the page shows and that are not there, or would take the place of the theme's own.
  public func faults(ofFiles files: [LocalFile], _ entry: ChapterEntry) -> [Diagnostic] {
    guard !files.isEmpty else { return [] }
    let folder = source.location.folder(of: entry)
    let theme = Set(renderer.sharedPaths(usesMath: true))
    let writer = SiteWriter(folder: output.path)
    return files.compactMap {
      writer.fault(of: $0, fromFolder: folder.path, besidePage: entry.page, reserved: theme)
    }
  }

  /// What the chapter's cells give, run or known.
  private func result(of chapter: Chapter, _ report: inout ChapterReport) throws -> ChapterResult? {
    guard let kernel = kernel(for: chapter) else { return nil }
    if options.runsNothing {
      let known = kernel.reusableResult(of: chapter.published)
      report.isReused = known != nil
      return known.map { marked($0, of: chapter, isReused: true) }
    }
    if let loss = elsewhere.losses[chapter.entry.path] {
      report.diagnostics.append(Diagnostic(loss, in: chapter.published))
      return nil
    }
    let answer = try elsewhere.answers[chapter.entry.path] ?? run(chapter, kernel)
    let (result, timings) = (answer.result, answer.timings)
    report.isReused = timings.isReused
    report.seconds.compile = timings.compile
    report.seconds.link = timings.link
    report.seconds.run = timings.run
    report.seconds.unitsCompiled = timings.unitsCompiled
    report.seconds.unitsReused = timings.unitsReused
    report.seconds.cells = timings.cells
    report.diagnostics += result.diagnostics
    report.experiments = result.experiments
    if !kernel.settings.quick {
      ChapterUses(kernel.settings.cacheFolder).write(chapter.entry.path, result.experiments)
    }
    if !kernel.settings.recomputed.isEmpty, !timings.isReused {
      report.storedChapter = kernel.comparison(chapter.published, result)
    }
    return marked(result, of: chapter, isReused: timings.isReused)
  }

  private func run(_ chapter: Chapter, _ kernel: Kernel) throws -> ChapterAnswer {
    let (result, timings) = try kernel.run(chapter.published) {
      progress(.running(chapter: chapter.entry.path, $0))
    }
    return ChapterAnswer(result: result, timings: timings)
  }

  /// Runs a chapter and compiles its live cells, for whoever renders it; `nil` where there is nothing to run.
  func answer(_ chapter: Chapter) throws -> ChapterAnswer? {
    guard let kernel = kernel(for: chapter) else { return nil }
    let answer = try run(chapter, kernel)
    // What is compiled here is found there.
    if !answer.result.diagnostics.containsErrors { _ = try live(chapter.published, answer.result) }
    return answer
  }

  /// The kernel as it runs one chapter.
  func kernel(for chapter: Chapter) -> Kernel? {
    guard options.isQuickWithoutEntry, var full = kernel else { return kernel }
    full.settings.quick = false
    return full.storedEntry(of: chapter.published) == nil ? kernel : full
  }

  /// The result with the word on where its experiments' answers are from.
  private func marked(_ result: ChapterResult, of chapter: Chapter, isReused: Bool) -> ChapterResult {
    guard let store else { return result }
    var result = result
    result.experiments = store.mark(
      result.experiments, chapter: isReused ? kernel(for: chapter)?.storedEntry(of: chapter.published) : nil)
    return result
  }

  /// Pages only after the files they show, so that a page that stands has them.
  ///
  /// - Returns: Whether the page is new, and the files beside it.
  private func write(_ page: RenderedPage, _ entry: ChapterEntry) throws -> (isNew: Bool, files: [String]) {
    guard !options.writesNothing else { return (false, []) }
    let writer = SiteWriter(folder: output.path)
    let folder = source.location.folder(of: entry)
    let beside = page.downloads + page.stateFiles
    var files = beside.map(\.path)
    for file in page.localFiles {
      files.append(try writer.copy(file, fromFolder: folder.path, besidePage: entry.page))
    }
    for file in beside { try writer.write(file) }
    return (try writer.write(page.file), Set(files).sorted())
  }

  /// SHA-256 of the chapter and of what it includes, by their paths from the course's folder.
  private func digests(of notebook: Notebook) -> [String: String] {
    var digests: [String: String] = [:]
    let prefix = source.location.shown("")
    for file in notebook.sources {
      guard let text = file.text else { continue }
      let path = file.path.hasPrefix(prefix) ? String(file.path.dropFirst(prefix.count)) : file.path
      digests[path] = Digest.sha256(text: text)
    }
    return digests
  }

  /// - Returns: The files' paths.
  @discardableResult
  private func writeSharedFiles(usesMath: Bool) throws -> [String] {
    let writer = SiteWriter(folder: output.path)
    let files = renderer.sharedFiles(usesMath: usesMath)
    for file in files { try writer.write(file) }
    return files.map(\.path)
  }

  /// The front page and the manifest; what belongs to no page any more is removed.
  private func finish(_ finished: [Finished], old: SiteManifest) throws {
    var shared = try writeSharedFiles(usesMath: holdsMath || finished.contains { $0.usesMath })
    if let front = renderer.indexPage() {
      try SiteWriter(folder: output.path).write(front)
      shared.append(front.path)
    }
    // Pages that were not built now stand as they stood, and need what they needed. One that has lost its
    // chapter stands with them: the chapter may have another name now, and be the one that is not built.
    let isWhole =
      (finished.count == chapters.count || edited != nil) && finished.allSatisfy { $0.page != nil }
    if !isWhole { shared += old.shared }
    let expected = Set(chapters.map(\.entry.page))
    let manifest = try SiteManifest.update(in: output) { manifest in
      if isWhole { manifest.pages = manifest.pages.filter { expected.contains($0.key) } }
      for finished in finished where finished.page != nil {
        manifest.pages[finished.report.page] = finished.page
      }
      manifest.shared = Set(shared).sorted()
    }
    manifest.removeRest(of: old, from: output)
  }
}
