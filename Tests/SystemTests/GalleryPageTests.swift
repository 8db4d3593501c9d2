import BrowserTesting
import Foundation
import TestThreads
import Testing

/// The gallery as readers get it: a page that the program builds from `notebooks/gallery.md`.
@Suite(.serialized, .waiting) struct GalleryPageTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// The page, built once for all tests here, and where it lies.
  private struct Page {
    var html: String
    var folder: URL

    func themed(_ theme: String) -> String {
      html.replacing("<html ", with: "<html data-theme=\"\(theme)\" ", maxReplacements: 1)
    }
  }

  /// Not an expectation: each test here must fail by it, and not only the first.
  private struct BuildFailure: Error, CustomStringConvertible {
    var description: String
  }

  private static let built = Result(catching: build)

  private static func build() throws -> Page {
    let program = try Program()
    Self.program = program
    atexit { GalleryPageTests.program?.remove() }
    let chapter = try String(
      contentsOf: root.appendingPathComponent("notebooks/gallery.md"), encoding: .utf8)
    try program.write("notebooks/gallery.md", chapter)
    // Sixty cells compile in half a minute on two quiet cores; other tests run beside this one.
    let build = try program.lectern("build", "notebooks", "--output", "site", seconds: 500)
    guard build.status == 0, let html = program.read("site/gallery.html") else {
      throw BuildFailure(description: "The gallery was not built: \(build.errors)")
    }
    return Page(html: html, folder: program.folder.appendingPathComponent("site"))
  }

  nonisolated(unsafe) private static var program: Program?

  /// The goldens are the page's pictures, byte for byte: the chapter's cells draw what the tests hold.
  @Test func pageShowsTheGoldens() throws {
    let page = try Self.built.get()
    let goldens = Self.root.appendingPathComponent("Tests/ChartsTests/Cases/Gallery")
    let files = try FileManager.default.contentsOfDirectory(atPath: goldens.path)
      .filter { $0.hasSuffix(".svg") && !$0.hasSuffix(".changed.svg") }
    #expect(files.count >= 40)
    for file in files.sorted() {
      let golden = try String(contentsOf: goldens.appendingPathComponent(file), encoding: .utf8)
      let isThere = page.html.contains(golden)
      #expect(isThere, "the page does not show \(file)")
    }
    let frames = page.html.ranges(of: "<div class=\"chart-frame\">").count
    #expect(frames == files.count)
    let bytes = page.html.utf8.count
    #expect(bytes < 3_000_000)
  }

  @Test(
    .enabled(if: Chromium.isAxeExpected, Comment(rawValue: Chromium.axeAbsence)),
    arguments: ["light", "dark"],
    [1280, 390])
  func axeFindsNothing(theme: String, width: Int) throws {
    let page = try Self.built.get()
    let violations = try Chromium.violations(of: page.themed(theme), beside: page.folder, width: width)
    #expect(violations.isEmpty, "\(violations)")
  }

  @Test(
    .enabled(if: Chromium.isExpected, Comment(rawValue: Chromium.absence)), arguments: [1280, 390])
  func labelsNeitherOverlapNorLeaveTheFrame(width: Int) throws {
    let page = try Self.built.get()
    let measured = try PictureMeasurement.of(page.themed("dark"), beside: page.folder, width: width)
    #expect(measured.visible >= 40)
    #expect(width > 1000 ? measured.compact == 0 : measured.compact > 40)
    #expect(measured.overlaps.isEmpty, "\(measured.overlaps)")
    #expect(measured.outside.isEmpty, "\(measured.outside)")
    #expect(measured.contrasts.allSatisfy { $0.ratio >= 4.5 })
    #expect(measured.overflow <= 0)
  }
}
