import Texts

/// Makes the document's blocks from cmark's nodes.
struct TreeBuilder {
  let composition: Composition
  let matches: Matches
  let dialect: Dialect
  /// The options of the chapter, which its cells refine.
  var defaults: CellOptions
  var diagnostics: [Diagnostic] = []
  private(set) var footnotes: [FootnoteDefinition] = []
  private var cellCount = 0
  var referencesByFootnote: [Int: Int] = [:]
  private var footnoteLabels: [Int: String] = [:]

  init(composition: Composition, parsed: CMark.Result, dialect: Dialect, defaults: CellOptions) {
    self.composition = composition
    self.matches = parsed.matches
    self.dialect = dialect
    self.defaults = defaults
    var number = 0
    for child in parsed.root.children {
      if case .footnoteDefinition = child.kind {
        number += 1
        footnoteLabels[number] = footnoteLabel(child)
      }
    }
  }

  /// The blocks of a document; footnotes are set aside in `footnotes`.
  mutating func document(_ root: MarkdownNode) -> [Block] {
    let result = blocks(root.children)
    footnotes = footnotes.map { footnote in
      var footnote = footnote
      footnote.referenceCount = referencesByFootnote[footnote.number] ?? 0
      return footnote
    }
    if dialect.contains(.lectern) {
      diagnostics += matches.diagnostics(in: composition)
      noteHeldBackSpans(result)
      noteRepeatedFootnotes()
    }
    return result
  }

  /// The index of the next cell in document order.
  mutating func nextCellIndex() -> Int {
    defer { cellCount += 1 }
    return cellCount
  }

  func label(ofFootnote number: Int) -> String { footnoteLabels[number] ?? "\(number)" }

  mutating func blocks(_ nodes: [MarkdownNode]) -> [Block] {
    var result: [Block] = []
    for node in nodes {
      guard let block = block(node) else { continue }
      if dialect.contains(.lectern), continueDefinition(with: block, in: &result) { continue }
      if dialect.contains(.lectern) {
        Adjacency.append(block, to: &result)
      } else {
        result.append(block)
      }
    }
    return result
  }

  private mutating func block(_ node: MarkdownNode) -> Block? {
    let range = range(of: node)
    switch node.kind {
    case .paragraph:
      return paragraph(node, range: range)
    case .heading(let level):
      var builder = InlineBuilder(node, in: self)
      let (content, attributes) = builder.inlinesWithAttributes(node.children)
      takeUp(builder)
      if dialect.contains(.lectern) { noteUnfinishedMerge(node) }
      return .heading(Heading(range: range, level: level, attributes: attributes, content: content))
    case .blockQuote:
      let content = blocks(node.children)
      guard dialect.contains(.lectern) else { return .blockQuote(BlockQuote(range: range, blocks: content)) }
      if let alert = CalloutReader.alert(content, range: range) { return alert }
      if var fault = CalloutReader.misspelt(content) {
        fault.sourceLine = fault.position.flatMap(source)
        diagnostics.append(fault)
      }
      return .blockQuote(BlockQuote(range: range, blocks: content))
    case .list(let start, let isTight):
      let items = node.children.map { item -> ListItem in
        var isTicked: Bool?
        if case .item(let ticked) = item.kind { isTicked = ticked }
        return ListItem(range: self.range(of: item), isTicked: isTicked, blocks: blocks(item.children))
      }
      return .list(List(range: range, start: start, isTight: isTight, items: items))
    case .code(let isFenced, let info, let literal):
      return code(node, range: range, isFenced: isFenced, info: info, literal: literal)
    case .matchedCode(let index, let literal):
      return math(node, range: range, index: index, literal: literal)
    case .matchedBlock(let index):
      return division(node, index: index)
    case .html(let html):
      if dialect.contains(.lectern) {
        noteUnclosedHTML(node, html)
        noteUnknownElement(node, html)
      }
      return .html(HTMLBlock(range: range, html: html))
    case .thematicBreak:
      return .thematicBreak(ThematicBreak(range: range))
    case .table(let alignments):
      return .table(table(node, alignments: alignments, range: range))
    case .footnoteDefinition:
      let number = footnotes.count + 1
      footnotes.append(
        FootnoteDefinition(
          range: range, label: label(ofFootnote: number), number: number, referenceCount: 0, blocks: []))
      footnotes[number - 1].blocks = blocks(node.children)
      return nil
    default:
      return nil
    }
  }

