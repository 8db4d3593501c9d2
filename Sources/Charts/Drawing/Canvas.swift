import Markup

/// Collects what is drawn in one layout of a chart, and where text already stands.
struct Canvas {
  enum Anchor: String { case start, middle, end }

  let frame: Box
  private(set) var nodes: [Node] = []
  /// Where labels stand, so that later ones keep clear.
  private(set) var occupied: [Box] = []

  init(width: Double, height: Double) {
    frame = Box(left: 0, top: 0, right: width, bottom: height)
  }

  mutating func add(_ node: Node) { nodes.append(node) }

  mutating func occupy(_ box: Box) { occupied.append(box) }

  /// Text whose vertical middle is at `y`.
  mutating func text(
    _ text: String, x: Double, y: Double, anchor: Anchor = .start, color: String? = nil, size: Double = 12,
    bold: Bool = false, halo: Bool = false, full: String? = nil, turned: Double? = nil,
    extra: Attributes = [:]
  ) {
    guard !text.isEmpty else { return }
    if turned == nil {
      occupy(Self.box(text, x: x, y: y, anchor: anchor, size: size, bold: bold))
    }
    nodes.append(
      Self.textNode(
        text, x: x, y: y, anchor: anchor, color: color, size: size, bold: bold, halo: halo, full: full,
        turned: turned, extra: extra))
  }

  /// The box of such a text.
  static func box(
    _ text: String, x: Double, y: Double, anchor: Anchor, size: Double = 12, bold: Bool = false
  ) -> Box {
    let width = TextMetrics.width(text, size: size, bold: bold)
    let left = anchor == .start ? x : anchor == .middle ? x - width / 2 : x - width
    return Box(left: left, top: y - size * 0.6, right: left + width, bottom: y + size * 0.6)
  }

  static func textNode(
    _ text: String, x: Double, y: Double, anchor: Anchor = .start, color: String? = nil, size: Double = 12,
    bold: Bool = false, halo: Bool = false, full: String? = nil, turned: Double? = nil,
    extra: Attributes = [:]
  ) -> Node {
    // Half of Inter's cap height (727/2048 above the baseline) centres digits and capitals.
    let baseline = y + size * 0.36
    var attributes: Attributes = [
      "x": NumberFormat.coordinate(x), "y": NumberFormat.coordinate(baseline),
      "text-anchor": anchor == .start ? nil : anchor.rawValue, "fill": color,
      "font-size": size == 12 ? nil : NumberFormat.coordinate(size), "font-weight": bold ? "600" : nil,
    ]
    if let turned {
      attributes["transform"] =
        "rotate(\(NumberFormat.coordinate(turned)) \(NumberFormat.coordinate(x)) \(NumberFormat.coordinate(y)))"
    }
    if halo {
      attributes["style"] = "paint-order:stroke"
      attributes["stroke"] = Palette.paper
      attributes["stroke-width"] = "3"
      attributes["stroke-linejoin"] = "round"
    }
    if !TextMetrics.isKnown(text) {
      // Some other font draws it; it is held to the room that was set aside for it.
      attributes["textLength"] = NumberFormat.coordinate(TextMetrics.width(text, size: size, bold: bold))
      attributes["lengthAdjust"] = "spacingAndGlyphs"
    }
    attributes = attributes.merging(extra)
    return .element("text", attributes) {
      Node.text(text)
      if let full { Node.element("title", text: full) }
    }
  }
}
