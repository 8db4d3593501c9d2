import Texts

/// Paragraphs that were meant as something else, by their lines as they are written.
extension TreeBuilder {
  mutating func noteStrange(_ node: MarkdownNode) {
    noteUnfinishedMerge(node)
    noteLetteredList(node)
    noteTeXDelimiters(node)
    noteTightHeading(node)
    noteForeignLine(node)
  }

  mutating func warn(_ node: MarkdownNode, line: Int, _ message: String, _ help: String) {
    let blanks = composition.line(line).prefix { $0 == " " || $0 == "\t" }.count
    let position = composition.position(line: line, column: blanks + 1)
    diagnostics.append(
      Diagnostic(.warning, at: position, message, help: help, sourceLine: source(position)))
  }

  private func lines(_ node: MarkdownNode) -> ClosedRange<Int> {
    node.startLine...max(node.startLine, node.endLine)
  }

  /// What begins and never ends takes the rest of the chapter with it.
  mutating func noteUnclosedHTML(_ node: MarkdownNode, _ html: String) {
    let isComment = html.hasPrefix("<!--")
    guard isComment ? !html.contains("-->") : html.hasPrefix("<pre") && !html.contains("</pre") else {
      return
    }
    let position = composition.position(line: node.startLine, column: node.startColumn)
    diagnostics.append(
      Diagnostic(
        at: position,
        isComment
          ? "This comment is never closed, and leaves out the rest of the text."
          : "This '<pre>' is never closed, and takes in the rest of the text.",
        help: isComment ? "Close it with `-->`." : "Close it with `</pre>`.", sourceLine: source(position)))
  }

  /// A tag alone on its line that opens no element of HTML's.
  mutating func noteUnknownElement(_ node: MarkdownNode, _ html: String) {
    guard html.hasPrefix("<"), !html.hasPrefix("<!"), let tag = html.firstIndex(of: ">"),
      let name = HTMLElements.unknownTag(in: html[...tag])
    else { return }
    let position = composition.position(line: node.startLine, column: node.startColumn)
    diagnostics.append(.unknownElement(name, at: position, source(position)))
  }

  /// What MkDocs, Jekyll and wikis write on lines of their own.
  private mutating func noteForeignLine(_ node: MarkdownNode) {
    let line = composition.line(node.startLine).drop { $0 == " " }
    // Each expression takes longer than the whole paragraph else does.
    guard let first = line.utf8.first, "!?=[{T".utf8.contains(first) else { return }
    let said: (String, String)? =
      if "!?".utf8.contains(first), line.prefixMatch(of: /(!!!|\?\?\?\+?) +[\w-]+/) != nil {
        ("This is no admonition here.", "Write `::: {.callout-note}` above and `:::` below.")
      } else if line.hasPrefix("Table: ") {
        (
          "This is no caption here, as it is for Pandoc.",
          "Write `: Caption {#tbl-name}` in a line below the table."
        )
      } else if first == UInt8(ascii: "="), line.prefixMatch(of: /===!?\+? "/) != nil {
        ("This is no tab here.", "Write `::: {.panel-tabset}` with a heading for each tab.")
      } else if line.utf8.count < 10, line.wholeMatch(of: /(?i)\[TOC\]|\[\[_?TOC_?\]\]|\{:toc\}/) != nil {
        ("This makes no list of contents.", "Take it out: each page has one by itself.")
      } else if line.hasPrefix("{:"), line.wholeMatch(of: /\{:[^{}]+\}\s*/) != nil {
        ("Attributes in `{: }` mean nothing here.", "Write `{.class #name}` at the end of the line above.")
      } else if line.hasPrefix("{%"), line.wholeMatch(of: /\{%-?\s+\w[^{}]*%\}\s*/) != nil {
        ("Tags in `{% %}` mean nothing here, and are shown.", "Write it in Markdown, or take it out.")
      } else {
        nil
      }
    if let said { warn(node, line: node.startLine, said.0, said.1) }
  }

