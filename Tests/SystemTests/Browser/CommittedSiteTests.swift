import BrowserTesting
import Foundation
import TestSampling
import TestThreads
import Testing

/// Every page of the committed site, as a visitor of a fresh clone opens it.
@Suite(.waiting) struct CommittedSiteTests {
  static let site = Installation.clone.appendingPathComponent("site")

  /// By path from the site's folder, those of the guide among them.
  static let pages = ((try? FileManager.default.subpathsOfDirectory(atPath: site.path)) ?? [])
    .filter { $0.hasSuffix(".html") }.sorted()

  private static func isReference(_ page: String) -> Bool {
    page.contains(/vocabulary[a-z-]*\.html$/)
      || ["guide/commands.html", "guide/settings.html"].contains(page)
  }

  private func text(_ page: String) throws -> String {
    try String(contentsOf: Self.site.appendingPathComponent(page), encoding: .utf8)
  }

  /// The files that a page loads, as it writes them.
  private func loaded(by html: String) -> [String] {
    html.matches(of: /<(?:link|script|img|source)\b[^>]*?\s(?:href|src)="([^"]+)"/).map { String($0.1) }
  }

  @Test func thereArePages() {
    #expect(Self.pages.count > 10)
    #expect(Self.pages.contains("index.html") && Self.pages.contains("guide/index.html"))
  }

  /// A course's folder is what is copied to a host, so its pages load nothing from outside of it, not even
  /// from the course whose site it lies in.
  @Test func eachCourseIsWholeInItsOwnFolder() throws {
    for page in Self.pages {
      let course = page.hasPrefix("guide/") ? Self.site.appendingPathComponent("guide") : Self.site
      let folder = Self.site.appendingPathComponent(page).deletingLastPathComponent()
      let files = loaded(by: try text(page))
      #expect(files.count > 3, "\(page)")
      for file in files {
        let path = file.split(separator: "?").first.map(String.init) ?? file
        let linked = folder.appendingPathComponent(path.removingPercentEncoding ?? path).standardizedFileURL
          .path
        #expect(linked.hasPrefix(course.path + "/"), "\(page): \(file)")
        #expect(FileManager.default.fileExists(atPath: linked), "\(page): \(file)")
      }
    }
  }

  /// A page without figures is small, before its fonts, with formulas too.
  @Test func pagesOfProseAreLight() throws {
    var count = 0
    // The lists of all names of the engine, of all commands and of all options are long tables.
    for page in Self.pages where !Self.isReference(page) {
      let html = try text(page)
      let article = html.firstRange(of: "<article>").map { html[$0.lowerBound...] } ?? ""
      guard !article.contains("<svg"), !article.contains("<img") else { continue }
      count += 1
      let folder = Self.site.appendingPathComponent(page).deletingLastPathComponent()
      let sizes = try loaded(by: html).map { file in
        try Data(contentsOf: folder.appendingPathComponent(file)).count
      }
      let total = sizes.reduce(html.utf8.count, +)
      #expect(total < 68_000, "\(page) has \(total) bytes")
    }
    #expect(count > 3)
  }

  /// `GalleryPageTests` looks at the gallery.
  private static let ordinary = pages.filter { $0 != "gallery.html" }

  @Test(.inTurn, .enabled(if: Chromium.isExpected, Comment(rawValue: Chromium.absence)))
  func pagesFitAPhone() throws {
    let browser = try Browser()
    for name in Self.ordinary {
      let page = try browser.open(
        Self.site.appendingPathComponent(name).absoluteString, width: 360, height: 740)
      #expect(try page.evaluate("document.documentElement.scrollWidth", as: Int.self) <= 360, "\(name)")
    }
  }

  /// Every sixth page in a scheme, others in the other, and of these every other one with its contrasts: what the
  /// theme's colours do in both schemes is looked at on a page of everything by `PageQualityTests`, and looking at a
  /// long chapter takes five seconds.
  private static func pages(in scheme: String) -> [(name: String, contrast: Bool)] {
    if Sampling.isWhole { return ordinary.map { ($0, true) } }
    return (scheme == "light" ? ordinary : Array(ordinary.dropFirst(3))).sampled(every: 6).enumerated()
      .map { ($0.element, $0.offset % 2 == 0) }
  }

  @Test(
    .inTurn, .enabled(if: Chromium.isAxeExpected, Comment(rawValue: Chromium.axeAbsence)),
    arguments: ["light", "dark"])
  func pagesAreAccessible(_ scheme: String) throws {
    let browser = try Browser()
    let chosen = Self.pages(in: scheme)
    #expect(chosen.count > 5)
    for (name, contrast) in chosen {
      let page = try browser.open(
        Self.site.appendingPathComponent(name).absoluteString, width: 1200, height: 900, scheme: scheme)
      try page.run(try #require(Chromium.axe))
      let found: String = try page.evaluate(
        "axe.run(\(Chromium.axeOptions(contrast: contrast))).then(result => JSON.stringify(result.violations.map(v => [v.id, v.nodes.slice(0, 3).map(n => n.html.slice(0, 160))])))"
      )
      #expect(found == "[]", "\(name)")
    }
  }
}
