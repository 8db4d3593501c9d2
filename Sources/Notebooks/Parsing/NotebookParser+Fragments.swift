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
    for (index, line) in Composer.lines(text).enumerated() {
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
}
