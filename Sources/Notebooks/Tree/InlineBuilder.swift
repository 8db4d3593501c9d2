import Texts

/// Makes the running text of one block from cmark's nodes.
struct InlineBuilder {
  /// A piece before attributes and references have found what they belong to.
  enum Piece {
    case inline(Inline)
    case attributes(Attributes, raw: String, SourceRange)
    case reference(key: String, SourceRange)
  }

  let positions: InlinePositions
  let builder: TreeBuilder
  private(set) var diagnostics: [Diagnostic] = []
  private(set) var cellCount: Int
  private(set) var referencesByFootnote: [Int: Int]
  /// Where the piece before ended, for nodes without a position of their own.
  private var cursor = 0

  init(_ node: MarkdownNode, in builder: TreeBuilder) {
    self.builder = builder
    positions = InlinePositions(node, composition: builder.composition, matches: builder.matches)
    cellCount = builder.cellCountSoFar
    referencesByFootnote = builder.referencesByFootnote
  }

  mutating func inlines(_ nodes: [MarkdownNode]) -> [Inline] {
    var pieces: [Piece] = []
    for node in nodes { pieces += self.pieces(node) }
    guard builder.dialect.contains(.lectern) else {
      return pieces.compactMap { if case .inline(let inline) = $0 { inline } else { nil } }
    }
    return ReferenceGrouping.group(Self.attachAttributes(pieces))
  }

  /// The text of a heading and the attributes at its end.
  mutating func inlinesWithAttributes(_ nodes: [MarkdownNode]) -> (content: [Inline], attributes: Attributes)
  {
    let content = inlines(nodes)
    guard builder.dialect.contains(.lectern) else { return (content, Attributes()) }
    return Self.splitTrailingAttributes(content)
  }

  private mutating func pieces(_ node: MarkdownNode) -> [Piece] {
    let bounds = bounds(of: node)
    let range = positions.range(bounds)
    defer { cursor = bounds.upperBound }
    switch node.kind {
    case .text(let text):
      checkFootnotes(text, at: bounds.lowerBound)
      checkForeign(text, at: bounds.lowerBound)
      return [.inline(.text(Text(range: range, text: text)))]
    case .softBreak: return [.inline(.softBreak(SoftBreak(range: range)))]
    case .lineBreak: return [.inline(.lineBreak(LineBreak(range: range)))]
    case .codeSpan(let code): return [.inline(codeSpan(code, at: bounds.lowerBound))]
    case .inlineHTML(let html):
      if builder.dialect.contains(.lectern), let name = HTMLElements.unknownTag(in: html) {
        let position = positions.position(bounds.lowerBound)
        diagnostics.append(.unknownElement(name, at: position, builder.source(position)))
      }
      return [.inline(.html(InlineHTML(range: range, html: html)))]
    case .emphasis:
      return [.inline(.emphasis(Emphasis(range: range, content: inlines(node.children))))]
    case .strong: return [.inline(.strong(Strong(range: range, content: inlines(node.children))))]
    case .strikethrough:
      noteSubscript(at: bounds.lowerBound)
      return [.inline(.strikethrough(Strikethrough(range: range, content: inlines(node.children))))]
    case .link(let destination, let title):
      return [
        .inline(
          .link(
            Link(
              range: range, destination: destination, title: title, attributes: Attributes(),
              content: inlines(node.children))))
      ]
    case .image(let source, let title):
      return [
        .inline(
          .image(
            Image(
              range: range, source: source, title: title, attributes: Attributes(),
              content: inlines(node.children))))
      ]
    case .footnoteReference(let number):
      referencesByFootnote[number, default: 0] += 1
      return [
        .inline(
          .footnote(
            FootnoteReference(
              range: range, label: builder.label(ofFootnote: number), number: number,
              occurrence: referencesByFootnote[number] ?? 1)))
      ]
    case .matchedInline(let index): return [piece(builder.matches.inlines[index])]
    default: return []
    }
  }

