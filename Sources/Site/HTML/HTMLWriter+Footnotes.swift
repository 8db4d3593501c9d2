import Markup
import Notebooks

extension HTMLWriter {
  /// The footnotes at the end of a page, each with the way back.
  mutating func footnotes(_ notes: [FootnoteDefinition]) -> Node {
    guard !notes.isEmpty else { return .empty }
    return .element(
      "section", ["class": "footnotes", "role": "doc-endnotes", "aria-label": context.vocabulary.notes]
    ) {
      Node.element("ol") {
        for note in notes {
          Node.element("li", ["id": "fn-\(note.number)"]) {
            content(note.blocks)
            for occurrence in 1...max(1, note.referenceCount) {
              let suffix = occurrence > 1 ? "-\(occurrence)" : ""
              Node.element(
                "a",
                [
                  "href": "#fnref-\(note.number)\(suffix)", "class": "back", "role": "doc-backlink",
                  "aria-label": context.vocabulary.backToText,
                ], text: "↩\u{FE0E}")
            }
          }
        }
      }
    }
  }
}
