/// Paragraphs that were meant as something else, by their lines as they are written.
extension TreeBuilder {
  mutating func noteStrange(_ node: MarkdownNode) {
    noteUnfinishedMerge(node)
    noteLetteredList(node)
    noteTeXDelimiters(node)
    noteTightHeading(node)
  }

  private mutating func warn(_ node: MarkdownNode, line: Int, _ message: String, _ help: String) {
    let blanks = composition.line(line).prefix { $0 == " " || $0 == "\t" }.count
    let position = composition.position(line: line, column: blanks + 1)
    diagnostics.append(
      Diagnostic(.warning, at: position, message, help: help, sourceLine: source(position)))
  }

  private func lines(_ node: MarkdownNode) -> ClosedRange<Int> {
    node.startLine...max(node.startLine, node.endLine)
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

  /// `##Title` is text.
  private mutating func noteTightHeading(_ node: MarkdownNode) {
    let line = composition.line(node.startLine).drop { $0 == " " }
    guard line.hasPrefix("##"), line.prefixMatch(of: /#{2,6}[^\s#]/) != nil else { return }
    warn(
      node, line: node.startLine, "This is no heading: a blank is missing behind its `#`.",
      "Write `\(line.prefix { $0 == "#" }) \(line.drop { $0 == "#" })`.")
  }

  /// Formulas as chat programs and LaTeX write them, whose brackets lose their backslashes.
  private mutating func noteTeXDelimiters(_ node: MarkdownNode) {
    for number in lines(node) {
      let line = composition.line(number)
      guard line.utf8.contains(UInt8(ascii: "\\")) else { continue }
      let text = String(line).replacing(/`[^`]*`/, with: "")
      guard let match = text.firstMatch(of: /\\([(\[])\s*(.*?[\\^_=<>+{].*?)\s*\\[)\]]/) else {
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
    guard let match = line.firstMatch(of: /^[ \t>]*\(?([A-Za-z]|ii)([.)])\s+\S/) else { return nil }
    return (String(match.1), match.2)
  }
}
