import Compression
import Markup

/// Wraps layouts into one standalone SVG.
enum Picture {
  struct Layout {
    var width: Double
    var height: Double
    var nodes: [Node]
  }

  /// - Parameters:
  ///   - title: a few words, shown on hover.
  ///   - description: what there is to see.
  static func svg(
    wide: Layout, compact: Layout?, title: String, description: String, id: String?,
    style name: String = "chart"
  ) -> String {
    let layouts = [layout(wide, "wide")] + (compact.map { [layout($0, "compact")] } ?? [])
    let body = Node.fragment(layouts).rendered(as: .xml)
    let key = "c" + identifier(body + title + description + (id ?? ""))
    var style = "--wide:\(ratio(wide))"
    // A chart that was asked to be small is not blown up to the column's width.
    if wide.width < 600 { style += ";--max:\(NumberFormat.coordinate(wide.width))px" }
    if let compact { style += ";--compact:\(ratio(compact))" }
    let root = Node.element(
      "svg",
      [
        "xmlns": "http://www.w3.org/2000/svg", "class": name, "role": "img",
        "aria-labelledby": "\(key)-t", "aria-describedby": "\(key)-d",
        "width": NumberFormat.coordinate(wide.width), "height": NumberFormat.coordinate(wide.height),
        "style": style + ";font-variant-numeric:tabular-nums",
        "font-family": "var(--chart-font,Inter,system-ui,sans-serif)", "font-size": "12",
      ]
    ) {
      Node.element("title", ["id": "\(key)-t"], text: title)
      Node.element("desc", ["id": "\(key)-d"], text: description)
      Node.raw(body)
    }
    return root.rendered(as: .xml)
  }

  private static func layout(_ layout: Layout, _ name: String) -> Node {
    .element(
      "svg",
      [
        "class": "chart-\(name)",
        "viewBox": "0 0 \(NumberFormat.coordinate(layout.width)) \(NumberFormat.coordinate(layout.height))",
        "display": name == "compact" ? "none" : nil,
      ], children: layout.nodes)
  }

  private static func ratio(_ layout: Layout) -> String {
    NumberFormat.coordinate(layout.width) + "/" + NumberFormat.coordinate(layout.height)
  }

  /// An id that depends on nothing but what is drawn.
  private static func identifier(_ content: String) -> String {
    String(Compression.crc32(Array(content.utf8)), radix: 36)
  }
}
