import Texts

extension NotebookParser {
  /// Reads a piece of Markdown that is not a chapter: a caption, or what a cell put out.
  ///
  /// Cells in it do not run; `{swift}` fences are shown.
  ///
  /// - Parameters:
  ///   - text: The Markdown.
  ///   - position: Where it comes from; the columns of its first line count from there.
  public static func fragment(_ text: String, at position: SourcePosition) -> ([Block], [Diagnostic]) {
    var composition = Composition()
    for (index, line) in text.lines.enumerated() {
      composition.append(line, indentedBy: "", file: position.file, number: position.line + index)
      composition.origins[index].indentation = index == 0 ? 1 - position.column : 0
    }
    let parsed = CMark.parse(composition.text, dialect: .chapter)
    var builder = TreeBuilder(
      composition: composition, parsed: parsed, dialect: .chapter, defaults: CellOptions())
    let blocks = builder.document(parsed.root)
    return (blocks, builder.diagnostics)
  }

  /// Reads one line of running text, such as a caption.
  public static func inlines(_ text: String, at position: SourcePosition) -> ([Inline], [Diagnostic]) {
    let (blocks, diagnostics) = fragment(text, at: position)
    var content: [Inline] = []
    for block in blocks { content += block.inlines }
    return (content, diagnostics)
  }

  /// Reads a sentence that a program has put together, such as a claim: emphasis, code, formulas, links.
  ///
  /// Nothing in it acts: HTML, pictures, footnotes and cells stay the characters they are. A text that is
  /// more than one paragraph, or none, is not read at all, so that nothing of it is lost.
  public static func sentence(_ text: String, at position: SourcePosition) -> ([Inline], [Diagnostic]) {
    let (blocks, diagnostics) = fragment(text, at: position)
    guard blocks.count == 1, case .paragraph(let paragraph) = blocks[0] else {
      return ([.text(Text(range: SourceRange(start: position, end: position), text: text))], [])
    }
    return (paragraph.content.map(\.inert), diagnostics)
  }
}

extension Inline {
  /// The same without what could act on a page.
  fileprivate var inert: Inline {
    switch self {
    case .text, .softBreak, .lineBreak, .code, .math, .reference: return self
    case .html(let node): return .text(Text(range: node.range, text: node.html))
    case .image(let node): return .text(Text(range: node.range, text: "![\(node.content.plainText)]"))
    case .footnote(let node): return .text(Text(range: node.range, text: "[^\(node.label)]"))
    case .cell(let node):
      return .code(
        CodeSpan(range: node.range, code: "{swift} \(node.cell.code)", attributes: Attributes()))
    case .emphasis(var node):
      node.content = node.content.map(\.inert)
      return .emphasis(node)
    case .strong(var node):
      node.content = node.content.map(\.inert)
      return .strong(node)
    case .strikethrough(var node):
      node.content = node.content.map(\.inert)
      return .strikethrough(node)
    case .link(var node):
      node.content = node.content.map(\.inert)
      return .link(node)
    case .span(var node):
      node.content = node.content.map(\.inert)
      return .span(node)
    }
  }
}
