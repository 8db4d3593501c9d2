import Testing

@testable import Notebooks

/// What looks like something else than it is gets a sentence.
@Suite struct TypoTests {
  @Test(
    arguments: [
      ("> [!WARNNG]\n> x\n", ["There is no callout '[!WARNNG]', so this is a quotation."]),
      ("> [!NOTE]\n> x\n", []),
      ("```swift\nx\n", ["This code is never closed, so everything down to its end is code."]),
      ("- ~~~\n  x\n\ny\n", ["This code is never closed, so everything down to its end is code."]),
      ("> ```\n> x\n> ```\n\n~~~~\n```\n~~~~\n", []),
      ("![a](my pic.png)\n", ["This is no picture: its address 'my pic.png' has a blank."]),
      ("![a](<my pic.png>) `![a](my pic.png)` ![a](p.png \"t\")\n", []),
      ("a {{< pagebreak >}}\n", ["There is no shortcode 'pagebreak' here, so it is shown as it stands."]),
      ("`{{< pagebreak >}}`\n", []),
      (":::note\nx\n:::\n", ["'.note' means nothing to a page, so it looks like any other division."]),
      ("::: {.note .mine}\nx\n:::\n", []),
      ("##Title\n", ["This is no heading: a blank is missing behind its `#`."]),
      (
        "##\u{A0}Title\n",
        [
          "This is no heading: the blank behind `##` is a no-break or wide one, as from Word or a key with Alt."
        ]
      ),
      (
        "######\u{3000}Title\n",
        [
          "This is no heading: the blank behind `######` is a no-break or wide one, as from Word or a key with Alt."
        ]
      ),
      (
        "-\u{A0}one\n",
        ["This is no list: the blank behind `-` is a no-break or wide one, as from Word or a key with Alt."]
      ),
      ("1.\u{A0}Mai\n", []),
      ("So \\\\(x\\\\) is.\n", ["`\\(` begins no formula here."]),
      ("#tag and\n##\n\n`##x`\n", []),
      ("So \\(x^2\\) is.\n", ["`\\(` begins no formula here."]),
      ("\\[\nx\n\\]\n", ["`\\[` begins no formula here."]),
      ("A \\(note\\), `\\(x^2\\)`, \\[1\\] and $\\left(x\\right)$.\n", []),
      ("```mermaid\ngraph TD\n```\n", ["Diagrams of Mermaid are shown as their source here."]),
      ("!!! note\n", ["This is no admonition here."]), ("=== \"Tab\"\n", ["This is no tab here."]),
      ("[TOC]\n", ["This makes no list of contents."]),
      ("[[_toc_]]\n", ["This makes no list of contents."]),
      ("{:toc}\n", ["This makes no list of contents."]),
      ("{:.left}\n", ["Attributes in `{: }` mean nothing here."]),
      ("{% raw %}\n", ["Tags in `{% %}` mean nothing here, and are shown."]),
      ("Really!!! note it, {% and %}.\n", []),
      ("A^[note] and `^[x]` $x^[2]$.\n", ["A note within the line, `^[...]`, is no footnote here."]),
      (
        "{{< video https://x.org/a >}}\n",
        ["There is no shortcode 'video' here, so it is shown as it stands."]
      ),
      ("See \\cite{a}.\n", ["'\\cite' is TeX's, and means nothing outside of a formula."]),
      ("See \\autoref{a}.\n", ["'\\autoref' is TeX's, and means nothing outside of a formula."]),
      ("\\newpage\n", ["'\\newpage' is TeX's, and means nothing outside of a formula."]),
      ("$\\text{a}$ `\\cite{a}` \\newpages C:\\ref\n", []),
      ("> [link](a)\n", []),
      (
        "a. one\nb. two\n",
        ["Items with letters are no list in Markdown: these lines run into one paragraph."]
      ),
      (
        "(i) one\n(ii) two\n",
        ["Items with letters are no list in Markdown: these lines run into one paragraph."]
      ),
      ("A. Turing\nwrote it.\n\n1. a.\n2. b.\n", []),
      (
        "::: {.quizz}\n- [x] a\n- [ ] b\n:::\n",
        ["'.quizz' means nothing to a page, so the page shows which choices are right."]
      ),
      (
        "::: {.mcq}\n- [x] a\n:::\n",
        ["'.mcq' means nothing to a page, so the page shows which choices are right."]
      ),
      ("::: {.Aside}\nx\n:::\n", ["'.Aside' means nothing to a page, so it looks like any other division."]),
      (
        "::: panel-tabst\nx\n:::\n",
        ["'.panel-tabst' means nothing to a page, so it looks like any other division."]
      ),
      ("::: {.quiz .quizz}\n- [x] a\n:::\n\n::: {.memo}\nx\n:::\n\n::: {.todo}\n- [x] a\n:::\n", []),
      (
        "```\nx\n\n```{swift}\n1\n```\n",
        ["This code is not closed before the cell in line 4, which is shown as part of it."]
      ),
      ("````\n```{swift}\n1\n```\n````\n", []),
      (
        "| a | b |\n|---|---|\n| 1 | 2 | 3 |\n| 1 \\| 2 | 3 |\n| 1 |\n",
        ["This row has 3 fields and the table 2; the rest is left out."]
      ),
      ("a | b\n--|--\n1 | 2\n", []),
    ] as [(String, [String])]) func isTold(_ text: String, _ messages: [String]) throws
  {
    let (_, diagnostics) = try parse(text)
    #expect(diagnostics.map(\.message) == messages)
    #expect(diagnostics.allSatisfy { $0.severity == .warning })
  }

