import Testing

@testable import Notebooks

@Suite struct ReferenceTests {
  /// `-@key` is the number alone, as in Pandoc; a dash behind a word is the sentence's.
  @Test(arguments: [
    ("See -@thm-x.", true, "See "), ("-@thm-x", true, ""), ("(-@thm-x)", true, "("),
    ("line\n-@thm-x", true, "line "), ("[-@thm-x]", true, ""),
    ("3-@thm-x", false, "3-"), ("a --@thm-x", false, "a --"), ("*a*-@thm-x", false, "a-"),
  ])
  func aDashGivesTheNumberAlone(_ text: String, _ isBare: Bool, _ before: String) throws {
    let (notebook, diagnostics) = try parse(text + "\n")
    #expect(diagnostics.isEmpty)
    guard case .paragraph(let paragraph)? = notebook.blocks.first else {
      Issue.record("no paragraph")
      return
    }
    let items = paragraph.content.compactMap { inline -> Reference.Item? in
      if case .reference(let reference) = inline { reference.items.first } else { nil }
    }
    #expect(items.map(\.key) == ["thm-x"] && items.map(\.isBare) == [isBare])
    let words = paragraph.content.prefix { if case .reference = $0 { false } else { true } }.plainText
    #expect(words == before)
  }
}
