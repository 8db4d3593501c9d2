import BrowserTesting
import Foundation
import TestSampling
import TestThreads
import Testing

/// The gallery as readers get it: the committed page, which the site check keeps equal to `notebooks/gallery.md`.
@Suite(.waiting) struct GalleryPageTests {
  private static let root = Installation.clone

  /// The page, and a folder with what it loads, where tests may write.
  private struct Page {
    var html: String
    var folder: URL

    init() throws {
      let site = GalleryPageTests.root.appendingPathComponent("site")
      html = try String(contentsOf: site.appendingPathComponent("gallery.html"), encoding: .utf8)
      folder = FileManager.default.temporaryDirectory.appendingPathComponent("gallery-\(UUID().uuidString)")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try FileManager.default.copyItem(
        at: site.appendingPathComponent("assets"), to: folder.appendingPathComponent("assets"))
    }

    func themed(_ theme: String) -> String {
      html.replacing("<html ", with: "<html data-theme=\"\(theme)\" ", maxReplacements: 1)
    }
  }

  /// The goldens are the page's pictures, byte for byte: the chapter's cells draw what the tests hold.
  @Test func pageShowsTheGoldens() throws {
    let page = try Page()
    defer { try? FileManager.default.removeItem(at: page.folder) }
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
    .inTurn, .enabled(if: Chromium.isAxeExpected, Comment(rawValue: Chromium.axeAbsence)),
    arguments: [("light", 1280), ("dark", 390)])
  func axeFindsNothing(theme: String, width: Int) throws {
    let page = try Page()
    defer { try? FileManager.default.removeItem(at: page.folder) }
    // Contrasts are measured below, at every text of the pictures.
    let violations = try Chromium.violations(
      of: page.themed(theme), beside: page.folder, width: width, contrast: false)
    #expect(violations.isEmpty, "\(violations)")
  }

  @Test(
    .inTurn, .enabled(if: Chromium.isExpected, Comment(rawValue: Chromium.absence)))
  func labelsNeitherOverlapNorLeaveTheFrameOnAPhone() throws {
    let page = try Page()
    defer { try? FileManager.default.removeItem(at: page.folder) }
    let measured = try PictureMeasurement.of(page.themed("dark"), beside: page.folder, width: 390)
    #expect(measured.visible >= 40)
    #expect(measured.compact > 40)
    #expect(measured.overlaps.isEmpty, "\(measured.overlaps)")
    #expect(measured.outside.isEmpty, "\(measured.outside)")
    #expect(measured.contrasts.allSatisfy { $0.ratio >= 4.5 })
    #expect(measured.overflow <= 0)
  }
}