  private func piece(_ match: Matches.InlineMatch) -> Piece {
    let range = positions.range(match.range)
    switch match.kind {
    case .math(let tex, let isDisplayed):
      let blanks = tex.utf8.prefix { $0.isBlankByte }.count
      return .inline(
        .math(
          InlineMath(
            range: range,
            tex: String(decoding: tex.utf8.dropFirst(blanks).trimmedSuffix { $0.isBlankByte }, as: UTF8.self),
            texStart: positions.position(match.range.lowerBound + (isDisplayed ? 2 : 1) + blanks),
            isDisplayed: isDisplayed, attributes: Attributes())))
    case .attributes(let attributes, let raw): return .attributes(attributes, raw: raw, range)
    case .reference(let key): return .reference(key: key, range)
    }
  }

  /// The bytes of the block's content that a node was read from.
  private func bounds(of node: MarkdownNode) -> Range<Int> {
    if case .matchedInline(let index) = node.kind { return builder.matches.inlines[index].range }
    if case .softBreak = node.kind { return cursor..<cursor }
    guard node.startLine > 0 else {
      if case .text(let text) = node.kind {
        return cursor..<min(cursor + text.utf8.count, positions.content.count)
      }
      return cursor..<cursor
    }
    let start = positions.offset(line: node.startLine, column: node.startColumn)
    let end = positions.offset(line: node.endLine, column: node.endColumn + 1)
    return start..<max(start, end)
  }

  private mutating func codeSpan(_ code: String, at start: Int) -> Inline {
    let tick = UInt8(ascii: "`")
    let ticks = positions.content[..<start].reversed().prefix { $0 == tick }.count
    let outer = start - ticks
    var end = start
    while end < positions.content.count {
      let run = positions.content[end...].prefix { $0 == tick }.count
      if run == ticks { break }
      end += max(1, run)
    }
    let range = positions.range(outer..<min(end + ticks, positions.content.count))
    let mark = "{swift}"
    guard builder.dialect.contains(.lectern), code.hasPrefix("{") else {
      return .code(CodeSpan(range: range, code: code, attributes: Attributes()))
    }
    guard code.hasPrefix(mark), code.dropFirst(mark.count).first?.isWhitespace == true else {
      checkLanguage(of: code, range: range)
      return .code(CodeSpan(range: range, code: code, attributes: Attributes()))
    }
    let raw = positions.content[start..<end]
    let blanks = raw.prefix { $0.isBlankByte }.count
    let inner = raw.dropFirst(blanks + mark.utf8.count)
    let expression = inner.drop { $0.isBlankByte }.trimmedSuffix { $0.isBlankByte }
    defer { cellCount += 1 }
    var options = builder.defaults
    options.label = nil
    return .cell(
      InlineCell(
        range: range,
        cell: Cell(
          index: cellCount, kind: .inline, code: String(decoding: expression, as: UTF8.self),
          start: positions.position(expression.startIndex), options: options)))
  }

  private mutating func checkLanguage(of code: String, range: SourceRange) {
    let word = code.dropFirst().prefix { $0 != "}" }
    guard ["r", "python", "julia", "js", "ojs", "Swift"].contains(word), code.hasPrefix("{\(word)} ") else {
      return
    }
    diagnostics.append(
      Diagnostic(
        at: range.start, "'{\(word)}' expressions cannot be run here.",
        help: "Write `{swift} expression`.", sourceLine: builder.source(range.start)))
  }

  /// One tilde behind a letter, `H~2~O`, is a subscript to Pandoc and strikes through here, as on GitHub.
  private mutating func noteSubscript(at start: Int) {
    let position = positions.position(start)
    guard builder.dialect.contains(.lectern), let line = builder.source(position) else { return }
    let bytes = Array(line.utf8)
    let column = position.column - 1
    guard column > 0, column + 1 < bytes.count, bytes[column] == UInt8(ascii: "~"),
      bytes[column + 1] != UInt8(ascii: "~"), bytes[column - 1].isWordByte
    else { return }
    diagnostics.append(
      Diagnostic(
        .warning, at: position, "A tilde strikes through here, and makes no subscript.",
        help: "Write `<sub>2</sub>`, or a formula, `$x_2$`.", sourceLine: line))
  }

