import Markup
import Notebooks
import Wire

extension HTMLWriter {
  mutating func inlines(_ content: [Inline]) -> [Node] {
    var nodes: [Node] = []
    nodes.reserveCapacity(content.count)
    for (index, inline) in content.enumerated() {
      let kept = context.isPage ? NumberSpacing.node(inline, at: index, of: content) : nil
      nodes.append(kept ?? node(inline))
      if context.math != nil, index + 1 < content.count, Self.touchAtFormula(inline, content[index + 1]) {
        nodes.append(.text(Self.wordJoiner))
      }
    }
    return nodes
  }

  /// Browsers end lines on both sides of a formula, also between it and the comma or the bracket that touches it; this
  /// invisible sign forbids it.
  static let wordJoiner = "\u{2060}"

  /// Whether a formula within a line and a text stand side by side without a blank.
  private static func touchAtFormula(_ left: Inline, _ right: Inline) -> Bool {
    switch (left, right) {
    case (.math(let formula), .text(let text)):
      !formula.isDisplayed && text.text.first?.isWhitespace == false
    case (.text(let text), .math(let formula)):
      !formula.isDisplayed && text.text.last?.isWhitespace == false
    default: false
    }
  }

  private mutating func node(_ inline: Inline) -> Node {
    switch inline {
    case .text(let node): return .text(node.text)
    case .softBreak: return .text("\n")
    case .lineBreak: return .fragment([.element("br"), .text("\n")])
    case .code(let node):
      guard context.isPage else {
        return .element("code", ["class": Self.classes(node.attributes)], text: node.code)
      }
      let kept = CodeBreaks.className(node.code).map { [$0] } ?? []
      let classes = kept + node.attributes.classes
      return .element(
        "code", ["class": classes.isEmpty ? nil : classes.joined(separator: " ")],
        children: CodeBreaks.nodes(node.code))
    case .cell(let node): return value(node)
    case .emphasis(let node): return .element("em", children: inlines(node.content))
    case .strong(let node): return .element("strong", children: inlines(node.content))
    case .strikethrough(let node): return .element("del", children: inlines(node.content))
    case .link(let node): return link(node)
    case .image(let node): return image(node)
    case .html(let node):
      usesCharts = usesCharts || node.html.hasPrefix("<svg")
      return .raw(rawHTML(node.html, at: node.range.start))
    case .math(let node): return math(node)
    case .footnote(let node): return footnoteMark(node)
    case .reference(let node): return reference(node)
    case .span(let node): return span(node)
    }
  }

  private mutating func link(_ link: Link) -> Node {
    var attributes: HTMLAttributes = [
      "href": Address.escaped(
        context.isPage ? resolved(link.destination, at: link.range.start) : link.destination)
    ]
    if !link.title.isEmpty { attributes["title"] = link.title }
    if context.isPage {
      if link.destination.isEmpty {
        diagnostics.append(
          Diagnostic(
            .warning, at: link.range.start, "This link leads nowhere: its address is empty.",
            help: "Write the address between the parentheses."))
      }
      noteMachine(link.destination, at: link.range.start)
      attributes["id"] = link.attributes.identifier
      attributes["class"] = Self.classes(link.attributes)
      link.attributes.carry(
        ["lang", "dir", "hreflang", "target", "rel", "download", "role"], into: &attributes)
    }
    let outer = isInLink
    defer { isInLink = outer }
    isInLink = true
    let content = inlines(link.content)
    return .element(
      "a", attributes, children: content.isEmpty && context.isPage ? [.text(name(of: link))] : content)
  }

  mutating func image(_ image: Image, alternative: String? = nil) -> Node {
    if context.isPage, image.source.isEmpty {
      diagnostics.append(
        Diagnostic(
          at: image.range.start, "This picture has no address.",
          help: "Write the file between the parentheses, `![words](file.png)`."))
    }
    if context.isPage {
      noteKind(of: image)
      noteMachine(image.source, at: image.range.start)
    }
    let isLocal = context.isPage && !image.source.isEmpty && !Address.isExternal(image.source)
    let source = isLocal ? file(image.source, at: image.range.start) : image.source
    var attributes: HTMLAttributes = [
      "src": Address.escaped(source),
      "alt": image.attributes["fig-alt"] ?? alternative ?? image.content.alternativeText,
    ]
    if !image.title.isEmpty { attributes["title"] = image.title }
    if context.isPage {
      attributes["class"] = Self.classes(image.attributes)
      image.attributes.carry(["lang", "dir"], into: &attributes)
      let lengths = ["width", "height"].compactMap { key in
        image.attributes[key].map { "\(key): \(Self.length($0))" }
      }
      if !lengths.isEmpty { attributes["style"] = lengths.joined(separator: "; ") }
    }
    guard context.isPage, Self.films.contains(Self.ending(of: image.source)) else {
      return .element("img", attributes)
    }
    // A film has no words of its own but a name.
    attributes["aria-label"] = attributes["alt"].flatMap { $0.isEmpty ? nil : $0 }
    attributes["alt"] = nil
    attributes["controls"] = ""
    return .element("video", attributes, children: [])
  }