  /// What git leaves when two have changed one place: text, and a heading where its rule of `=` stands.
  mutating func noteUnfinishedMerge(_ node: MarkdownNode) {
    guard let line = lines(node).first(where: { composition.line($0).hasPrefix("<<<<<<< ") }) else { return }
    let position = composition.position(line: line, column: 1)
    diagnostics.append(
      Diagnostic(
        at: position, "A merge was not finished here.",
        help: "Choose one side, and take out the lines `<<<<<<<`, `=======` and `>>>>>>>`.",
        sourceLine: source(position)))
  }

  /// `##Title` is text, and so is what another blank than a plain one stands in: keyboards give that one with Alt.
  private mutating func noteTightHeading(_ node: MarkdownNode) {
    let line = composition.line(node.startLine).drop { $0 == " " }
    guard let first = line.utf8.first, "#-*+".utf8.contains(first) else { return }
    // As above: those blanks are no ASCII, and all of them stand within the first bytes.
    if line.utf8.prefix(7).contains(where: { $0 >= 0x80 }),
      let match = line.prefixMatch(of: /(#{1,6}|[-*+])[\u{A0}\u{2007}\u{202F}\u{3000}]/)
    {
      let what = match.1.hasPrefix("#") ? "heading" : "list"
      warn(
        node, line: node.startLine,
        "This is no \(what): the blank behind `\(match.1)` is a no-break or wide one, as from Word or a key with Alt.",
        "Write a plain blank there.")
      return
    }
    guard line.hasPrefix("##"), line.prefixMatch(of: /#{2,6}[^\s#]/) != nil else { return }
    warn(
      node, line: node.startLine, "This is no heading: a blank is missing behind its `#`.",
      "Write `\(line.prefix { $0 == "#" }) \(line.drop { $0 == "#" })`.")
  }

  private static let backslash = ByteSet("\\")

  /// Formulas as chat programs and LaTeX write them, whose brackets lose their backslashes.
  private mutating func noteTeXDelimiters(_ node: MarkdownNode) {
    for number in lines(node) {
      let line = composition.line(number)
      guard Self.backslash.meets(line), line.contains("\\(") || line.contains("\\[") else { continue }
      let text = String(line).replacing(/`[^`]*`/, with: "")
      let found = text.matches(of: /\\\\?([(\[])\s*(.*?)\s*\\\\?[)\]]/)
      // Two backslashes are Hugo's and nobody's prose.
      guard let match = found.first(where: { $0.0.hasPrefix("\\\\") || $0.2.contains(/[\\^_=<>+{]/) }) else {
        if text.wholeMatch(of: /\s*\\\[\s*/) != nil {
          warn(
            node, line: number, "`\\[` begins no formula here.", "Write formulas between lines of `$$`.")
          return
        }
        continue
      }
      let mark = match.1 == "(" ? "$" : "$$"
      warn(
        node, line: number, "`\\\(match.1)` begins no formula here.", "Write `\(mark)\(match.2)\(mark)`.")
      return
    }
  }

  /// Lists in Markdown have numbers; lines with letters in front would run into one paragraph.
  private mutating func noteLetteredList(_ node: MarkdownNode) {
    guard node.endLine > node.startLine,
      let first = Self.letter(of: composition.line(node.startLine)),
      let next = Self.letter(of: composition.line(node.startLine + 1)),
      ["a", "A", "i", "I"].contains(first.letter), first.end == next.end,
      next.letter.unicodeScalars.first?.value == (first.letter.unicodeScalars.first?.value ?? 0) + 1
        || next.letter == first.letter + first.letter
    else { return }
    let position = composition.position(line: node.startLine, column: node.startColumn)
    diagnostics.append(
      Diagnostic(
        .warning, at: position,
        "Items with letters are no list in Markdown: these lines run into one paragraph.",
        help: "Number them with `1.`, or put an empty line between them.", sourceLine: source(position)))
  }

  /// `a` and `.` of a line `a. text`, and of `(a) text`.
  private static func letter(of line: Substring) -> (letter: String, end: Substring)? {
    let text = line.drop { " \t>(".contains($0) }
    guard text.utf8.prefix(3).contains(where: ".)".utf8.contains),
      let match = line.firstMatch(of: /^[ \t>]*\(?([A-Za-z]|ii)([.)])\s+\S/)
    else { return nil }
    return (String(match.1), match.2)
  }
}
