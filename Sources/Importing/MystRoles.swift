import Notebooks

/// Roles of MyST and other running text that is written differently here.
struct MystRoles {
  var dialect: MystMarkdown.Dialect
  var labels: MystLabels
  /// Roles that have no like here.
  private(set) var unknown: [String] = []
  /// Footnotes that stood in the line, in its order.
  var notes: [String] = []
  /// How many footnotes stood in lines before.
  var noteCount = 0

  init(dialect: MystMarkdown.Dialect, labels: MystLabels) {
    self.dialect = dialect
    self.labels = labels
  }

  mutating func converted(_ line: Substring) -> String {
    unknown = []
    notes = []
    guard dialect == .quarto || line.utf8.contains(where: { "{]$\\^`=%<".utf8.contains($0) }) else {
      return String(line)
    }
    // Code spans stay; a role's own code span belongs to it.
    var result = ""
    var rest = line
    while let match = rest.firstMatch(of: dialect == .myst ? Self.roleOrMark : Self.mystRoleOrMark) {
      let body = rest[match.range.upperBound...]
      guard let end = Self.closing(match.2, in: body) else { break }
      result += plain(rest[..<match.range.lowerBound])
      let text = body[..<end]
      let raw = dialect == .quarto ? body[end...].prefixMatch(of: /`+\{=(\w+)\}/) : nil
      if let raw {
        result += rawText(text, String(raw.1))
        rest = body[raw.range.upperBound...]
        continue
      } else if let name = match.1, match.2 == "`", name != "{swift}" {
        result += role(
          Self.name(name.dropFirst().dropLast().lowercased(), isBetweenColons: name.hasPrefix(":")),
          String(text),
          whole: rest[match.range.lowerBound..<end] + "`")
      } else if match.2 == "`", let foreign = text.wholeMatch(of: /\{(\w+)\} (.*)/), foreign.1 != "swift" {
        unknown.append("{\(foreign.1)}")
        result += "`\(foreign.2)`"
      } else if dialect == .quarto, match.2 == "`", let foreign = text.wholeMatch(of: /r (\S.*)/) {
        // What knitr computes within a line.
        unknown.append("r")
        result += "`\(foreign.1)`"
      } else {
        result += rest[match.range.lowerBound..<end] + match.2
      }
      rest = body[body.index(end, offsetBy: match.2.count)...]
    }
    return inlineNotes(result + plain(rest))
  }

  /// Pandoc's text for one format.
  private mutating func rawText(_ text: Substring, _ format: String) -> String {
    if format.hasPrefix("html") { return String(text) }
    unknown.append("=\(format)")
    return "`\(text)`"
  }

  private typealias Mark = Regex<(Substring, Substring?, Substring)>
  /// Backticks, and the role in front of them.
  private static var mystRoleOrMark: Mark { /(\{[A-Za-z][\w:.+-]*\})?(`+)/ }
  /// Markdown that came from reStructuredText has roles between colons too.
  private static var roleOrMark: Mark { /(\{[A-Za-z][\w:.+-]*\}|:[A-Za-z][\w.+-]*:)?(`+)/ }

  private static func name(_ name: String, isBetweenColons: Bool) -> String {
    guard isBetweenColons else { return name }
    return ["numref": "ref", "eqref": "eq"][name] ?? name
  }

  /// Where a code span ends: as many backticks as it began with.
  static func closing(_ mark: Substring, in text: Substring) -> Substring.Index? {
    var index = text.startIndex
    while let start = text[index...].firstIndex(of: "`") {
      let run = text[start...].prefix { $0 == "`" }
      if run.count == mark.count { return start }
      index = run.endIndex
    }
    return nil
  }

