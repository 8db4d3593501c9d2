import BrowserTesting
import Foundation
import TestSampling
import Testing

@testable import Charts

/// What only a browser can tell: real glyph boxes, real colours, real layout. `GalleryPageTests` has axe-core look at the
/// same pictures.
@Suite(.inTurn, .serialized, .enabled(if: Chromium.isExpected, Comment(rawValue: Chromium.absence)))
struct BrowserTests {
  /// WCAG 2.2, 1.4.3: 4.5 : 1 between every text and what lies under it.
  @Test(arguments: [("light", 760), ("dark", 390)])
  func labelsAreReadableAndInTheirFrame(theme: String, width: Int) throws {
    let measured = try PictureMeasurement.of(try GalleryPage.html(theme: theme), width: width)
    #expect(measured.visible == Gallery.all.count - GalleryPage.sparklines)
    #expect(measured.compact > 50 || width > 560)
    #expect(measured.overlaps.isEmpty, "\(measured.overlaps)")
    #expect(measured.outside.isEmpty, "\(measured.outside)")
    #expect(measured.overflow <= 0)
    #expect(measured.smallest >= 9, "the smallest text is \(measured.smallest) px")
    // The width table is that of the font the browser used.
    for label in measured.labels {
      let expected = TextMetrics.width(label.text, size: label.size, bold: label.isBold)
      let allowed = expected * 0.04 + 1
      #expect(
        label.length <= expected + 0.6 && label.length >= expected - allowed,
        "“\(label.text)” is \(label.length) wide, the table says \(expected)")
    }
    #expect(measured.contrasts.count > 800)
    let weak = measured.contrasts.filter { $0.ratio < 4.5 }
    #expect(weak.isEmpty, "\(weak.map { "\($0.text) \($0.ratio)" })")
  }

  /// The tests above must be able to fail.
  @Test func faultsAreFound() throws {
    let page = """
      <!doctype html><body style="--chart-paper:#fff"><style>:root{--chart-paper:#fff}</style>
      <figure id="bad"><svg class="chart" width="200" height="100"><svg viewBox="0 0 200 100">
      <rect x="0" y="40" width="100" height="20" fill="#888"/>
      <text x="10" y="55" fill="#777">one label</text><text x="30" y="56">another</text>
      <text x="190" y="20">outside</text>
      </svg></svg></figure></body>
      """
    let measured = try PictureMeasurement.of(page, width: 760)
    #expect(measured.overlaps == ["bad: one label / another"])
    #expect(measured.outside == ["bad: outside"])
    #expect(measured.contrasts.filter { $0.ratio < 4.5 }.map(\.text) == ["bad: one label"])
    #expect(measured.contrasts.contains { $0.text == "bad: outside" && $0.ratio > 20 })
  }

  /// Two columns on a wide screen are narrow all the same.
  @Test func layoutFollowsTheFrameAndNotTheScreen() throws {
    let pair = try Gallery.all.prefix(2).map { entry in
      let svg = try entry.figure().render(ChartFrame(id: entry.name)).svg
      return "<figure id=\"\(entry.name)\"><div class=\"chart-frame\">\(svg)</div></figure>"
    }.joined()
    func page(_ columns: String) -> String {
      """
      <!doctype html><style>\(ChartStyle.css)</style>
      <body style="display:grid;grid-template-columns:\(columns)">\(pair)</body>
      """
    }
    let narrow = try PictureMeasurement.of(page("400px 400px"), width: 1200)
    #expect(narrow.visible == 2 && narrow.compact == 2)
    let wide = try PictureMeasurement.of(page("700px"), width: 1200)
    #expect(wide.visible == 2 && wide.compact == 0)
  }

  /// Whatever theme the reader chose, paper is light: with the rules for print in force and those for the
  /// screen not, a dark page's charts have the colours of a light one.
  @Test func printIsLight() throws {
    let script = """
      function colours() {
        const chart = document.querySelector("svg.chart text");
        return [getComputedStyle(document.documentElement).getPropertyValue("--chart-paper").trim(), getComputedStyle(chart).fill];
      }
      const screen = colours();
      for (const sheet of document.styleSheets) for (const rule of sheet.cssRules)
        if (rule.media) rule.media.mediaText = rule.media.mediaText.includes("screen") ? "not all" : rule.media.mediaText.replace("print", "all");
      window.result = { screen, print: colours() };
      """
    struct Colours: Decodable { var screen: [String], print: [String] }
    let dark = try Chromium.run(
      GalleryPage.html(theme: "dark", count: 1), width: 800, script: script, as: Colours.self)
    let light = try Chromium.run(
      GalleryPage.html(theme: "light", count: 1), width: 800, script: script, as: Colours.self)
    #expect(dark.screen[0] == "#16181d" && light.screen[0] == "#ffffff")
    #expect(dark.print == light.screen && light.print == light.screen)
  }

  /// Hovering a name fades the other series, and a strip shows its rule and dots, by style alone. The style
  /// sheet's `:hover` is read as a class here, as a test has no pointer.
  @Test func hoverHighlightsWithoutScripts() throws {
    let script = """
      for (const s of document.querySelectorAll(".series")) s.style.transition = "none";
      const wide = document.querySelector(".chart-wide");
      const of = n => getComputedStyle(wide.querySelector(`.series[data-series="${n}"]`)).opacity;
      const strip = wide.querySelector(".strips > g"), rule = () => getComputedStyle(strip.querySelector("path")).strokeOpacity;
      const before = [of(1), of(2), rule()];
      wide.querySelector('.key[data-series="1"]').classList.add("hovered");
      strip.classList.add("hovered");
      window.result = { before, after: [of(1), of(2), rule()], title: strip.querySelector("title").textContent };
      """
    struct Hovering: Decodable { var before: [String], after: [String], title: String }
    let page = try GalleryPage.html(count: 1).replacingOccurrences(of: ":hover", with: ".hovered")
    let hovering = try Chromium.run(page, width: 800, script: script, as: Hovering.self)
    #expect(hovering.before == ["1", "1", "0"])
    #expect(hovering.after == ["1", "0.15", "1"])
    #expect(hovering.title.hasPrefix("x −6\nReLU 0"))
  }

  struct Timing: Decodable {
    var layout: Double
    var charts: Int
  }

  /// A page of a hundred charts: its bytes are asserted; its time is printed, as machines differ, and
  /// `Benchmarks/charts` reads it from here.
  @Test func hundredCharts() throws {
    let page = try GalleryPage.html(count: 100)
    #expect(page.utf8.count < 3_000_000, "\(page.utf8.count) bytes")
    let script = """
      const main = document.querySelector("main"), markup = main.innerHTML;
      main.innerHTML = ""; main.offsetHeight;
      const start = performance.now();
      main.innerHTML = markup; main.offsetHeight; main.getBoundingClientRect();
      window.result = { layout: performance.now() - start, charts: main.querySelectorAll("figure").length };
      """
    let timing = try Chromium.run(page, width: 1000, script: script, isTimed: true, as: Timing.self)
    #expect(timing.charts == 100)
    print("page of 100 charts: \(page.utf8.count / 1000) kB, parsed and laid out in \(timing.layout) ms")
  }
}
