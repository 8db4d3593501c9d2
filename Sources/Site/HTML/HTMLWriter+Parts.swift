import Markup
import Notebooks

extension HTMLWriter {
  /// A figure made of several parts; the last paragraph is its caption.
  mutating func parts(_ division: Division, kind: LabelKind, label: String) -> Node {
    var blocks = division.blocks.flatMap(\.separateImages)
    var caption: [Node] = []
    if case .paragraph(let last)? = blocks.last, last.onlyImage == nil {
      caption = inlines(last.content)
      blocks.removeLast()
    } else {
      caption = self.caption(
        division.attributes["fig-cap"] ?? division.attributes["tbl-cap"], at: division.range.start)
    }
    let columns = division.attributes.columns(of: blocks.count)
    let body: Node = .element(
      "div", ["class": columns == nil ? "panels" : "grid", "style": columns.map { "--columns: \($0)" }],
      children: content(blocks))
    return figure(
      [body], kind: kind, label: label, caption: caption, captionFirst: kind != .figure,
      classes: division.attributes.classes)
  }
}

extension Notebooks.Attributes {
  /// The columns that Quarto's `layout-ncol`, `layout-nrow` or `layout="[[1, 1], [1]]"` ask for.
  ///
  /// - Parameter count: How many parts there are.
  func columns(of count: Int) -> Int? {
    if let columns = self["layout-ncol"].flatMap({ Int($0) }), columns > 0 { return columns }
    if let rows = self["layout-nrow"].flatMap({ Int($0) }), rows > 0, count > 0 {
      return (count + rows - 1) / rows
    }
    guard let layout = self["layout"] else { return nil }
    // Without lists inside of the list it is one row.
    let rows = layout.split(separator: "]").map { row in
      row.split { $0 == "," || $0 == "[" || $0 == " " }.count { Double($0).map { $0 > 0 } ?? false }
    }
    return rows.max().flatMap { $0 > 0 ? $0 : nil }
  }
}

extension Block {
  /// Images that stand on lines of one paragraph, each on its own; any other block as it is.
  fileprivate var separateImages: [Block] {
    guard case .paragraph(let paragraph) = self else { return [self] }
    var images: [Block] = []
    for inline in paragraph.content where !inline.isBlank {
      guard case .image(let image) = inline else { return [self] }
      var alone = paragraph
      alone.range = image.range
      alone.content = [inline]
      images.append(.paragraph(alone))
    }
    return images.isEmpty ? [self] : images
  }
}

extension Inline {
  /// The end of a line, or nothing but blanks.
  fileprivate var isBlank: Bool {
    switch self {
    case .softBreak, .lineBreak: true
    case .text(let node): node.text.allSatisfy(\.isWhitespace)
    default: false
    }
  }
}
