/// Recognises callouts in both syntaxes.
enum CalloutReader {
  /// `::: {.callout-note title="..." collapse="true"}`; the title may also be a heading that
  /// opens the division.
  static func division(_ attributes: Attributes, _ blocks: [Block], range: SourceRange) -> Block? {
    guard
      let kind = attributes.classes.lazy.compactMap({ name in
        name.hasPrefix("callout-") ? Callout.Kind(rawValue: String(name.dropFirst(8))) : nil
      }).first
    else { return nil }
    var blocks = blocks
    var title: [Inline] = []
    if let text = attributes["title"] {
      // What is computed belongs into a heading: a cell in an attribute has no place of its own.
      title =
        text.contains("{swift}")
        ? [.text(Text(range: SourceRange(start: range.start, end: range.start), text: text))]
        : FragmentReader.author.inlines(text, at: range.start).0
    } else if case .heading(let heading)? = blocks.first {
      title = heading.content
      blocks.removeFirst()
    }
    let collapse: Callout.Collapse =
      switch attributes["collapse"] {
      case "true": .closed
      case "false": .open
      default: .never
      }
    return .callout(
      Callout(
        range: range, kind: kind, attributes: attributes, title: title, collapse: collapse, blocks: blocks))
  }

  /// What is wrong with a quotation that starts with `[!WARNNG]`, which is no callout and looks like one.
  static func misspelt(_ blocks: [Block]) -> Diagnostic? {
    guard case .paragraph(let paragraph)? = blocks.first, case .text(let text)? = paragraph.content.first,
      let match = text.text.firstMatch(of: /^\[!([A-Za-z]+)\]/)
    else { return nil }
    let known = Callout.Kind.allCases.map { $0.rawValue.uppercased() }
    return Diagnostic(
      .warning, at: text.range.start, "There is no callout '[!\(match.1)]', so this is a quotation.",
      help: Suggestion.closest(to: String(match.1), among: known).map { "Did you mean '[!\($0)]'?" }
        ?? "The callouts are \(known.joined(separator: ", ")).")
  }

  /// A quotation that starts with `[!NOTE]`, and perhaps a title on the same line.
  static func alert(_ blocks: [Block], range: SourceRange) -> Block? {
    guard case .paragraph(var paragraph)? = blocks.first, case .text(var text)? = paragraph.content.first,
      text.text.hasPrefix("[!"), let close = text.text.firstIndex(of: "]"),
      let kind = Callout.Kind(rawValue: text.text[..<close].dropFirst(2).lowercased())
    else { return nil }
    let rest = text.text[text.text.index(after: close)...].drop { $0 == " " }
    text.range.start.column += text.text.utf8.count - rest.utf8.count
    text.text = String(rest)
    let lineEnd = paragraph.content.firstIndex(where: \.isBreak) ?? paragraph.content.count
    let title = (rest.isEmpty ? [] : [.text(text)]) + paragraph.content[1..<lineEnd]
    paragraph.content = Array(paragraph.content[lineEnd...].dropFirst())
    let content = (paragraph.content.isEmpty ? [] : [.paragraph(paragraph)]) + blocks.dropFirst()
    return .callout(
      Callout(
        range: range, kind: kind, attributes: Attributes(), title: Array(title), collapse: .never,
        blocks: Array(content)))
  }
}