  private mutating func role(_ name: String, _ text: String, whole: Substring) -> String {
    let explicit = text.wholeMatch(of: /\s*(.*?)\s*<([^<>]+)>\s*/)
    let target = (explicit.map { String($0.2) } ?? text).split(whereSeparator: \.isWhitespace)
      .joined(separator: " ")
    let words = explicit.map { String($0.1) } ?? ""
    switch name {
    case "ref":
      let label = labels.name(target, else: "sec")
      // What has no number is named by its label.
      if words.isEmpty, !Self.isNumbered(label) { return "[\(target)](#\(label))" }
      return words.isEmpty ? "@\(label)" : "[\(words)](#\(label))"
    case "numref":
      let label = labels.name(target, else: "fig")
      return Self.withNumber(words, label)
        ?? (Self.isNumbered(label) ? "@\(label)" : "[\(words.isEmpty ? target : words)](#\(label))")
    case "prf:ref": return "@" + labels.name(target, else: "thm")
    case "eq": return "@" + labels.name(target, else: "eq")
    case "cite", "cite:p", "citep", "cite:ps": return "[" + works(target) + "]"
    case "cite:t", "citet", "cite:ts": return works(target, isBracketed: false)
    case "cite:year", "cite:yearpar": return "[-@\(target)]"
    case "cite:author", "cite:authors": return works(target)
    case "footcite", "footcite:p", "footcite:t": return "[" + works(target) + "]"
    case "math": return "$\(text)$"
    case "term": return "[\(words.isEmpty ? target : words)]{.term}"
    case "sub", "subscript": return "<sub>\(text)</sub>"
    case "sup", "superscript": return "<sup>\(text)</sup>"
    case "kbd": return "<kbd>\(text)</kbd>"
    case "abbr", "abbreviation":
      guard let match = text.wholeMatch(of: /(.*?)\s*\((.*)\)\s*/) else { return text }
      return "<abbr title=\"\(match.2.replacing("\"", with: "&quot;"))\">\(match.1)</abbr>"
    case "doc":
      let path = target.contains(".") ? target : target + ".md"
      return "[\(words.isEmpty ? target : words)](\(path))"
    case "download": return "[\(words.isEmpty ? target : words)](\(target))"
    case "strong", "guilabel", "menuselection": return "**\(text)**"
    case "emphasis", "dfn": return "*\(text)*"
    case "u", "underline": return "<u>\(text)</u>"
    case "del", "strike": return "~~\(text)~~"
    case "code", "literal", "file", "command", "samp", "program", "envvar": return "`\(text)`"
    default: break
    }
    unknown.append(name)
    return "`\(text)`"
  }

  /// Words with a place for the number; `nil` when they have none.
  private static func withNumber(_ words: String, _ label: String) -> String? {
    guard let number = words.firstRange(of: /%s|\{number\}/) else { return nil }
    let before = words[..<number.lowerBound]
    // "Figure %s" is what a reference says by itself.
    let isName = ["Figure ", "Fig. ", "Table ", "Section ", "Equation "].contains(String(before))
    let reference = isName ? "@\(label)" : "\(before)[-@\(label)]"
    return reference + words[number.upperBound...]
  }

  private static let numbered: Set<String> = Set(
    MystDirective.statements.values + ["fig", "tbl", "sec", "eq", "lst"])

  /// Whether a label's prefix says that it is of something with a number.
  private static func isNumbered(_ label: String) -> Bool {
    label.firstIndex(of: "-").map { numbered.contains(String(label[..<$0])) } ?? false
  }

  /// The keys of TeX's `\cite{a, b}`, as `@a; @b`. MyST's may have words around each, `{see}a{p. 3}`.
  private func works(_ keys: String, isBracketed: Bool = true) -> String {
    keys.matches(of: /(?:\{([^{}]*)\})?\s*([^,;{}]*[^,;{}\s])\s*(?:\{([^{}]*)\})?/).map { match in
      let before = match.1.map { "\($0) " } ?? ""
      let behind = match.3.map { isBracketed ? ", \($0)" : " [\($0)]" } ?? ""
      return "\(before)@\(match.2)\(behind)"
    }
    .joined(separator: "; ")
  }

  /// Running text that is no code.
  private mutating func plain(_ text: Substring) -> String {
    var result = String(text)
    if dialect == .jupyter {
      // MathJax in Jupyter reads what Markdown's own backslash leaves over.
      result = result.replacing(/\\\\\((.+?)\\\\\)/) { "$\(Self.trimmed($0.1))$" }
      result = result.replacing(/\\\\\[(.+?)\\\\\]/) { "$$\(Self.trimmed($0.1))$$" }
      result = result.replacing(/(^|[^\\$])\$([^$]+)\$(?![$\d])/) { match in
        let isLoose = match.2.first?.isWhitespace == true || match.2.last?.isWhitespace == true
        return isLoose && Self.isFormula(match.2) ? "\(match.1)$\(Self.trimmed(match.2))$" : String(match.0)
      }
      result = result.replacing(/\$?\\eqref\{([^{}]+)\}\$?/) { "@" + labels.name(String($0.1), else: "eq") }
      // MathJax puts the number alone in the place of `\ref`, outside of formulas too.
      result = result.replacing(/\$(\\ref\{[^{}$]+\})\$/) { String($0.1) }
      let whole = result
      result = whole.replacing(/\\ref\{([^{}$]+)\}/) { match in
        guard whole[..<match.range.lowerBound].count(where: { $0 == "$" }) % 2 == 0 else {
          return String(match.0)
        }
        if labels.isKnown(String(match.1)) { return "[-@\(labels.name(String(match.1), else: "eq"))]" }
        unknown.append("\\ref")
        return "`\(match.0)`"
      }
    }
    // TeX's citations, with the page that may stand in brackets.
    result = result.replacing(/\\(cite[tp]?|parencite|textcite)\*?(?:\[([^\[\]]*)\])?\{([^{}]+)\}/) { match in
      let page = match.2.map { ", " + $0.replacing("~", with: " ") } ?? ""
      let isInText = ["citet", "textcite"].contains(match.1)
      return isInText && page.isEmpty && !match.3.contains(",")
        ? works(String(match.3)) : "[\(works(String(match.3)))\(page)]"
    }
    if dialect == .quarto {
      // Pandoc's blank that no line is broken at.
      result = result.replacing(/\\\ (?=\S)/) { _ in "&nbsp;" }
      // R Markdown's books.
      result = result.replacing(/\\@ref\((?:(\w+):)?([\w-]+)\)/) { match in
        let kind = match.1.map(String.init) ?? "sec"
        return "[-@\(kind == "tab" ? "tbl" : kind)-\(match.2)]"
      }
      // The author's words in place of "Figure": `[Fig @fig-a]`.
      result = result.replacing(
        /\[([^\[\]@;]+)\ @((?:fig|tbl|lst|eq|sec|thm|lem|cor|prp|def|exm|exr|sol|rem)-[\w-]+)\](?![(\[{:])/
      ) { "\($0.1) [-@\($0.2)]" }
      result = PandocTypography.converted(result)
    }
    if dialect == .myst {
      // Its short names for the sizes of pictures.
      for _ in 0..<2 {
        result = result.replacing(/(\)\{[^{}]*?)\b([wh])=(?=[\d"])/) { match in
          "\(match.1)\(match.2 == "w" ? "width" : "height")="
        }
      }
      // MyST's own schemes lead into the project.
      result = result.replacing(/\]\((?:project|path):/) { _ in "](" }
      result = result.replacing(/<project:([^<>\s]+)>/) { "[](\($0.1))" }
      // Others lead to a place that everybody knows.
      result = result.replacing(/(\]\(<?|<)(wiki|doi|ror):(?:([a-z]{2,3}):)?([^()<>\s]+)/) { match in
        let place =
          ["doi": "doi.org/", "ror": "ror.org/"][match.2]
          ?? "\(match.3.map(String.init) ?? "en").wikipedia.org/wiki/"
        return "\(match.1)https://\(place)\(match.4)"
      }
      result = ObsidianText.converted(result)
    }
    if dialect == .myst || dialect == .jupyter {
      // Behind a `#` a label may hold what is a path's or a scheme's elsewhere: `[](#eq:one)`, `<#eq:one>`.
      result = result.replacing(/<#([^<>\s]+)>/) { match in
        labels.isKnown(String(match.1)) ? "[](#\(match.1))" : String(match.0)
      }
      result = result.replacing(
        /(!?)\[([^\[\]]*)\]\((?:#([^()\s]+)|([^()\s.\/:#]+))(?:\s+"[^"]*")?\)/
      ) { match in
        let label = String(match.3 ?? match.4 ?? "")
        // Behind an exclamation mark what is named is put in, which has no like here.
        guard match.1.isEmpty, labels.isKnown(label) else { return String(match.0) }
        let name = labels.name(label, else: "sec")
        if match.2.isEmpty, Self.isNumbered(name) { return "@\(name)" }
        if Self.isNumbered(name), let text = Self.withNumber(String(match.2), name) { return text }
        // What has no number is named by its label.
        return "[\(match.2.isEmpty ? label : String(match.2))](#\(name))"
      }
    }
    // Links to other chapters lead to what they are converted to.
    result = result.replacing(/(\]\(<?(?![A-Za-z][A-Za-z0-9+.-]*:)[^()<>#]+)\.(?:ipynb|qmd)(?=[)>#])/) {
      "\($0.1).md"
    }
    // Also in HTML, as notebooks lead to the next one.
    result = result.replacing(
      /(<a\s(?:[^<>]*\s)?href=["'](?![A-Za-z][A-Za-z0-9+.-]*:|\/\/)[^"'<>#]+)\.(?:ipynb|qmd)(?=["'#])/
    ) { "\($0.1).md" }
    result = result.replacing(
      /^(\ {0,3}\[[^\[\]^]+\]:\s+<?(?![A-Za-z][A-Za-z0-9+.-]*:)[^\s<>#]+)\.(?:ipynb|qmd)(?=[\s>#]|$)/
    ) { "\($0.1).md" }
    return result
  }

  /// Between dollars with blanks: a formula when it looks like one, since `costs $ 5 and $ 6` is none.
  private static func isFormula(_ text: Substring) -> Bool {
    let body = trimmed(text)
    return body.count == 1 || body.contains { "\\^_=+<>{}|".contains($0) }
  }

  private static func trimmed(_ text: Substring) -> Substring {
    text.drop(while: \.isWhitespace).trimmedSuffix(\.isWhitespace)
  }
}
