import Foundation

/// What a browser says of the charts on a page: where their texts really are, and in which colours.
public struct PictureMeasurement: Decodable, Sendable {
  public struct Label: Decodable, Sendable {
    public var text: String
    public var size: Double
    public var isBold: Bool
    public var length: Double
  }

  public struct Contrast: Decodable, Sendable {
    public var text: String
    public var ratio: Double
  }

  public var overlaps: [String]
  public var outside: [String]
  public var labels: [Label]
  public var contrasts: [Contrast]
  /// How many layouts are shown, and how many of them are those for phones.
  public var visible: Int
  public var compact: Int
  /// The smallest text, in pixels of the screen.
  public var smallest: Double
  /// How far the page is wider than the window.
  public var overflow: Double

  /// Measures all charts of a page.
  public static func of(_ page: String, beside folder: URL? = nil, width: Int) throws -> PictureMeasurement {
    try Chromium.run(page, beside: folder, width: width, script: script, as: PictureMeasurement.self)
  }

  /// The boxes are those of glyphs, from ascender to baseline, turned as the text is. What lies under a
  /// text is asked of the browser: the colours of shapes there, the upper over the lower, over the page's.
  private static let script = """
    const result = { overlaps: [], outside: [], labels: [], contrasts: [], visible: 0, compact: 0, smallest: 99, overflow: 0 };
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
    const paper = getComputedStyle(document.documentElement).getPropertyValue("--chart-paper").trim();
    const pen = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
    function rgb(css) {
      pen.clearRect(0, 0, 1, 1); pen.fillStyle = css; pen.fillRect(0, 0, 1, 1);
      return [...pen.getImageData(0, 0, 1, 1).data].map(c => c / 255);
    }
    function luminance(c) {
      const [r, g, b] = c.map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    }
    function ground(text, chart) {
      const box = text.getBoundingClientRect();
      const under = document.elementsFromPoint(box.left + box.width / 2, box.top + box.height / 2)
        .filter(e => chart.contains(e) && /^(rect|path)$/.test(e.tagName) && !e.closest(".strips")).reverse();
      let color = rgb(paper).slice(0, 3);
      for (const shape of under) {
        const style = getComputedStyle(shape);
        if (style.fill === "none") continue;
        let opacity = parseFloat(style.fillOpacity);
        for (let e = shape; e !== chart; e = e.parentNode) opacity *= parseFloat(getComputedStyle(e).opacity);
        const fill = rgb(style.fill), alpha = fill[3] * opacity;
        color = color.map((c, i) => c * (1 - alpha) + fill[i] * alpha);
      }
      // A rim of paper around the letters is the ground that they stand on.
      return getComputedStyle(text).paintOrder.startsWith("stroke") ? rgb(paper).slice(0, 3) : color;
    }
    for (const figure of document.querySelectorAll("figure")) {
      const chart = figure.querySelector("svg.chart");
      if (!chart) continue;
      const frame = chart.getBoundingClientRect();
      for (const layout of chart.querySelectorAll(":scope > svg")) {
        if (getComputedStyle(layout).display === "none") continue;
        result.visible += 1;
        if (layout.classList.contains("chart-compact")) result.compact += 1;
        figure.scrollIntoView({ block: "center", behavior: "instant" });
        const edge = chart.getBoundingClientRect();
        const texts = [...layout.querySelectorAll("text")].map(t => ({ text: t.firstChild.textContent, box: corners(t), node: t }));
        texts.forEach((one, i) => {
          const xs = one.box.map(p => p[0]), ys = one.box.map(p => p[1]);
          if (Math.min(...xs) < edge.left - 0.5 || Math.max(...xs) > edge.right + 0.5 || Math.min(...ys) < edge.top - 0.5 || Math.max(...ys) > edge.bottom + 0.5)
            result.outside.push(figure.id + ": " + one.text);
          for (const other of texts.slice(i + 1)) if (!apart(one.box, other.box)) result.overlaps.push(figure.id + ": " + one.text + " / " + other.text);
          const style = getComputedStyle(one.node);
          result.smallest = Math.min(result.smallest, parseFloat(style.fontSize) * one.node.getScreenCTM().a || 99);
          result.labels.push({ text: one.text, size: parseFloat(style.fontSize), isBold: style.fontWeight >= 600, length: one.node.getComputedTextLength() });
          const [a, b] = [luminance(rgb(style.fill).slice(0, 3)), luminance(ground(one.node, chart))];
          result.contrasts.push({ text: figure.id + ": " + one.text, ratio: (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05) });
        });
      }
    }
    result.overflow = document.documentElement.scrollWidth - innerWidth;
    window.result = result;
    """
}
