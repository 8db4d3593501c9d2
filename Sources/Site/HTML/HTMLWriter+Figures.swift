import Markup
import Notebooks

extension HTMLWriter {
  /// An image that stands alone, with its text as caption.
  mutating func figure(_ image: Image) -> Node {
    let caption = inlines(image.content)
    let picture = self.image(image, alternative: image.content.alternativeText)
    return figure(
      [picture], kind: .figure, label: image.attributes.identifier, caption: caption,
      classes: image.attributes.classes)
  }

  /// Something with a label and a caption.
  func figure(
    _ content: [Node], kind: LabelKind, label: String?, caption: [Node], captionFirst: Bool = false,
    classes: [String] = []
  ) -> Node {
    let number = context.number(of: label)
    if let letter = context.letter(of: label) {
      return part(content, letter: letter, label: label, caption: caption, classes: [kind.rawValue] + classes)
    }
    var captionNode: Node?
    if !caption.isEmpty || number != nil {
      captionNode = .element("figcaption") {
        if let number {
          Node.element("span", ["class": "label"], text: "\(context.vocabulary.name(kind))\u{A0}\(number)")
          if !caption.isEmpty { " " }
        }
        caption
      }
    }
    let parts =
      captionFirst ? [captionNode].compactMap { $0 } + content : content + [captionNode].compactMap { $0 }
    let names = ["numbered", kind.rawValue] + classes
    return .element("figure", ["id": label, "class": names.joined(separator: " ")], children: parts)
  }

  /// A part of a figure: its letter stands before its caption.
  func part(
    _ content: [Node], letter: String, label: String?, caption: [Node], classes: [String] = []
  ) -> Node {
    .element("figure", ["class": (["panel"] + classes).joined(separator: " "), "id": label]) {
      content
      Node.element("figcaption") {
        caption.isEmpty ? "(\(letter))" : "(\(letter)) "
        caption
      }
    }
  }

  /// A caption that is given as text in an option or an attribute.
  mutating func caption(_ text: String?, at position: SourcePosition) -> [Node] {
    guard let text, !text.isEmpty else { return [] }
    let (content, diagnostics) = context.fragments.inlines(text, at: position)
    self.diagnostics += diagnostics
    return inlines(content)
  }

  /// A picture of words and arrows; it scrolls within itself where its words would become too small.
  static func drawing(_ svg: String, label: String?) -> Node {
    scrolling(
      .element(
        "div", ["class": "diagram", "role": "img", "aria-label": label ?? "Diagram"], children: [.raw(svg)]))
  }

  /// A drawing by Graphviz.
  mutating func diagram(_ diagram: DiagramBlock) -> Node? {
    let options = diagram.options
    guard options.page.include else { return nil }
    var drawing: Node
    switch context.diagrams?.draw(diagram.code) {
    case .success(let svg)?:
      drawing = Self.drawing(svg, label: options.run.figAlt ?? options.page.figCap)
    case .failure(let fault)?:
      var position = diagram.codeStart
      position.line += max(0, fault.line - 1)
      diagnostics.append(
        Diagnostic(
          at: position, "Graphviz cannot draw this: \(fault.message).",
          help: "Look at the DOT language's rules."))
      drawing = .element("pre", text: diagram.code)
    case nil:
      drawing = .element("pre", text: diagram.code)
    }
    guard options.label != nil || options.page.figCap != nil else { return drawing }
    return figure(
      [drawing], kind: .figure, label: options.label,
      caption: caption(options.page.figCap, at: diagram.codeStart))
  }
}
