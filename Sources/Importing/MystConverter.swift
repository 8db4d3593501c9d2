import Notebooks

/// Goes through MyST's, Quarto's or Jupyter's Markdown line by line.
struct MystConverter {
  var lines: [String] = []
  var diagnostics: [Diagnostic] = []

  let file: String
  let dialect: MystMarkdown.Dialect
  let labels: MystLabels
  /// The number of the notebook's cell, whose lines begin anew in each.
  var cell: Int?
  /// It is jupytext's Markdown, in which code with a language is a cell.
  var isJupytext = false
  /// The language of cells that name none: that of the notebook's kernel.
  var language = "swift"
  private var roles: MystRoles
  var notes: [String] = []
  /// The number of the line that is being taken.
  var number: Int
  /// What is open, the innermost last.
  var fences: [OpenFence] = []
  var directive: MystDirective?
  /// `(label)=` above what it names.
  var label: String?
  /// Inside of `$$`, and of a bare environment of TeX.
  var isInFormula = false
  /// Where the formula was opened, and whether behind other text.
  var formulaOpening: (line: Int, isWithinText: Bool)?
  /// TeX's `\label` in that.
  var formulaLabel: String?
  var environment: BareEnvironment?
  /// Inside of a comment of HTML that began a line of its own.
  private var isInComment = false
  /// The lines of a quotation, which are converted together when they hold a fence.
  var quotation: [Substring] = []
  /// One of MkDocs's admonitions: its first line, and what is indented below.
  var admonition: [Substring] = []
  /// The lines of one of Pandoc's grid tables.
  var gridTable: [Substring] = []
  /// `- ` in front of a fence, and the line that it is to be put in front of.
  var marker: (line: Int, text: String)?

  init(file: String, dialect: MystMarkdown.Dialect, firstLine: Int, labels: MystLabels) {
    self.file = file
    self.dialect = dialect
    self.labels = labels
    roles = MystRoles(dialect: dialect, labels: labels)
    number = firstLine - 1
  }

  mutating func take(_ line: Substring) {
    number += 1
    if !quotation.isEmpty {
      if Self.isQuoted(line) {
        quotation.append(line)
        return
      }
      endQuotation()
    }
    if !admonition.isEmpty {
      if line.hasPrefix("    ") || line.allSatisfy(\.isWhitespace) {
        admonition.append(line)
        return
      }
      endAdmonition()
    }
    takeOne(line)
    setMarker()
  }

  private mutating func takeOne(_ line: Substring) {
    if !gridTable.isEmpty {
      if line.hasPrefix("|") || line.hasPrefix("+") {
        gridTable.append(line)
        return
      }
      endGridTable()
    }
    if directive != nil {
      if directive?.take(line) == true { return }
      open()
    }
    let text = line.drop { $0 == " " || $0 == "\t" }
    if takeHiddenLine(line, text) { return }
    if let index = closing(text) {
      while fences.count > index { close() }
      return
    }
    if let last = fences.last {
      switch last.content {
      case .verbatim:
        let line = withPlainAnnotation(line)
        lines.append(last.isCell ? Self.withOptionMark(line[...]) : line)
        return
      case .collected:
        fences[fences.count - 1].collected.append(line)
        return
      case .dropped: return
      case .prose: break
      }
    }
    takeProse(line, text)
  }

  /// Fences, formulas and comments of other kinds are nothing within a comment of HTML; one of them closed would show what
  /// its author hides.
  private mutating func takeHiddenLine(_ line: Substring, _ text: Substring) -> Bool {
    let isProse = fences.last.map { $0.content == .prose } ?? true
    guard isInComment || (isProse && !isInFormula && environment == nil && text.hasPrefix("<!--")) else {
      return false
    }
    isInComment = !(isInComment ? text : text.dropFirst(4)).contains("-->")
    lines.append(String(line))
    return true
  }

  /// A line of one of Obsidian's comments, which no reader sees.
  mutating func takeComment(_ line: Substring, isFirst: Bool, isLast: Bool) {
    number += 1
    var text = line.replacing("--", with: "- -")
    if isFirst, let mark = text.firstRange(of: "%%") { text.replaceSubrange(mark, with: "<!--") }
    if isLast, let mark = text.ranges(of: "%%").last { text.replaceSubrange(mark, with: "-->") }
    lines.append(String(text))
  }

  /// Passes lines that are no text.
  mutating func skip(_ count: Int) { number += count }

  /// The index of the fence that a line closes. Code hears its own end alone; a longer fence than the
  /// innermost may close one further out.
  private func closing(_ text: Substring) -> Int? {
    guard let last = fences.last else { return nil }
    if last.isClosed(by: text) { return fences.count - 1 }
    guard last.content == .prose else { return nil }
    return fences.lastIndex { $0.isClosed(by: text) }
  }

  /// Closes what the text leaves open.
  mutating func finish() {
    closeAll()
    for (index, note) in notes.enumerated() { lines += ["", "[^note-\(index + 1)]: \(note)"] }
  }

  mutating func closeAll() {
    if !quotation.isEmpty {
      number += 1
      endQuotation()
    }
    if !admonition.isEmpty {
      number += 1
      endAdmonition()
    }
    if !gridTable.isEmpty { endGridTable() }
    if directive != nil { open() }
    if let environment { lines += environment.lines }
    while let last = fences.last {
      // A division may go around the code cells below and end in a later text cell.
      if dialect == .jupyter, last.isDivision {
        fences.removeLast()
        continue
      }
      note(last.line, "This fence is never closed; it is closed at the end of the text.")
      close()
    }
    setMarker()
    if isInFormula {
      if let opening = formulaOpening {
        note(opening.line, "This formula is never closed; it is closed at the end of the text.")
      }
      lines.append("$$")
    }
  }