  /// Indented blocks below a definition belong to it, as in Pandoc; cmark takes them for code.
  private mutating func continueDefinition(with block: Block, in blocks: inout [Block]) -> Bool {
    guard case .code(let code) = block, code.codeStart.line == code.range.start.line,
      case .definitionList(var list)? = blocks.last, let entry = list.entries.indices.last,
      let last = list.entries[entry].definitions.indices.last
    else { return false }
    var inner = Composition()
    for (number, line) in code.code.lines.enumerated() {
      inner.append(line, indentedBy: "", file: code.codeStart.file, number: code.codeStart.line + number)
      inner.origins[number].indentation = 1 - code.codeStart.column
      inner.origins[number].text = Substring(
        source(inner.position(line: number + 1, column: 1)) ?? String(line))
    }
    let parsed = CMark.parse(inner.text, dialect: dialect)
    var builder = TreeBuilder(composition: inner, parsed: parsed, dialect: dialect, defaults: defaults)
    builder.cellCount = cellCount
    list.entries[entry].definitions[last] += builder.document(parsed.root)
    cellCount = builder.cellCount
    diagnostics += builder.diagnostics
    list.range.end = code.range.end
    blocks[blocks.count - 1] = .definitionList(list)
    return true
  }

  private mutating func paragraph(_ node: MarkdownNode, range: SourceRange) -> Block {
    var builder = InlineBuilder(node, in: self)
    let content = builder.inlines(node.children)
    takeUp(builder)
    if dialect.contains(.lectern) { noteStrange(node) }
    return .paragraph(Paragraph(range: range, content: content))
  }

  private mutating func table(
    _ node: MarkdownNode, alignments: [Table.Alignment], range: SourceRange
  ) -> Table {
    var rows = node.children.map { row in
      row.children.map { field -> Table.Field in
        var builder = InlineBuilder(field, in: self)
        let content = builder.inlines(field.children)
        takeUp(builder)
        return Table.Field(range: self.range(of: field), content: content)
      }
    }
    if dialect.contains(.lectern) { tellSurplusFields(node, count: alignments.count) }
    let header = rows.isEmpty ? [] : rows.removeFirst()
    return Table(
      range: range, alignments: alignments, header: header, rows: rows, caption: [], attributes: Attributes())
  }

  /// Markdown leaves out the fields of a row that has more of them than the header, without a word.
  private mutating func tellSurplusFields(_ table: MarkdownNode, count: Int) {
    for row in table.children.dropFirst() {
      let line = TableBars.Row(composition.line(row.startLine).utf8.dropFirst(max(0, row.startColumn - 1)))
      // Bars within code and formulas separate nothing where the row then fits.
      guard line.fields > count, line.outerFields > count else { continue }
      let position = composition.position(line: row.startLine, column: row.startColumn)
      diagnostics.append(
        Diagnostic(
          .warning, at: position,
          "This row has \(line.fields) fields and the table \(count); the rest is left out.",
          help: "Give the header as many fields, or write `\\|` for the character itself.",
          sourceLine: source(position)))
    }
  }

  private mutating func takeUp(_ builder: InlineBuilder) {
    diagnostics += builder.diagnostics
    cellCount = builder.cellCount
    referencesByFootnote = builder.referencesByFootnote
  }

  var cellCountSoFar: Int { cellCount }

  func range(of node: MarkdownNode) -> SourceRange {
    let start = composition.position(line: node.startLine, column: node.startColumn)
    let end = composition.position(line: node.endLine, column: node.endColumn + 1)
    return SourceRange(from: start, to: end)
  }

  /// `[^label]:` as written where a footnote is defined.
  private func footnoteLabel(_ node: MarkdownNode) -> String? {
    guard case .footnoteDefinition = node.kind else { return nil }
    let line = composition.line(node.startLine)
    guard let open = line.firstIndex(of: "^"), let close = line[open...].firstIndex(of: "]") else {
      return nil
    }
    return String(line[line.index(after: open)..<close])
  }

  /// The line at a position, for a diagnostic's caret.
  func source(_ position: SourcePosition) -> String? { composition.source(position) }
}

extension Composition {
  /// The text of the line a position names.
  func source(_ position: SourcePosition) -> String? {
    origins.first { $0.line == position.line && $0.file == position.file }.map { String($0.text) }
  }
}
