import Digests
import Foundation
import Kernel
import Notebooks
import Sandboxes
import Site
import Synchronization

/// Renders a course into its site: reads, runs, writes, chapter by chapter.
struct CourseBuild: Sendable {
  var source: CourseSource
  var index: CourseIndex
  /// The chapters as published: what must not be seen yet is not in them.
  var published: [Notebook]
  var renderer: SiteRenderer
  var output: URL
  var kernel: Kernel?
  var options: Options
  var board: ProgressBoard

  /// What is wrong with the course as a whole.
  var courseDiagnostics: [Diagnostic] { source.courseDiagnostics + index.diagnostics }

  struct Options: Sendable {
    var jobs = Machine.defaultJobs
    /// Runs nothing: pages show the results of an earlier run, or none.
    var runsNothing = false
    /// Renders everything and writes nothing.
    var writesNothing = false
  }

  /// Builds the chapters at the given places, several at once.
  ///
  /// - Returns: A report for each, in their order.
  /// - Throws: When the machine fails: no disk, no compiler, no processes.
  func run(_ places: [Int]) throws -> [ChapterReport] {
    let old = SiteManifest.read(from: output) ?? SiteManifest()
    // Style sheets and scripts first: pages appear as they finish, and shall look right at once.
    if !options.writesNothing { try writeSharedFiles(usesMath: published.contains { $0.holdsMath }) }
    let manifest = Mutex(old)
    let usesMath = Mutex(false)
    let fault = Mutex<(any Error)?>(nil)
    let reports = Workers.map(count: places.count, atOnce: options.jobs) { number -> ChapterReport? in
      // After a fault of the machine the rest would only repeat it.
      guard fault.withLock({ $0 == nil }) else { return nil }
      do {
        let finished = try build(places[number])
        if let page = finished.page {
          // At once, so that a build that is broken off leaves pages and manifest that agree.
          try manifest.withLock { manifest in
            manifest.pages[finished.report.page] = page
            if !options.writesNothing { try manifest.write(to: output) }
          }
        }
        if finished.usesMath { usesMath.withLock { $0 = true } }
        return finished.report
      } catch {
        fault.withLock { $0 = $0 ?? error }
        return nil
      }
    }
    if let fault = fault.withLock({ $0 }) { throw fault }
    if !options.writesNothing {
      try finish(manifest.withLock { $0 }, old: old, usesMath: usesMath.withLock { $0 })
    }
    return reports.compactMap { $0 }
  }

  private struct Finished: Sendable {
    var report: ChapterReport
    var page: SiteManifest.Page?
    var usesMath = false
  }

  /// One chapter from text to page.
  private func build(_ place: Int) throws -> Finished {
    let entry = index.list.chapters[place]
    let notebook = published[place]
    var report = ChapterReport(
      chapter: notebook.path, page: entry.page, status: .failed, isReused: false, seconds: .init(),
      diagnostics: source.diagnostics[place])
    report.seconds.parse = source.parseSeconds[place]
    guard !report.diagnostics.containsErrors else { return told(Finished(report: report)) }

    var result: ChapterResult?
    if let kernel {
      if options.runsNothing {
        result = kernel.reusableResult(of: notebook)
        report.isReused = result != nil
      } else {
        let (given, timings) = try kernel.execute(notebook) { board.update(entry.path, $0) }
        result = given
        report.isReused = timings.isReused
        report.seconds.compile = timings.compile
        report.seconds.link = timings.link
        report.seconds.run = timings.run
        report.seconds.unitsCompiled = timings.unitsCompiled
        report.seconds.unitsReused = timings.unitsReused
        report.seconds.cells = timings.cells
        report.diagnostics += given.diagnostics
      }
    }
    guard !report.diagnostics.containsErrors else { return told(Finished(report: report)) }

    let began = monotonicSeconds()
    let page = renderer.page(chapter: place, notebook: notebook, result: result)
    report.diagnostics += page.diagnostics
    var finished = Finished(report: report, usesMath: page.usesMath)
    if !report.diagnostics.containsErrors {
      do {
        finished.report.status = try write(page, entry) ? .written : .unchanged
        finished.page = SiteManifest.Page(
          sources: digests(of: notebook), body: Digest.sha256(page.file.bytes))
      } catch let missing as Diagnostic where missing.position != nil {
        finished.report.diagnostics.append(missing)
      }
    }
    finished.report.seconds.render = monotonicSeconds() - began
    return told(finished)
  }

  /// Pages only after the files they show, so that a page that stands has them.
  private func write(_ page: RenderedPage, _ entry: ChapterEntry) throws -> Bool {
    guard !options.writesNothing else { return false }
    let writer = SiteWriter(folder: output.path)
    let folder = source.location.folder.appendingPathComponent(entry.path).deletingLastPathComponent()
    for file in page.localFiles { try writer.copy(file, fromFolder: folder.path, besidePage: entry.page) }
    for file in page.downloads + page.stateFiles { try writer.write(file) }
    return try writer.write(page.file)
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

  private func told(_ finished: Finished) -> Finished {
    let report = finished.report
    var words = report.chapter
    switch report.status {
    case .failed: words += ": not built"
    case .written: words += report.isReused ? ": written, nothing run" : ": written"
    case .unchanged: words += ": unchanged"
    }
    if report.seconds.total >= 0.05 { words += ", \(ProgressBoard.duration(report.seconds.total))" }
    let color = Terminal.standardError.hasColor
    let messages = report.diagnostics.map { $0.rendered(color: color) }
    board.finish(
      source.list.chapters.first { $0.page == report.page }?.path ?? "",
      (messages + [words]).joined(separator: "\n"))
    return finished
  }

  private func writeSharedFiles(usesMath: Bool) throws {
    let writer = SiteWriter(folder: output.path)
    for file in renderer.sharedFiles(usesMath: usesMath) { try writer.write(file) }
  }

  /// The front page and the manifest; pages of chapters that are gone are removed.
  private func finish(_ manifest: SiteManifest, old: SiteManifest, usesMath: Bool) throws {
    let writer = SiteWriter(folder: output.path)
    var manifest = manifest
    if let front = renderer.indexPage() { try writer.write(front) }
    if usesMath { try writeSharedFiles(usesMath: true) }
    let expected = Set(index.list.chapters.map(\.page))
    for page in old.pages.keys where !expected.contains(page) {
      try? FileManager.default.removeItem(at: output.appendingPathComponent(page))
      manifest.pages[page] = nil
    }
    try manifest.write(to: output)
  }
}

extension Notebook {
  /// Whether formulas are in the text; what cells show may hold some all the same.
  fileprivate var holdsMath: Bool { sources.contains { $0.text?.contains("$") == true } }
}
