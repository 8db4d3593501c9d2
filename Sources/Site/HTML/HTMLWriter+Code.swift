import Markup
import Notebooks

extension HTMLWriter {
  /// Code that is shown and not run.
  mutating func code(_ block: CodeBlock) -> Node {
    guard context.isPage else {
      let language: HTMLAttributes = ["class": block.language.map { "language-\($0)" }]
      return .element("pre", children: [.element("code", language, text: block.code)])
    }
    let attributes = block.attributes
    let isEscapedCell = block.info.hasPrefix("{") && attributes.isEmpty
    let text = isEscapedCell ? "```\(block.info)\n\(block.code)```\n" : block.code
    let shown = listing(
      text, language: isEscapedCell ? "markdown" : block.language,
      title: attributes["filename"] ?? attributes["title"], isNumbered: attributes.has("numberLines"))
    let label = attributes.identifier
    guard label != nil || attributes["lst-cap"] != nil else { return shown }
    return figure(
      [shown], kind: .listing, label: label, caption: caption(attributes["lst-cap"], at: block.range.start),
      captionFirst: true)
  }

  /// Code as the page sets it: highlighted, with room for the copy button.
  func listing(_ code: String, language: String?, title: String? = nil, isNumbered: Bool = false) -> Node {
    let text = code.hasSuffix("\n") ? String(code.dropLast()) : code
    var content = language == "swift" ? SwiftHighlighter.nodes(text) : [.text(text)]
    if isNumbered { content = LineNumbering.numbered(content) }
    return .element("div", ["class": "code"]) {
      if let title { Node.element("p", ["class": "code-title"], text: title) }
      Node.element("pre", ["tabindex": "0", "class": isNumbered ? "numbered" : nil]) {
        Node.element("code", ["class": language.map { "language-\($0)" }], children: content)
      }
    }
  }
}