  /// What would be a picture or a shortcode elsewhere, and is shown here as the characters that it is.
  private mutating func checkForeign(_ text: String, at start: Int) {
    guard builder.dialect.contains(.lectern), Self.foreignMarks.meets(text) else { return }
    func warn(_ index: String.Index, _ message: String, _ help: String) {
      let position = positions.position(start + text.utf8.distance(from: text.startIndex, to: index))
      diagnostics.append(
        Diagnostic(
          .warning, at: position, message, help: help, sourceLine: builder.source(position)))
    }
    if Self.caret.meets(text),
      let match = text.firstMatch(of: /[\p{L}\p{N})]\^[^\s^]{1,12}\^/)
    {
      warn(
        match.range.lowerBound, "This makes no superscript here.",
        "Write `<sup>2</sup>`, or a formula, `$x^2$`.")
    }
    if let match = text.firstMatch(
      of: /!\[[^\[\]]*\]\(([^()<>"]*\ [^()<>"]*\.(?i:png|jpe?g|gif|svg|webp|pdf))\)/)
    {
      warn(
        match.range.lowerBound, "This is no picture: its address '\(match.1)' has a blank.",
        "Write `![...](<\(match.1)>)`.")
    }
    if let match = text.firstMatch(
      of:
        /\\(?:(cite[tp]?|(?:eq|auto|[Cc]|name|page)?ref|text(?:bf|it|tt)|emph|footnote|label|includegraphics|section|begin|end)\{|(newpage|pagebreak|clearpage|noindent)(?![A-Za-z]))/
    ) {
      let name = match.1 ?? match.2 ?? ""
      let isFormula =
        text[match.range.upperBound...].prefixMatch(
          of: /(?:equation|align|gather|multline|cases|[a-z]*matrix)\b/)
        != nil
      warn(
        match.range.lowerBound, "'\\\(name)' is TeX's, and means nothing outside of a formula.",
        isFormula
          ? "Put it between two lines of `$$`."
          : Self.markdown[String(name)] ?? "Write it in Markdown, as code, or take it out.")
    }
    if let index = text.firstRange(of: "^[")?.lowerBound {
      warn(
        index, "A note within the line, `^[...]`, is no footnote here.",
        "Write `[^1]`, and `[^1]: text` on a line of its own.")
    }
    if let match = text.firstMatch(of: /\{\{[<%]\s*([\w-]+)/) {
      warn(
        match.range.lowerBound, "There is no shortcode '\(match.1)' here, so it is shown as it stands.",
        "Take it out; `{{< include file.md >}}` on a line of its own is the only one.")
    }
  }

  private static let foreignMarks = ByteSet("!{\\^")
  private static let caret = ByteSet("^")

  private static let markdown = [
    "cite": "Write `[@key]`.", "citep": "Write `[@key]`.", "citet": "Write `@key`.",
    "ref": "Write `@fig-name`.", "autoref": "Write `@fig-name`.", "cref": "Write `@fig-name`.",
    "Cref": "Write `@fig-name`.", "eqref": "Write `@eq-name`.", "textbf": "Write `**words**`.",
    "textit": "Write `*words*`.", "emph": "Write `*words*`.", "texttt": "Write words between backticks.",
    "section": "Write `## Title`.", "includegraphics": "Write `![words](file.png)`.",
  ]

  /// cmark leaves a reference to a footnote that is not there as text.
  private mutating func checkFootnotes(_ text: String, at start: Int) {
    guard builder.dialect.contains(.lectern), Self.caret.meets(text),
      let match = text.firstMatch(of: /\[\^([^\]\s]+)\]/)
    else { return }
    let position = positions.position(
      start + text.utf8.distance(from: text.startIndex, to: match.range.lowerBound))
    diagnostics.append(
      Diagnostic(
        at: position, "There is no footnote '\(match.1)'.",
        help: "Write it on a line of its own: `[^\(match.1)]: text`.", sourceLine: builder.source(position)))
  }
}
