/// Blocks that cmark reads apart and that belong together: a table and its caption, a term and
/// its definitions.
enum Adjacency {
  static func append(_ block: Block, to blocks: inout [Block]) {
    guard case .paragraph(let paragraph) = block else {
      blocks.append(block)
      return
    }
    if case .table(var table)? = blocks.last, table.caption.isEmpty,
      let caption = definition(paragraph.content)
    {
      let split = InlineBuilder.splitTrailingAttributes(caption)
      table.caption = split.content
      table.attributes = split.attributes
      table.range.end = paragraph.range.end
      blocks[blocks.count - 1] = .table(table)
      return
    }
    if let definition = definition(paragraph.content) {
      let content = Block.paragraph(Paragraph(range: paragraph.range, content: definition))
      switch blocks.last {
      case .definitionList(var list)?:
        list.entries[list.entries.count - 1].definitions.append([content])
        list.range.end = paragraph.range.end
        blocks[blocks.count - 1] = .definitionList(list)
        return
      case .paragraph(let term)? where !term.content.contains(where: \.isBreak):
        blocks.removeLast()
        let entry = DefinitionList.Entry(term: term.content, definitions: [[content]])
        appendEntry(entry, range: SourceRange(start: term.range.start, end: paragraph.range.end), to: &blocks)
        return
      default: break
      }
    }
    if let entry = entry(paragraph) {
      appendEntry(entry, range: paragraph.range, to: &blocks)
    } else {
      blocks.append(block)
    }
  }

  private static func appendEntry(
    _ entry: DefinitionList.Entry, range: SourceRange, to blocks: inout [Block]
  ) {
    if case .definitionList(var list)? = blocks.last {
      list.entries.append(entry)
      list.range.end = range.end
      blocks[blocks.count - 1] = .definitionList(list)
    } else {
      blocks.append(.definitionList(DefinitionList(range: range, entries: [entry])))
    }
  }

  /// A paragraph whose later lines start with `: `.
  private static func entry(_ paragraph: Paragraph) -> DefinitionList.Entry? {
    let lines = paragraph.content.split(omittingEmptySubsequences: false) { $0.isBreak }
    guard let first = lines.first, lines.count > 1, definition(Array(lines[1])) != nil else { return nil }
    var definitions: [[Inline]] = []
    for line in lines.dropFirst() {
      if let definition = definition(Array(line)) {
        definitions.append(definition)
      } else if let start = line.first?.range.start {
        definitions[definitions.count - 1] +=
          [.softBreak(SoftBreak(range: SourceRange(start: start, end: start)))] + line
      }
    }
    return DefinitionList.Entry(
      term: Array(first),
      definitions: definitions.map { [.paragraph(Paragraph(range: paragraph.range, content: $0))] })
  }

  /// The text after a leading `: `, or `nil` when there is none.
  private static func definition(_ content: [Inline]) -> [Inline]? {
    guard case .text(var text)? = content.first, text.text.hasPrefix(": ") else { return nil }
    let rest = text.text.dropFirst().drop { $0 == " " }
    text.range.start.column += text.text.utf8.count - rest.utf8.count
    text.text = String(rest)
    return (rest.isEmpty ? [] : [.text(text)]) + content.dropFirst()
  }
}

extension Inline {
  /// The end of a source line.
  var isBreak: Bool {
    switch self {
    case .softBreak, .lineBreak: true
    default: false
    }
  }
}
