/// Goes through MyST's, Quarto's or Jupyter's Markdown line by line.
struct MystConverter {
  private(set) var lines: [String] = []
  private(set) var diagnostics: [Diagnostic] = []

  private let file: String
  private let dialect: MystMarkdown.Dialect
  private let labels: MystLabels
  private var roles: MystRoles
  private var notes: [String] = []
  /// The number of the line that is being taken.
  private var number: Int
  /// What is open, the innermost last.
  private var fences: [OpenFence] = []
  private var directive: MystDirective?
  /// `(label)=` above what it names.
  private var label: String?
  /// Inside of `$$`, and of a bare environment of TeX.
  private var isInFormula = false
  private var environment: BareEnvironment?

  init(file: String, dialect: MystMarkdown.Dialect, firstLine: Int, labels: MystLabels) {
    self.file = file
    self.dialect = dialect
    self.labels = labels
    roles = MystRoles(dialect: dialect, labels: labels)
    number = firstLine - 1
  }

  mutating func take(_ line: Substring) {
    number += 1
    if directive != nil {
      if directive?.take(line) == true { return }
      open()
    }
    let text = line.drop { $0 == " " || $0 == "\t" }
    if let place = closing(text) {
      while fences.count > place { close() }
      return
    }
    if let last = fences.last {
      switch last.content {
      case .verbatim:
        lines.append(last.isCell ? Self.withOptionMark(line) : String(line))
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

  /// Passes lines that are no text.
  mutating func skip(_ count: Int) { number += count }

  /// The place of the fence that a line closes. Code hears its own end alone; a longer fence than the
  /// innermost may close one further out.
  private func closing(_ text: Substring) -> Int? {
    guard let last = fences.last else { return nil }
    if last.isClosed(by: text) { return fences.count - 1 }
    guard last.content == .prose else { return nil }
    return fences.lastIndex { $0.isClosed(by: text) }
  }

  /// Closes what the text leaves open.
  mutating func finish() {
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
    if isInFormula { lines.append("$$") }
    for (index, note) in notes.enumerated() { lines += ["", "[^note-\(index + 1)]: \(note)"] }
  }

  // MARK: - Prose

  private mutating func takeProse(_ line: Substring, _ text: Substring) {
    if takeFormula(line, text) { return }
    if takeFence(line, text) { return }
    if dialect == .myst {
      if text.hasPrefix("%") {
        lines.append("<!-- \(text.dropFirst().replacing("--", with: "- -")) -->")
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
    if let label, !text.isEmpty {
      self.label = nil
      let name = labels.name(label, else: text.hasPrefix("#") ? "sec" : "")
      if text.hasPrefix("#") || text.hasPrefix("![") {
        lines.append(inline(line) + (text.hasPrefix("#") ? " {#\(name)}" : "{#\(name)}"))
      } else {
        lines += ["<a id=\"\(name)\"></a>", "", inline(line)]
      }
      return
    }
    lines.append(inline(line))
  }

  private mutating func inline(_ line: Substring) -> String {
    roles.noteCount = notes.count
    let text = roles.converted(line)
    for name in roles.unknown {
      note(number, "The role '\(name)' has no like here; its text is shown as code.")
    }
    notes += roles.notes
    return text
  }

  /// Formulas between `$$`, with MyST's label behind them, and Jupyter's bare environments.
  private mutating func takeFormula(_ line: Substring, _ text: Substring) -> Bool {
    if environment != nil {
      environment?.take(line)
      if let done = environment, done.isDone {
        lines += done.formula(labels)
        environment = nil
      }
      return true
    }
    if !isInFormula, dialect != .quarto, var bare = BareEnvironment(line) {
      bare.take(line)
      if bare.isDone { lines += bare.formula(labels) } else { environment = bare }
      return true
    }
    if isInFormula, line.allSatisfy(\.isWhitespace), dialect != .quarto {
      // Blank lines end a formula in Jupyter's eyes, and here too.
      return true
    }
    let marks = line.ranges(of: "$$").count
    let wasInFormula = isInFormula
    if marks % 2 == 1 { isInFormula.toggle() }
    if marks > 0, !isInFormula, let match = line.firstMatch(of: /^(.*\$\$)\s*\(([^()$]+)\)\s*$/) {
      lines.append("\(match.1) {#\(labels.name(String(match.2), else: "eq"))}")
      return true
    }
    if wasInFormula || (marks > 0 && text.hasPrefix("$$")) {
      if let label, !wasInFormula, !isInFormula {
        self.label = nil
        lines.append("\(line) {#\(labels.name(label, else: "eq"))}")
      } else {
        lines.append(String(line))
      }
      return true
    }
    return false
  }

  // MARK: - Fences

  private mutating func takeFence(_ line: Substring, _ text: Substring) -> Bool {
    guard let match = line.firstMatch(of: /^([ \t]*)(`{3,}|:{3,}|~{3,})[ \t]*(.*?)[ \t]*$/) else {
      return false
    }
    let info = String(match.3)
    let (indentation, mark) = (String(match.1), String(match.2))
    if mark.first != ":", info.contains("`"), mark.first == "`" { return false }
    var fence = OpenFence(mark: mark, closing: [indentation + mark], line: number)
    if mark.first == ":", dialect == .quarto || !info.hasPrefix("{") || info.contains(/^\{[.#}]/) {
      // A division of Pandoc's, which is ours.
      guard !info.isEmpty else { return false }
      let attributes = info.contains(/^\{\s*\}$/) ? "{.division}" : info
      fence.closing = [indentation + ":::"]
      fence.content = .prose
      fences.append(fence)
      lines.append("\(indentation)::: \(attributes)")
      return true
    }
    if let raw = info.wholeMatch(of: /\{=([\w-]+)\}/) {
      fence.content = raw.1.hasPrefix("html") ? .verbatim : raw.1 == "markdown" ? .prose : .dropped
      fence.closing = []
      if fence.content == .dropped { note(number, "Raw \(raw.1) is left out: pages are HTML.") }
      fences.append(fence)
      return true
    }
    guard let name = info.firstMatch(of: /^\{([A-Za-z][\w:+-]*)([^}]*)\}[ \t]*(.*)$/) else {
      fences.append(fence)
      lines.append(indentation + mark + info)
      return true
    }
    switch name.1 {
    case "swift", "dot":
      fence.isCell = true
      fences.append(fence)
      lines.append(indentation + mark + "{\(name.1)}")
      if !name.2.allSatisfy({ $0 == " " || $0 == "," }) {
        note(
          number, "The options in the cell's fence are left out: \(name.2.drop { $0 == " " || $0 == "," }).")
      }
    case _ where dialect == .quarto || (mark.first != ":" && Self.languages.contains(name.1.lowercased())):
      note(number, "Cells in '\(name.1)' do not run here; the code is shown.")
      fences.append(fence)
      lines.append(indentation + mark + name.1)
    default:
      fences.append(fence)
      directive = MystDirective(
        name: String(name.1), argument: String(name.3), line: number, indentation: indentation)
    }
    return true
  }

  /// Languages of cells; MyST's own directives have other names.
  private static let languages: Set<String> = [
    "python", "python3", "r", "julia", "bash", "sh", "ojs", "sql", "javascript", "js", "rust", "c", "cpp",
  ]

  /// `#|` is Quarto's mark in languages with that comment sign.
  private static func withOptionMark(_ line: Substring) -> String {
    guard let match = line.firstMatch(of: /^([ \t]*)#\|/) else { return String(line) }
    return match.1 + "//|" + line[match.range.upperBound...]
  }

  private mutating func close() {
    guard let fence = fences.popLast() else { return }
    if let directive = fence.directive, fence.content == .collected {
      lines += MystContent(directive: directive, labels: labels).lines(fence.collected) { text in
        var inner = MystConverter(
          file: file, dialect: dialect, firstLine: fence.line + 1 + directive.options.count, labels: labels)
        for line in text { inner.take(line) }
        inner.finish()
        diagnostics += inner.diagnostics
        return inner.lines
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

  // MARK: - Directives

  /// Writes a directive's opening in our words.
  private mutating func open() {
    guard let directive else { return }
    self.directive = nil
    let place = fences.count - 1
    let indentation = directive.indentation
    func say(_ text: String) { lines.append(text.isEmpty ? "" : indentation + text) }
    let statement = directive.name.split(separator: ":").last.map(String.init) ?? directive.name
    switch directive.name {
    case "code-cell", "code", "code-block", "sourcecode": openCode(directive, place)
    case "math":
      let name = directive.option("label", "name")
      say("$$")
      if !directive.argument.isEmpty { say(directive.argument) }
      fences[place].closing = [indentation + "$$" + (name.map { " {#\(labels.name($0, else: "eq"))}" } ?? "")]
    case "figure", "image", "list-table", "csv-table", "table", "glossary", "mermaid":
      fences[place].content = .collected
      fences[place].directive = directive
      if directive.name == "mermaid" {
        note(directive.line, "Mermaid's diagrams are not drawn; the source is shown.")
      }
    case "include":
      fences[place].content = .dropped
      fences[place].closing = []
      say("{{< include \(directive.argument) >}}")
    case "raw":
      let isHTML = directive.argument.hasPrefix("html")
      fences[place].content = isHTML ? .verbatim : .dropped
      fences[place].closing = []
      if !isHTML { note(directive.line, "Raw \(directive.argument) is left out: pages are HTML.") }
    case let name where MystDirective.needless.contains(name):
      fences[place].content = .dropped
      fences[place].closing = []
      note(
        directive.line, "'\(name)' is left out: the site makes lists of chapters, contents and works itself.")
    case let name where Self.divisions[name] != nil:
      fences[place].content = .prose
      fences[place].closing = [indentation + ":::"]
      say("::: {\(Self.divisions[name] ?? "")}")
      if name == "tab-item" || name == "tab" { lines.removeLast() }
      if name == "tab-item" || name == "tab" {
        fences[place].closing = []
        say("## \(directive.argument)")
        say("")
      } else if !directive.argument.isEmpty {
        say("**\(directive.argument)**")
        say("")
      }
    case let name where MystDirective.admonitions[name] != nil: openAdmonition(directive, place)
    case "dropdown", "details":
      fences[place].content = .prose
      fences[place].closing = [indentation + ":::"]
      say("::: {.callout-note\(Self.attribute("title", directive.argument)) collapse=\"true\"}")
    case let name
    where MystDirective.statements[statement] != nil
      && (name == statement || name.hasPrefix("prf:") || name.hasPrefix("proof:")):
      let prefix = MystDirective.statements[statement] ?? "rem"
      let label =
        directive.option("label", "name")
        ?? (prefix == "sol" ? directive.argument : "\(prefix)-\(directive.line)")
      fences[place].content = .prose
      fences[place].closing = [indentation + ":::"]
      let title = prefix == "sol" ? "" : directive.argument
      say("::: {#\(MystLabels.ours(label, prefix))\(Self.attribute("name", title))}")
    default:
      note(directive.line, "The directive '\(directive.name)' has no like here; it is shown as it stands.")
      let mark = fences[place].mark.replacing(":", with: "`")
      fences[place].closing = [indentation + mark]
      say(mark + (directive.name.hasPrefix("{") ? "" : "text"))
      say((directive.name + " " + directive.argument).trimmedSuffix(\.isWhitespace).description)
    }
  }

  private static let divisions = [
    "margin": ".column-margin", "sidebar": ".column-margin", "aside": ".column-margin",
    "tab-set": ".panel-tabset",
    "tab-item": "", "tab": "", "card": ".card", "grid": ".grid", "grid-item": ".grid-item",
    "grid-item-card": ".card", "epigraph": ".epigraph", "pull-quote": ".pull-quote",
    "blockquote": ".epigraph",
    "div": ".division", "container": ".division", "prf:proof": ".proof", "proof": ".proof",
  ]

  static func attribute(_ name: String, _ value: String) -> String {
    value.isEmpty ? "" : " \(name)=\"\(value.replacing("\"", with: "'"))\""
  }

  private mutating func openCode(_ directive: MystDirective, _ place: Int) {
    let isCell = directive.name == "code-cell"
    let language = directive.argument.split(separator: " ").first.map(String.init) ?? (isCell ? "swift" : "")
    let runs = isCell && language.lowercased().hasPrefix("swift")
    let mark = fences[place].mark.replacing(":", with: "`")
    let indentation = directive.indentation
    fences[place].closing = [indentation + mark]
    fences[place].isCell = runs
    guard runs else {
      if isCell { note(directive.line, "Cells in '\(language)' do not run here; the code is shown.") }
      let label = directive.option("name", "label").map { " {#\(labels.name($0, else: "lst"))" }
      let caption = directive.option("caption").map { Self.attribute("lst-cap", $0) } ?? ""
      lines.append(indentation + mark + language + (isCell ? "" : label.map { $0 + caption + "}" } ?? ""))
      return
    }
    lines.append(indentation + mark + "{swift}")
    if let name = directive.option("label", "name") {
      lines.append("\(indentation)//| label: \(name.replacing(":", with: "-"))")
    }
    var known: Set<Substring> = []
    for option in CellConventions.options(ofTags: MystDirective.words(directive.option("tags") ?? ""))
    where known.insert(option.prefix { $0 != ":" }).inserted {
      lines.append("\(indentation)//| \(option)")
    }
    for option in directive.options where !["label", "name", "tags"].contains(option.key) {
      note(directive.line, "The option '\(option.key)' of the cell is left out.")
    }
  }

  private mutating func openAdmonition(_ directive: MystDirective, _ place: Int) {
    let classes = directive.option("class") ?? ""
    let named = classes.split(separator: " ").lazy.compactMap { MystDirective.admonitions[String($0)] }.first
    let kind = named ?? MystDirective.admonitions[directive.name] ?? "note"
    let collapse = classes.contains("dropdown") || directive.option("open") != nil ? " collapse=\"true\"" : ""
    let title = Self.attribute("title", directive.argument)
    lines.append("\(directive.indentation)::: {.callout-\(kind)\(title)\(collapse)}")
    fences[place].content = .prose
    fences[place].closing = [directive.indentation + ":::"]
    fences[place].firstOutput = lines.count
    if !directive.argument.isEmpty, directive.name != "admonition" {
      fences[place].bodyIfEmpty = (
        "\(directive.indentation)::: {.callout-\(kind)\(collapse)}",
        directive.indentation + inline(Substring(directive.argument))
      )
    }
  }

  private mutating func note(_ line: Int, _ message: String) {
    diagnostics.append(
      Diagnostic(.warning, at: SourcePosition(file: file, line: line, column: 1), message))
  }
}

/// A fence that is open.
private struct OpenFence {
  enum Content {
    /// Code: lines are taken over as they are.
    case verbatim
    /// Lines like those outside.
    case prose
    /// Lines wait until the end is there.
    case collected
    case dropped
  }

  var mark: String
  /// What closes it in the converted text.
  var closing: [String]
  var line: Int
  var content = Content.verbatim
  var isCell = false
  var directive: MystDirective?
  var collected: [Substring] = []
  /// Where its content begins in the converted text.
  var firstOutput = 0
  /// What to write when nothing stands between opening and end.
  var bodyIfEmpty: (opening: String, body: String)?

  init(mark: String, closing: [String], line: Int) {
    self.mark = mark
    self.closing = closing
    self.line = line
  }

  /// Whether it is a division of Pandoc's.
  var isDivision: Bool {
    mark.first == ":" && content == .prose && directive == nil && closing.last?.hasSuffix(":::") == true
  }

  /// A line of the same character, as long or longer, without anything behind.
  func isClosed(by text: Substring) -> Bool {
    guard let first = mark.first, text.first == first else { return false }
    let run = text.prefix { $0 == first }
    // Pandoc's divisions end with any three colons.
    let least = isDivision ? 3 : mark.count
    return run.count >= least && text.dropFirst(run.count).allSatisfy(\.isWhitespace)
  }
}
