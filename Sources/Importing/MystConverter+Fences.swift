import Notebooks

/// What opens a fence, and whose it is.
extension MystConverter {
  mutating func takeFence(_ line: Substring, _ text: Substring) -> Bool {
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
      var attributes = info.contains(/^\{\s*\}$/) ? "{.division}" : info
      // Readers of slides do not see them, and readers of pages shall not.
      if info == "notes" || info.contains(/^\{[^}]*\.notes(?=[\s}])/) {
        note(number, "Notes for the speaker are not shown on pages.")
        attributes = "{.content-visible when-format=\"revealjs\"}"
      }
      fence.closing = [indentation + ":::"]
      fence.content = .prose
      fences.append(fence)
      lines.append("\(indentation)::: \(attributes)")
      return true
    }
    if info == "math", mark.first == "`" {
      // GitHub's formulas.
      fence.closing = [indentation + "$$"]
      fences.append(fence)
      lines.append(indentation + "$$")
      return true
    }
    if let raw = info.wholeMatch(of: /\{=([\w-]+)\}/) {
      fence.content = raw.1.hasPrefix("html") ? .verbatim : raw.1 == "markdown" ? .prose : .dropped
      fence.closing = []
      if fence.content == .dropped { note(number, "Raw \(raw.1) is left out: pages are HTML.") }
      fences.append(fence)
      return true
    }
    if isJupytext, mark.first == "`", let cell = info.wholeMatch(of: /swift(\s.*)?/) {
      fence.isCell = true
      fences.append(fence)
      lines.append(indentation + mark + "{swift}")
      takeJupytext(cell.1 ?? "", indentation)
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
      let options = name.2.trimmingPrefix { $0 == " " || $0 == "," }.trimmedSuffix(\.isWhitespace)
      note(
        number,
        "Cells in '\(name.1)' do not run here; the code is shown."
          + (options.isEmpty ? "" : " Its options are left out: \(options)."))
      fences.append(fence)
      lines.append(indentation + mark + name.1)
    default:
      fences.append(fence)
      directive = MystDirective(
        name: String(name.1), argument: String(name.3), line: number, indentation: indentation)
      // What takes a name gets the label; above anything else it waits for the text.
      if let above = label, MystLabels.prefix(ofDirective: String(name.1)) != nil {
        directive?.labelAbove = above
        label = nil
      }
    }
    return true
  }

  /// What jupytext writes of a cell behind its language: `tags=["hide-input"] name="x"`.
  private mutating func takeJupytext(_ words: Substring, _ indentation: String) {
    for pair in words.matches(of: /([\w.-]+)=(\[[^\]]*\]|"[^"]*"|\S+)/) {
      let options: [String]
      switch pair.1 {
      case "tags": options = CellConventions.options(ofTags: MystDirective.words(String(pair.2)))
      case "name": options = MystDirective.words(String(pair.2)).prefix(1).map { "label: \($0)" }
      default:
        options = []
        note(number, "The option '\(pair.1)' of the cell is left out.")
      }
      lines += options.map { "\(indentation)//| \($0)" }
    }
  }

  /// Quarto's code annotations: `# <1>` at the end of a line, which an item of the list below explains. The item keeps
  /// its number, and so does the comment.
  mutating func withPlainAnnotation(_ line: Substring) -> String {
    guard dialect == .quarto, line.last(where: { !$0.isWhitespace }) == ">",
      let match = line.firstMatch(of: /^(.*?)((?:\/\/|#|--|%|;+)\s*)<(\d{1,3})>\s*$/)
    else { return String(line) }
    if fences.last?.isAnnotated == false {
      fences[fences.count - 1].isAnnotated = true
      note(number, "Code annotations have no like here; they are comments with the number of their item.")
    }
    return "\(match.1)\(match.2)(\(match.3))"
  }

  /// Languages of cells; MyST's own directives have other names.
  private static let languages: Set<String> = [
    "python", "python3", "r", "julia", "bash", "sh", "ojs", "sql", "javascript", "js", "rust", "c", "cpp",
  ]

  /// `#|` is Quarto's mark in languages with that comment sign.
  static func withOptionMark(_ line: Substring) -> String {
    guard let match = line.firstMatch(of: /^([ \t]*)#\|/) else { return String(line) }
    return match.1 + "//|" + line[match.range.upperBound...]
  }
}
