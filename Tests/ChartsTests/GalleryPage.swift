import Charts
import Foundation
import Markup

/// All charts of the gallery on one page, as the browser tests and people look at them.
enum GalleryPage {
  static let fonts = Gallery.folder.deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Sources/Site/Theme/fonts")

  /// How many of the gallery's figures are for a table's cell and have no texts.
  static let sparklines = Gallery.all.count { $0.name.hasSuffix("Sparkline") }

  /// - Parameter count: how many charts; after the last the gallery begins again.
  static func html(theme: String? = nil, count: Int = Gallery.all.count) throws -> String {
    let figures = try (0..<count).map { index in
      let entry = Gallery.all[index % Gallery.all.count]
      let name = entry.name + (index < Gallery.all.count ? "" : "-again")
      let rendered = try entry.figure().render(ChartFrame(id: name))
      return Node.element("figure", ["id": name]) {
        Node.element("h2", text: entry.title)
        Node.element("div", ["class": "chart-frame"]) { Node.raw(rendered.svg) }
        Node.element("figcaption", text: ([rendered.description] + rendered.notes).joined(separator: " "))
      }
    }
    let sheet = try face() + ChartStyle.css + style
    let page = Node.element("html", ["lang": "en", "data-theme": theme]) {
      Node.element("head") {
        Node.element("meta", ["charset": "utf-8"])
        Node.element("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"])
        Node.element("title", text: "Gallery")
        Node.element("style", text: sheet)
      }
      Node.element("body") {
        Node.element("main") {
          Node.element("h1", text: "Gallery")
          figures
        }
      }
    }
    return "<!doctype html>" + page.rendered()
  }

  private static func face() throws -> String {
    try ["regular": "100 550", "semibold": "551 900"].sorted { $0.key < $1.key }.map { name, weight in
      let data = try Data(contentsOf: fonts.appendingPathComponent("inter-\(name).woff2"))
        .base64EncodedString()
      return "@font-face{font-family:Inter;font-weight:\(weight);src:url(data:font/woff2;base64,\(data))}"
    }.joined(separator: "\n")
  }

  private static let style = """
    body{margin:0;background:var(--chart-paper);color:var(--chart-ink);font:16px/1.5 Inter,sans-serif}
    main{max-width:720px;margin:auto;padding:16px}
    figure{margin:0 0 40px}
    h2{font-size:16px;margin:0 0 8px}
    figcaption{color:var(--chart-muted);font-size:13px}
    """
}
