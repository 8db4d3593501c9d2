extension Notebook {
  /// A stranger's notebook made harmless: on a page nothing in it runs, loads, or leads out of its place.
  ///
  /// HTML becomes the text that it is, pictures their descriptions, drawings the code that asks for them, and a
  /// link that leads neither to the web nor within the page is its text. What running the notebook gave, and the
  /// texts that are read while a page is written (`FragmentReader`), are disarmed where they come from.
  public func disarmed() -> Notebook {
    var disarming = Disarming()
    return disarming.rewrite(self)
  }
}

/// Decides for every kind of node what of it may stand on a page if a stranger wrote it. There is no decision for
/// "all others": a new kind of node does not compile before somebody has thought about it.
struct Disarming: NotebookRewriter {
  mutating func rewrite(_ block: Block) -> [Block] {
    switch block {
    case .paragraph(let node): return paragraph(node)
    case .heading, .blockQuote, .callout, .list, .definitionList, .table, .division:
      return [descend(into: block)]
    case .code, .math, .thematicBreak: return [descend(into: block)]
    // Runs in a sandbox before the page is written, which shows its text; its results are disarmed apart.
    case .cell: return [block]
    case .diagram(let node): return [diagram(node)]
    case .html(let node):
      return [
        .code(
          CodeBlock(
            range: node.range, info: "", language: nil, attributes: Attributes(), code: node.html,
            codeStart: node.range.start))
      ]
    }
  }

  mutating func rewrite(_ inline: Inline) -> [Inline] {
    switch inline {
    case .emphasis, .strong, .strikethrough, .span: return [descend(into: inline)]
    case .text, .softBreak, .lineBreak, .code, .math, .footnote, .reference: return [descend(into: inline)]
    case .cell: return [inline]
    case .link(let node):
      guard Self.mayLead(to: node.destination) else {
        return [.span(Span(range: node.range, attributes: Attributes(), content: rewrite(node.content)))]
      }
      return [descend(into: inline)]
    case .image(let node): return [.emphasis(description(of: node))]
    case .html(let node): return [.text(Text(range: node.range, text: node.html))]
    }
  }

  /// Identifiers and classes stay, and what a page's scripts go by does not.
  mutating func rewrite(_ attributes: Attributes) -> Attributes {
    var result = attributes
    result.pairs.removeAll { $0.key.lowercased().hasPrefix("data-") || $0.key == "role" }
    return result
  }

  /// A picture that stands alone with a label stays what the label means.
  private mutating func paragraph(_ paragraph: Paragraph) -> [Block] {
    guard paragraph.content.count == 1, case .image(let image)? = paragraph.content.first,
      image.attributes.identifier != nil
    else { return [descend(into: .paragraph(paragraph))] }
    let shown = Paragraph(range: image.range, content: [.emphasis(description(of: image))])
    let caption = Paragraph(range: image.range, content: rewrite(image.content))
    return [
      .division(
        Division(
          range: paragraph.range, attributes: rewrite(image.attributes),
          blocks: [.paragraph(shown), .paragraph(caption)]))
    ]
  }

  private func description(of image: Image) -> Emphasis {
    let text = Text(range: image.range, text: "[\(image.content.plainText)]")
    return Emphasis(range: image.range, content: [.text(text)])
  }

  /// The code of a drawing, with the label and the caption that the drawing would have.
  private func diagram(_ diagram: DiagramBlock) -> Block {
    let code = Block.code(
      CodeBlock(
        range: diagram.range, info: "dot", language: "dot", attributes: Attributes(), code: diagram.code,
        codeStart: diagram.codeStart))
    guard let label = diagram.options.label else { return code }
    let caption = Text(range: diagram.range, text: diagram.options.page.figCap ?? "")
    return .division(
      Division(
        range: diagram.range, attributes: Attributes(identifier: label),
        blocks: [code, .paragraph(Paragraph(range: diagram.range, content: [.text(caption)]))]))
  }

  static func mayLead(to address: String) -> Bool {
    let address = address.lowercased()
    return ["https://", "http://", "mailto:", "#"].contains { address.hasPrefix($0) }
  }
}
