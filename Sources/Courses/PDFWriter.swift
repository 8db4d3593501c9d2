import Files
import Foundation
import Sandboxes
import Site

/// Prints finished pages with headless Chromium, each to a PDF beside it.
public struct PDFWriter: Sendable {
  private let output: URL
  private let browser: String
  private let jobs: Int

  /// - Throws: `MachineFault` when there is no Chromium.
  public init(_ build: CourseBuild) throws {
    output = build.output
    jobs = build.options.jobs
    browser = try ExternalTool.chromium.require(searchPath: build.installation.searchPath)
  }

  /// The PDF of a page; both are paths from the site's folder.
  public static func path(besidePage page: String) -> String {
    ChapterEntry.stem(ofPage: page) + ".pdf"
  }

  /// Prints the pages that could be built, and notes the PDFs in the site's manifest.
  ///
  /// - Throws: `MachineFault` when the browser cannot print, or the disk refuses.
  public func write(_ reports: [ChapterReport]) throws {
    let pages = reports.filter { $0.status != .failed }.map(\.page)
    let outcomes = Workers.map(count: pages.count, atOnce: jobs) { index in
      Result { try print(pages[index]) }
    }
    try SiteManifest.update(in: output) { manifest in
      for (page, outcome) in zip(pages, outcomes) where (try? outcome.get()) != nil {
        manifest.pages[page]?.add(file: Self.path(besidePage: page))
      }
    }
    for outcome in outcomes { try outcome.get() }
  }

  private func print(_ page: String) throws {
    // A browser does not share its profile with another that runs.
    let scratch = FileManager.default.temporaryDirectory.appendingPathComponent(
      "lectern-print-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: scratch) }
    try AtomicFile.makeFolder(scratch)
    let printed = scratch.appendingPathComponent("page.pdf")
    let run = try BoundedRun.of(
      browser,
      [
        "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--no-pdf-header-footer",
        "--generate-pdf-document-outline", "--user-data-dir=\(scratch.path)/profile",
        "--print-to-pdf=\(printed.path)", output.appendingPathComponent(page).absoluteString,
      ],
      environment: ProcessInfo.processInfo.environment, limits: RunLimits(seconds: 120, memory: 8 << 30))
    guard let data = FileManager.default.contents(atPath: printed.path), !data.isEmpty else {
      let words = String(decoding: run.standardError.suffix(300), as: UTF8.self)
      throw MachineFault("'\(page)' could not be printed: \(words)", help: "try '\(browser) --version'.")
    }
    try AtomicFile.write(data, to: output.appendingPathComponent(Self.path(besidePage: page)))
  }
}
