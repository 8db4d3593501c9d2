import Foundation
import Kernel
import Sandboxes

/// Prints finished pages with headless Chromium, each to a PDF beside it.
struct PDFWriter {
  private let output: URL
  private let browser: String

  /// - Throws: `MachineFault` when there is no Chromium.
  init(_ build: CourseBuild) throws {
    output = build.output
    let names = ["chromium", "chromium-browser", "google-chrome"]
    let found = Machine.searchPath.split(separator: ":").flatMap { folder in names.map { "\(folder)/\($0)" } }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
    guard let found else {
      throw MachineFault("there is no Chromium to print the pages with.", help: "apt-get install chromium")
    }
    browser = found
  }

  /// - Throws: `MachineFault` when the browser cannot print.
  func write(_ reports: [ChapterReport]) throws {
    let profile = FileManager.default.temporaryDirectory.appendingPathComponent(
      "lectern-print-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: profile) }
    for report in reports where report.status != .failed {
      let page = output.appendingPathComponent(report.page)
      let target = page.deletingPathExtension().appendingPathExtension("pdf")
      try? FileManager.default.removeItem(at: target)
      let run = try BoundedRun.of(
        browser,
        [
          "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", "--hide-scrollbars",
          "--user-data-dir=\(profile.path)", "--print-to-pdf=\(target.path)", page.absoluteString,
        ],
        environment: ProcessInfo.processInfo.environment, limits: RunLimits(seconds: 120, memory: 8 << 30))
      guard FileManager.default.fileExists(atPath: target.path) else {
        let words = String(decoding: run.standardError.suffix(300), as: UTF8.self)
        throw MachineFault(
          "'\(report.page)' could not be printed: \(words)", help: "try '\(browser) --version'.")
      }
    }
  }
}