  /// The sentence has a position and the word that was meant, or all there are.
  @Test(arguments: [
    ("[!WARNNG]", "Did you mean '[!WARNING]'?"), ("[!Tipp]", "Did you mean '[!TIP]'?"),
    ("[!QUOTE]", "The callouts are NOTE, TIP, WARNING, IMPORTANT, CAUTION."),
  ])
  func aMisspeltAlertIsHelped(_ mark: String, _ help: String) throws {
    let (notebook, diagnostics) = try parse("Text.\n\n> \(mark)\n> x\n")
    #expect(diagnostics.map(\.help) == [help])
    #expect(diagnostics.map { $0.position?.description } == ["course/x.md:3:3"])
    guard case .blockQuote? = notebook.blocks.last else {
      Issue.record("\(notebook.dump)")
      return
    }
  }

  /// The commonest slip of all: one sentence at the fence that is open, not the compiler's thirteen.
  @Test(arguments: [
    ("Text.\n\n```{swift}\nlet x = 1\nThree words.\n\n```{swift}\n//| label: y\nx\n```\n", 3, 7),
    ("- a\n\n  ```{swift}\n  1\n\n  ```swift\n  2\n  ```\n", 3, 6),
    ("~~~~{swift}\n```\n~~~~text\n~~~~\n", 1, 3),
  ]) func aFenceThatIsNeverClosedIsToldAtItsLine(_ text: String, _ line: Int, _ next: Int) throws {
    let (_, diagnostics) = try parse(text)
    #expect(
      diagnostics.map(\.message) == [
        "The fence of this cell is not closed before the next one, in line \(next)."
      ])
    #expect(diagnostics.first?.position?.line == line && diagnostics.first?.severity == .error)
  }

  /// A string of Swift may hold Markdown with cells, in a fence that is longer.
  @Test func aLongerFenceHoldsShorterOnes() throws {
    #expect(try parse("````{swift}\nlet a = \"\"\"\n```{swift}\n1\n```\n\"\"\"\n````\n").1 == [])
  }

  @Test func optionsWithAnotherLanguagesMarkAreTold() throws {
    let (_, diagnostics) = try parse("```{swift}\n#| fig-cap: Curves\n#| label: fig-x\n1\n```\n")
    #expect(
      diagnostics.map { "\($0.position?.description ?? ""): \($0.message) \($0.help ?? "")" } == [
        "course/x.md:2:1: Options of a Swift cell begin with '//|', not with '#|'. Write `//| fig-cap: Curves`."
      ])
  }

  @Test(arguments: ["Text\n<<<<<<< HEAD\nours\n", "<<<<<<< HEAD\nours\n=======\ntheirs\n>>>>>>> b\n"])
  func aMergeThatIsNotFinishedIsAnError(_ text: String) throws {
    let found = try parse(text).1
    #expect(found.map(\.message) == ["A merge was not finished here."])
    #expect(try parse("```text\n<<<<<<< HEAD\n```\n").1 == [])
  }

  @Test func twoSetsOfAttributesAreOne() throws {
    let (notebook, _) = try parse("![a](p.png){width=50%}{#fig-a .b}\n")
    guard case .paragraph(let paragraph)? = notebook.blocks.first,
      case .image(let image)? = paragraph.content.first
    else {
      Issue.record("\(notebook.dump)")
      return
    }
    #expect(image.attributes["width"] == "50%" && image.attributes.identifier == "fig-a")
    #expect(image.attributes.classes == ["b"])
  }

  /// Everything below would be gone from the page, without a word.
  @Test(arguments: [
    ("Text.\n\n<!-- gone\n\n## More\n", "This comment is never closed, and leaves out the rest of the text."),
    ("Text.\n\n<pre>\nx\n\n## More\n", "This '<pre>' is never closed, and takes in the rest of the text."),
  ]) func htmlThatIsNeverClosedIsAnError(_ text: String, _ message: String) throws {
    let found = try parse(text).1
    #expect(found.map(\.message) == [message] && found.first?.position?.line == 3)
    #expect(try parse("<!-- a -->\n\n<pre>x</pre>\n\n<!--\nb\n\n-->\n").1 == [])
  }

  /// A word processor makes them of straight ones.
  @Test func typographicMarksAroundValuesAreMarks() {
    let text = "{.a title=“Look here” w=‘50%’ q=„z“ p=\"“in” it\"}"
    let found = AttributeScanner(bytes: Array(text.utf8)).scan(at: 0)?.attributes
    #expect(found?.pairs.map(\.value) == ["Look here", "50%", "z", "“in” it"])
    // One that does not end is a letter of the value.
    let open = AttributeScanner(bytes: Array("{title=“Look}".utf8)).scan(at: 0)?.attributes
    #expect(open?.pairs.map(\.value) == ["“Look"])
  }

  /// A plain page of MyST's, Hugo's or Obsidian's is no error.
  @Test func keysOfOtherProgramsAreNoErrors() throws {
    let text = "---\ntitle: A\nlabel: my-page\nup: \"[[Index]]\"\nfavicon: x\ntitel: B\n---\n\nText.\n"
    let parser = NotebookParser(read: { $0 == "a.md" ? text : nil })
    let found = try parser.parse(file: "a.md", root: ".").1
    #expect(
      found.filter { $0.severity == .error }.map(\.message) == ["There is no front matter key 'titel'."])
    #expect(
      found.count { $0.message.hasSuffix("belongs to Quarto, Jupyter or MyST and has no effect here.") } == 3)
  }
}
