/// MyST's Markdown and Quarto's, in the words of this format.
///
/// Line by line: what is inside fenced code stays as it is, save for the fences of cells and
/// directives themselves.
public enum MystMarkdown {
  /// - Parameter text: A `.md` file of MyST, a `.qmd` file of Quarto, or a cell of either.
  public static func converted(_ text: String) -> String {
    var converter = Converter()
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) { converter.take(line) }
    return converter.lines.joined(separator: "\n")
  }
}

private struct Converter {
  var lines: [String] = []
  /// A fence that is open, and what closes it in the converted text.
  private var fence: (mark: Substring, closing: String, isVerbatim: Bool)?
  /// Options of a directive are being read: `:name: value`, or YAML between `---` lines.
  private var directive: Directive?
  /// `(label)=` above what it names.
  private var label: String?

  private struct Directive {
    var name: String
    var argument: String
    var options: [(key: String, value: String)] = []
    var isInYAML = false
  }

  private static let admonitions = [
    "note": "note", "tip": "tip", "hint": "tip", "seealso": "tip", "warning": "warning",
    "attention": "warning",
    "caution": "caution", "danger": "caution", "error": "caution", "important": "important",
    "admonition": "note",
  ]

  mutating func take(_ line: Substring) {
    if directive != nil {
      if takeOption(line) { return }
      open()
    }
    if let fence {
      if line.drop(while: { $0 == " " }).hasPrefix(String(fence.mark)),
        line.allSatisfy({ $0 == fence.mark.first || $0.isWhitespace })
      {
        lines.append(fence.closing)
        self.fence = nil
      } else {
        lines.append(fence.isVerbatim ? Self.withOptionMark(line) : inline(line))
      }
      return
    }
    if let match = line.firstMatch(of: /^(`{3,}|:{3,}|~{3,})\s*\{([A-Za-z-]+)\}\s*(.*)$/), match.2 != "swift",
      match.2 != "dot"
    {
      fence = (match.1, String(match.1), true)
      directive = Directive(name: String(match.2), argument: String(match.3))
      return
    }
    if let match = line.firstMatch(of: /^(`{3,}|~{3,})/) {
      fence = (match.1, String(match.1), true)
      lines.append(String(line))
      return
    }
    if let match = line.wholeMatch(of: /\(([A-Za-z][\w:-]*)\)=\s*/) {
      label = String(match.1)
      return
    }
    if let label, !line.allSatisfy(\.isWhitespace) {
      self.label = nil
      let name = line.hasPrefix("#") && !label.hasPrefix("sec-") ? "sec-\(label)" : label
      lines.append(inline(line) + " {#\(name)}")
      return
    }
    if let match = line.wholeMatch(of: /\$\$\s*\(([A-Za-z][\w:-]*)\)\s*/) {
      lines.append("$$ {#\(Self.prefixed(String(match.1), "eq"))}")
      return
    }
    lines.append(inline(line))
  }

  /// `#|` is Quarto's mark in languages with that comment sign.
  private static func withOptionMark(_ line: Substring) -> String {
    line.hasPrefix("#| ") ? "//| " + String(line.dropFirst(3)) : String(line)
  }

  private mutating func takeOption(_ line: Substring) -> Bool {
    if line.trimmingPrefix(" ") == "---" {
      directive?.isInYAML.toggle()
      return true
    }
    if directive?.isInYAML == true {
      directive?.options.append(Self.pair(line.split(separator: ":", maxSplits: 1)))
      return true
    }
    guard let match = line.wholeMatch(of: /\s*:([A-Za-z-]+):\s*(.*)/) else { return false }
    directive?.options.append((String(match.1), String(match.2)))
    return true
  }

  private static func pair(_ parts: [Substring]) -> (String, String) {
    let key = parts.first.map { $0.drop { $0 == " " || $0 == "-" } } ?? ""
    return (String(key), parts.count > 1 ? String(parts[1].drop { $0 == " " }) : "")
  }

  /// Writes a directive's opening in our words.
  private mutating func open() {
    guard let directive, let fence else { return }
    self.directive = nil
    func option(_ key: String) -> String? { directive.options.first { $0.key == key }?.value }
    switch directive.name {
    case "code-cell", "code":
      let isCell = directive.name == "code-cell"
      let language = directive.argument.isEmpty ? "swift" : directive.argument
      let runs = isCell && language.lowercased().hasPrefix("swift")
      lines.append(String(fence.mark) + (runs ? "{swift}" : language))
      if runs {
        let tags = (option("tags") ?? "").split { "[], \"'".contains($0) }.map(String.init)
        if let name = option("label") ?? option("name") { lines.append("//| label: \(name)") }
        for line in CellConventions.options(ofTags: tags) { lines.append("//| \(line)") }
      }
    case "math":
      let label = option("label").map { " {#\(Self.prefixed($0, "eq"))}" } ?? ""
      lines.append("$$")
      self.fence = (fence.mark, "$$" + label, true)
    case "figure", "image":
      let label = option("name").map { " {#\(Self.prefixed($0, "fig"))}" } ?? ""
      let isFigure = directive.name == "figure"
      lines.append("![\(isFigure ? "" : option("alt") ?? "")](\(directive.argument))\(label)")
      self.fence = (fence.mark, "", false)
    case let name where Self.admonitions[name] != nil:
      let kind = Self.admonitions[name] ?? "note"
      let title =
        directive.argument.isEmpty ? "" : " title=\"\(directive.argument.replacing("\"", with: "'"))\""
      let collapse = (option("class") ?? "").contains("dropdown") ? " collapse=\"true\"" : ""
      lines.append("::: {.callout-\(kind)\(title)\(collapse)}")
      self.fence = (fence.mark, ":::", false)
    default:
      // Another language's cell, or a directive that has no like here: shown as it stands.
      lines.append(String(fence.mark) + directive.name)
    }
  }

  private static func prefixed(_ label: String, _ prefix: String) -> String {
    let plain = label.hasPrefix(prefix + ":") ? String(label.dropFirst(prefix.count + 1)) : label
    return plain.hasPrefix(prefix + "-") ? plain : "\(prefix)-\(plain)"
  }

  private static func works(_ keys: String) -> String {
    keys.split(separator: ",").map { key in "@" + String(key.drop { $0 == " " }) }.joined(separator: "; ")
  }

  /// Roles: references, citations, math.
  private func inline(_ line: Substring) -> String {
    guard line.contains("{") && line.contains("}`") else { return String(line) }
    return String(line).replacing(/\{([a-z:]+)\}`([^`]*)`/) { match in
      let target = match.2.firstMatch(of: /<([^>]+)>/).map { String($0.1) } ?? String(match.2)
      switch match.1 {
      case "ref", "numref": return "@\(target)"
      case "eq": return "@\(Self.prefixed(target, "eq"))"
      case "cite", "cite:p": return "[" + Self.works(target) + "]"
      case "cite:t": return Self.works(target)
      case "math": return "$\(match.2)$"
      case "term": return "[\(target)]{.term}"
      case "sub": return "<sub>\(match.2)</sub>"
      case "sup": return "<sup>\(match.2)</sup>"
      default: return String(match.0)
      }
    }
  }
}
