import Texts

/// Reads pieces of Markdown that are no chapter: captions, and what cells put out.
///
/// They are read while a page is written, so whoever writes one says whose words they are.
public struct FragmentReader: Sendable {
  /// For the words of whoever answers for the page.
  public static let author = FragmentReader(disarms: false)
  /// For a stranger's: what is read is harmless, see `Notebook.disarmed()`.
  public static let stranger = FragmentReader(disarms: true)

  private let disarms: Bool

  /// Cells in the text do not run; `{swift}` fences are shown.
  ///
  /// - Parameters:
  ///   - text: The Markdown.
  ///   - position: Where it comes from; the columns of its first line count from there.
  public func blocks(_ text: String, at position: SourcePosition) -> ([Block], [Diagnostic]) {
    var composition = Composition()
    for (index, line) in text.lines.enumerated() {
      composition.append(line, indentedBy: "", file: position.file, number: position.line + index)
      composition.origins[index].indentation = index == 0 ? 1 - position.column : 0
    }
    let parsed = CMark.parse(composition.text, dialect: .chapter)
    var builder = TreeBuilder(
      composition: composition, parsed: parsed, dialect: .chapter, defaults: CellOptions())
    let blocks = builder.document(parsed.root)
    guard disarms else { return (blocks, builder.diagnostics) }
    var disarming = Disarming()
    return (disarming.rewrite(blocks), builder.diagnostics)
  }

  /// Reads one line of running text, such as a caption.
  public func inlines(_ text: String, at position: SourcePosition) -> ([Inline], [Diagnostic]) {
    let (blocks, diagnostics) = FragmentReader.author.blocks(text, at: position)
    return (disarmed(blocks.flatMap(\.inlines)), diagnostics)
  }

  /// Reads a sentence that a program has put together, such as a claim: emphasis, code, formulas, links.
  ///
  /// HTML, pictures, footnotes and cells stay the characters they are, whoever wrote it. A text that is
  /// more than one paragraph, or none, is not read at all, so that nothing of it is lost.
  public func sentence(_ text: String, at position: SourcePosition) -> ([Inline], [Diagnostic]) {
    // Read as an author's first, whose pictures and HTML the characters are taken from.
    let (blocks, diagnostics) = FragmentReader.author.blocks(text, at: position)
    guard blocks.count == 1, case .paragraph(let paragraph) = blocks[0] else {
      return ([.text(Text(range: SourceRange(start: position, end: position), text: text))], [])
    }
    var spelling = SentenceSpelling()
    return (disarmed(spelling.rewrite(paragraph.content)), diagnostics)
  }

  private func disarmed(_ content: [Inline]) -> [Inline] {
    guard disarms else { return content }
    var disarming = Disarming()
    return disarming.rewrite(content)
  }
}

/// Puts the characters in the place of what is more than text in a sentence.
private struct SentenceSpelling: NotebookRewriter {
  mutating func rewrite(_ inline: Inline) -> [Inline] {
    switch inline {
    case .html(let node): return [.text(Text(range: node.range, text: node.html))]
    case .image(let node): return [.text(Text(range: node.range, text: "![\(node.content.plainText)]"))]
    case .footnote(let node): return [.text(Text(range: node.range, text: "[^\(node.label)]"))]
    case .cell(let node):
      return [
        .code(CodeSpan(range: node.range, code: "{swift} \(node.cell.code)", attributes: Attributes()))
      ]
    case .text, .softBreak, .lineBreak, .code, .math, .reference: return [inline]
    case .emphasis, .strong, .strikethrough, .link, .span: return [descend(into: inline)]
    }
  }
}
