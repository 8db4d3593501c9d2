import Testing

@testable import Notebooks
@testable import Site

@Suite struct GlossaryTests {
  @Test func definitionsOfOneParagraphAreTightAndOthersAreNot() throws {
    let text = "# A\n\nOne\n:   First.\n\nTwo\n:   First.\n\n    Second.\n"
    let page = try SmallCourse(files: ["a.md": text]).build().pages[0].text
    #expect(page.contains("<dd>First.</dd>"))
    #expect(page.contains("<p>First.</p>\n<p>Second.</p>"))
  }

  static let glossary = """
    # Words

    ::: {.glossary}
    Dead unit
    :   A unit that gives 0 for every input.

    Epoch
    :   One pass over the data.
    :::
    """

  private func build(_ text: String, glossary: String = glossary) throws -> (
    page: String, wrong: [Diagnostic]
  ) {
    let built = try SmallCourse(files: ["one.md": text, "words.md": glossary]).build()
    return (built.pages.first { $0.path == "one.html" }?.text ?? "", built.diagnostics)
  }

  @Test func termLeadsToItsExplanation() throws {
    let (page, wrong) = try build(
      "# One\n\nSome [dead units]{.term of=\"dead unit\"} in an [epoch]{.term}.\n")
    #expect(wrong.isEmpty, "\(wrong)")
    #expect(
      page.contains(
        "<a class=\"term\" href=\"words.html#term-dead-unit\" title=\"A unit that gives 0 for every input.\">dead units</a>"
      ))
    #expect(page.contains("href=\"words.html#term-epoch\""))
  }

  /// What shows when the pointer rests on a term is the definition without the place it refers to.
  @Test func referencesLeaveNoBracketsBehind() throws {
    let glossary = "# Words {#sec-words}\n\n::: {.glossary}\nEpoch\n:   One pass (@sec-words).\n:::\n"
    let (page, wrong) = try build("# One\n\nAn [epoch]{.term}.\n", glossary: glossary)
    #expect(wrong.isEmpty, "\(wrong)")
    #expect(page.contains("title=\"One pass.\""))
  }

  @Test func explanationOfATermCanBeLinkedTo() throws {
    let built = try SmallCourse(files: ["words.md": Self.glossary]).build()
    #expect(built.pages.contains { $0.text.contains("<dt id=\"term-dead-unit\">Dead unit</dt>") })
  }

  @Test func unknownTermIsAnError() throws {
    let (_, wrong) = try build("# One\n\nSome [dead unids]{.term}.\n")
    #expect(wrong.map(\.message) == ["The glossary does not explain 'dead unids'."])
    #expect(wrong.first?.help == "Did you mean `of=\"dead unit\"`?")
    #expect(wrong.first?.position?.line == 3)
  }

  @Test func termExplainedTwiceNamesBothPositions() throws {
    let twice = Self.glossary + "\n\n::: {.glossary}\nepoch\n:   Again.\n:::\n"
    let (_, wrong) = try build("# One\n", glossary: twice)
    #expect(wrong.map(\.message) == ["The term 'epoch' is explained twice."])
    #expect(wrong.first?.notes.first?.position?.line == 7)
  }
}
