import Foundation
import Testing

@testable import Charts

/// What only a browser can tell: real glyph boxes, real layout, accessibility rules.
@Suite(.serialized, .enabled(if: Chromium.isInstalled, "needs Chromium: apt-get install chromium"))
struct BrowserTests {
  struct Measured: Decodable {
    struct Label: Decodable {
      var text: String
      var size: Double
      var isBold: Bool
      var length: Double
    }

    var overlaps: [String]
    var outside: [String]
    var labels: [Label]
    var visible: Int
    var smallest: Double
    var overflow: Double
  }

  /// The boxes are those of glyphs, from ascender to baseline, turned as the text is.
  static let script = """
    const result = { overlaps: [], outside: [], labels: [], visible: 0, smallest: 99, overflow: 0 };
    function corners(text) {
      const box = text.getBBox(), matrix = text.getScreenCTM();
      const top = box.y + box.height * 0.2, bottom = box.y + box.height * 0.8;
      return [[box.x, top], [box.x + box.width, top], [box.x + box.width, bottom], [box.x, bottom]].map(([x, y]) => {
        const p = new DOMPoint(x, y).matrixTransform(matrix); return [p.x, p.y];
      });
    }
    function apart(a, b) {
      for (const polygon of [a, b]) for (let i = 0; i < 4; i++) {
        const [x1, y1] = polygon[i], [x2, y2] = polygon[(i + 1) % 4], nx = y1 - y2, ny = x2 - x1;
        const side = p => p.map(([x, y]) => x * nx + y * ny);
        const [s, t] = [side(a), side(b)], slack = 0.3 * Math.hypot(nx, ny);
        if (Math.max(...s) <= Math.min(...t) + slack || Math.max(...t) <= Math.min(...s) + slack) return true;
      }
      return false;
    }
    for (const figure of document.querySelectorAll("figure")) {
      const chart = figure.querySelector("svg"), frame = chart.getBoundingClientRect();
      for (const layout of chart.querySelectorAll(":scope > svg")) {
        if (getComputedStyle(layout).display === "none") continue;
        result.visible += 1;
        const texts = [...layout.querySelectorAll("text")].map(t => ({ text: t.firstChild.textContent, box: corners(t), node: t }));
        texts.forEach((one, i) => {
          const xs = one.box.map(p => p[0]), ys = one.box.map(p => p[1]);
          if (Math.min(...xs) < frame.left - 0.5 || Math.max(...xs) > frame.right + 0.5 || Math.min(...ys) < frame.top - 0.5 || Math.max(...ys) > frame.bottom + 0.5)
            result.outside.push(figure.id + ": " + one.text);
          for (const other of texts.slice(i + 1)) if (!apart(one.box, other.box)) result.overlaps.push(figure.id + ": " + one.text + " / " + other.text);
          const style = getComputedStyle(one.node);
          result.smallest = Math.min(result.smallest, parseFloat(style.fontSize) * one.node.getScreenCTM().a || 99);
          result.labels.push({ text: one.text, size: parseFloat(style.fontSize), isBold: style.fontWeight >= 600, length: one.node.getComputedTextLength() });
        });
      }
    }
    result.overflow = document.documentElement.scrollWidth - innerWidth;
    window.result = result;
    """

  @Test(arguments: [760, 390])
  func labelsNeitherOverlapNorLeaveTheFrame(width: Int) throws {
    let measured = try Chromium.run(GalleryPage.html(), width: width, script: Self.script, as: Measured.self)
    #expect(measured.visible == Gallery.all.count)
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
  }

  /// The test above must be able to fail.
  @Test func overlapsAreFound() throws {
    let page = """
      <!doctype html><body><figure id="bad"><svg width="200" height="100"><svg viewBox="0 0 200 100">
      <text x="10" y="50">one label</text><text x="30" y="52">another</text><text x="190" y="20">outside</text>
      </svg></svg></figure></body>
      """
    let measured = try Chromium.run(page, width: 760, script: Self.script, as: Measured.self)
    #expect(measured.overlaps == ["bad: one label / another"])
    #expect(measured.outside == ["bad: outside"])
  }

  struct Violation: Decodable {
    var id: String
    var help: String
    var nodes: [String]
  }

  @Test(
    .enabled(if: Chromium.axe != nil, "set LECTERN_AXE to axe.min.js"), arguments: ["light", "dark"])
  func axeFindsNothing(theme: String) throws {
    let axe = try #require(Chromium.axe)
    let page = try GalleryPage.html(theme: theme)
      .replacingOccurrences(of: "</body>", with: "<script>\(axe)</script></body>")
    let script = """
      window.result = axe.run().then(r => r.violations.map(v => ({ id: v.id, help: v.help, nodes: v.nodes.slice(0, 3).map(n => n.html.slice(0, 160)) })));
      """
    let violations = try Chromium.run(page, width: 1000, script: script, as: [Violation].self)
    #expect(violations.isEmpty, "\(violations)")
  }

  struct Timing: Decodable {
    var layout: Double
    var charts: Int
  }

  /// A page of a hundred charts: its bytes are asserted; its time is printed, as machines differ.
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
    let timing = try Chromium.run(page, width: 1000, script: script, as: Timing.self)
    #expect(timing.charts == 100)
    print("100 charts: \(page.utf8.count) bytes, parsed and laid out in \(timing.layout) ms")
  }
}
