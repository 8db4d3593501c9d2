import Markup
import Notebooks

extension HTMLWriter {
  /// `::: {.glossary}`: definition lists whose terms can be referred to from the whole course.
  mutating func glossary(_ division: Division) -> Node {
    isInGlossary = true
    defer { isInGlossary = false }
    return .element(
      "div", ["class": Self.classes(division.attributes), "id": division.attributes.identifier],
      children: content(division.blocks))
  }

  /// `[dead unit]{.term}`, or `[units that died]{.term of="dead unit"}`: leads to the explanation,
  /// which also shows when the pointer rests on the word.
  mutating func term(_ span: Span) -> Node {
    let content = inlines(span.content)
    let name = span.attributes["of"] ?? span.content.plainText
    guard let index = context.index else { return .fragment(content) }
    guard let (chapter, term) = index.terms[name.lowercased()] else {
      let meant = Suggestion.closest(to: name.lowercased(), among: index.terms.keys.sorted())
      diagnostics.append(
        Diagnostic(
          at: span.range.start, "The glossary does not explain '\(name)'.",
          help: meant.map { "Did you mean `of=\"\($0)\"`?" }
            ?? "Explain it in a `::: {.glossary}` division: the term on a line, `: explanation` below."))
      return .element("span", ["class": "broken"], children: content)
    }
    let own = index.list.chapters[context.chapter].page
    let page =
      chapter == context.chapter ? "" : RelativePath.path(from: own, to: index.list.chapters[chapter].page)
    return .element(
      "a", ["class": "term", "href": Address.escaped(page) + "#" + term.anchor, "title": term.definition],
      children: content)
  }
}