  private static let films: Set = ["mp4", "webm", "ogv", "mov", "m4v"]

  private static func ending(of address: String) -> String {
    let path = address.prefix { $0 != "?" && $0 != "#" }
    return path.lastIndex(of: ".").map { path[path.index(after: $0)...].lowercased() } ?? ""
  }

  /// What no browser shows as a picture would be a hole in the page.
  private mutating func noteKind(of image: Image) {
    let ending = Self.ending(of: image.source)
    guard ["pdf", "eps", "ps", "tif", "tiff", "heic", "ai", "psd", "emf", "wmf", "tex"].contains(ending)
    else {
      return
    }
    diagnostics.append(
      Diagnostic(
        .warning, at: image.range.start, "Browsers show no .\(ending) as a picture.",
        help: ending == "pdf"
          ? "Save it as SVG or PNG, or lead to it with a link, `[words](\(image.source))`."
          : "Save it as SVG, PNG or WebP."))
  }

  /// What only the author has would be a hole in the page, or a link that leads nowhere.
  mutating func noteMachine(_ address: String, at position: SourcePosition) {
    guard Address.isOfOneMachine(address) else { return }
    diagnostics.append(
      Diagnostic(
        .warning, at: position,
        "'\(address.prefix(60))' is a place on one machine, which readers do not have.",
        help: "Put the file into the course's folder, and write the path from the chapter."))
  }

  /// A length in CSS; a bare number counts pixels.
  private static func length(_ text: String) -> String {
    text.allSatisfy(\.isNumber)
      ? text + "px" : text.filter { $0.isLetter || $0.isNumber || ".%".contains($0) }
  }

  private mutating func span(_ span: Span) -> Node {
    if span.attributes.has("term") { return term(span) }
    let isMarginNote = span.attributes.has("aside") || span.attributes.has("column-margin")
    var attributes: HTMLAttributes = [
      "id": span.attributes.identifier,
      "class": isMarginNote ? "margin-note" : Self.classes(span.attributes),
    ]
    span.attributes.carry(["lang", "dir", "title", "role"], into: &attributes)
    return .element(
      span.attributes.has("mark") ? "mark" : "span", attributes, children: inlines(span.content))
  }

  private func footnoteMark(_ note: FootnoteReference) -> Node {
    let suffix = note.occurrence > 1 ? "-\(note.occurrence)" : ""
    return .element("sup", ["class": "footnote"]) {
      Node.element(
        "a", ["href": "#fn-\(note.number)", "id": "fnref-\(note.number)\(suffix)", "role": "doc-noteref"],
        text: "\(note.number)")
    }
  }

  /// A value computed into the prose.
  private mutating func value(_ inline: InlineCell) -> Node {
    guard let outputs = context.result?.cells[inline.cell.index]?.outputs else {
      return .element("span", ["class": "value missing", "title": inline.cell.code], text: "…")
    }
    for case .bundle(let bundle) in outputs {
      if let html = bundle[.html] {
        usesCharts = true
        return .element("span", ["class": "value"], children: [.raw(html)])
      }
      if let tex = bundle[.latex] {
        return formula(tex, isDisplayed: false, at: inline.cell.start)
      }
      if let text = bundle[.plain] {
        return .element("span", ["class": "value"], text: NumberSpacing.kept(text))
      }
    }
    return .element("span", ["class": "value"], text: "")
  }

  /// The classes of attributes as one value, or `nil` when there are none.
  static func classes(_ attributes: BraceAttributes, with others: String...) -> String? {
    let all = others + attributes.classes
    return all.isEmpty ? nil : all.joined(separator: " ")
  }
}

extension BraceAttributes {
  /// Hands on what HTML knows by the same name, and whatever is the author's own (`data-`).
  func carry(_ names: Set<String>, into element: inout HTMLAttributes) {
    for pair in pairs where names.contains(pair.key) || pair.key.hasPrefix("data-") {
      element[pair.key] = pair.value
    }
  }
}

extension Sequence<Inline> {
  /// What stands for an image: its text, with line breaks as blanks, as cmark writes it.
  var alternativeText: String {
    map { inline in
      switch inline {
      case .text(let node): node.text
      case .code(let node): node.code
      case .math(let node): node.tex
      case .html(let node): node.html
      case .softBreak, .lineBreak: " "
      case .emphasis, .strong, .strikethrough, .link, .image, .span: inline.children.alternativeText
      case .cell, .footnote, .reference: ""
      }
    }.joined()
  }
}