  // MARK: - Prose

  private mutating func takeProse(_ line: Substring, _ text: Substring) {
    if !isInFormula, environment == nil, Self.isQuoted(line) {
      quotation = [line]
      return
    }
    if takeFormula(line, text) { return }
    if takeItem(line) || takeFence(line, text) { return }
    if dialect == .myst {
      if MkDocs.opening(line) != nil {
        admonition = [line]
        return
      }
      // Between two pairs it is Obsidian's comment, and what stands behind is text.
      if text.hasPrefix("%"), !(text.hasPrefix("%%") && text.dropFirst(2).contains("%%")) {
        lines.append("<!-- \(text.dropFirst().replacing("--", with: "- -")) -->")
        return
      }
      if text == "^^^", fences.contains(where: { $0.directive == nil && $0.mark.count > 2 }) {
        // The end of a card's head.
        lines += ["", "***", ""]
        return
      }
      if line.hasPrefix("+++") {
        if line.count > 3 { note(number, "What a block break says of its block is left out: \(line).") }
        lines.append("")
        return
      }
    }
    if let match = text.wholeMatch(of: /\(([^()]+)\)=\s*/), dialect != .quarto {
      label = String(match.1)
      return
    }
    if dialect == .myst, let match = text.wholeMatch(of: MystLabels.above) {
      // Attributes of the block below; of these a name has a like here.
      let words = match.1.split(whereSeparator: \.isWhitespace)
      label = words.first { $0.hasPrefix("#") }.map { String($0.dropFirst()) } ?? label
      for word in words where !word.hasPrefix("#") {
        note(number, "The attribute '\(word)' of the block below has no like here and is left out.")
      }
      return
    }
    if dialect == .myst, text.wholeMatch(of: /:begin_tab:`[^`]*`\s*|:end_tab:\s*/) != nil {
      if text.hasPrefix(":begin") {
        note(number, "Tabs of frameworks have no like here; what is in them is shown below each other.")
      }
      return
    }
    if let label, !text.isEmpty {
      self.label = nil
      let name = labels.name(label, else: text.hasPrefix("#") ? "sec" : text.hasPrefix("![") ? "fig" : "")
      if text.hasPrefix("#") || text.hasPrefix("![") {
        lines.append(inline(line) + (text.hasPrefix("#") ? " {#\(name)}" : "{#\(name)}"))
      } else {
        lines += ["<a id=\"\(name)\"></a>", "", inline(line)]
      }
      return
    }
    if takeLabelBelow(text) || (dialect == .quarto && takePandoc(line, text)) { return }
    lines.append(inline(line))
  }

  mutating func inline(_ line: Substring) -> String {
    roles.noteCount = notes.count
    let text = roles.converted(line)
    for name in roles.unknown {
      note(number, "The role '\(name)' has no like here; its text is shown as code.")
    }
    notes += roles.notes
    if line.contains("\\"),
      let match = line.replacing(/`[^`]*`|\$[^$]*\$/, with: "").firstMatch(
        of: /\\((?:re|provide)?newcommand|def|DeclareMathOperator)(?![A-Za-z])/)
    {
      note(
        number,
        "'\\\(match.1)' defines nothing outside of a formula, and is shown as it stands: write it under 'macros:' in course.yml."
      )
    }
    if dialect == .myst, line.contains("![[") {
      for name in ObsidianText.notesPutIn(line.replacing(/`[^`]*`/, with: "")) {
        note(number, "'\(name)' is not put in here, as Obsidian does it: a link leads to it.")
      }
    }
    if dialect == .myst {
      for match in line.replacing(/`[^`]*`|\$[^$]*\$/, with: "").matches(of: /\{\{\s*(\w+)[^{}]*\}\}/) {
        note(number, "The substitution '\(match.1)' has no like here; it is shown as it stands.")
      }
    }
    if let match = line.firstMatch(of: /\{\{<\s*include\s+(\S+\.(?i:qmd|rmd|ipynb))\s*>\}\}/) {
      note(number, "'\(match.1)' is included as it stands; convert it too, and write its new name here.")
    }
    // Quarto's and Hugo's; what stands in code is shown anyway.
    if line.contains("{{") {
      for match in line.replacing(/`[^`]*`/, with: "").matches(of: /\{\{([<%])\s*([\w-]+)/)
      where match.2 != "include" || match.1 == "%" {
        note(number, "The shortcode '\(match.2)' has no like here; it is shown as it stands.")
      }
    }
    return text
  }

  private mutating func close() {
    guard let fence = fences.popLast() else { return }
    if let directive = fence.directive, fence.content == .collected {
      let first = fence.line + 1 + directive.options.count
      lines += MystContent(directive: directive, labels: labels).lines(fence.collected) { text in
        converted(text, from: first)
      }
      return
    }
    if let argument = fence.bodyIfEmpty,
      lines[fence.firstOutput...].allSatisfy({ $0.allSatisfy(\.isWhitespace) })
    {
      // All that an admonition says may stand behind its name.
      lines.removeSubrange((fence.firstOutput - 1)...)
      lines += [argument.opening, argument.body]
    }
    lines += fence.closing
  }

  mutating func note(_ line: Int, _ message: String) {
    diagnostics.append(
      Diagnostic(.warning, at: SourcePosition(file: file, line: line, column: 1), message))
  }
}
