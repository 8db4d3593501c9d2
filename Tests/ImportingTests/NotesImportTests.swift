import Testing

@testable import Importing
@testable import Notebooks

/// Documents of Hugo, Obsidian, Pandoc and of books in R, in our words.
@Suite struct NotesImportTests {
  private func converted(
    _ text: String, _ dialect: MystMarkdown.Dialect = .myst
  ) -> (text: String, messages: [String]) {
    let read = MystMarkdown(text, file: "a.md", dialect: dialect)
    return (read.markdown, read.diagnostics.map { "\($0.position?.line ?? 0): \($0.message)" })
  }

  @Test func hugosFrontMatterIsRead() {
    let read = converted(
      "+++\ntitle = \"My: page\"\ndraft = true\ntags = [\"a\", 'b']\n# why\n[params]\n  x = 1\n+++\n\nText {{< figure src=\"x.png\" >}}\n{{% notice tip %}}\n"
    )
    #expect(
      read.text.hasPrefix(
        "---\ntitle: \"My: page\"\ndraft: true\ntags: [\"a\", 'b']\n# why\nparams:\n  x: 1\n---\n\nText {{< figure"
      ))
    #expect(
      read.messages == [
        "10: The shortcode 'figure' has no like here; it is shown as it stands.",
        "11: The shortcode 'notice' has no like here; it is shown as it stands.",
      ])
    // MyST's block breaks are none.
    #expect(converted("+++\n\nText.\n\n+++\n").text == "\n\nText.\n\n\n")
  }

  @Test func keysThatSomebodyMadeUpAreComments() throws {
    let text =
      "---\ntitle: T\ncourse: ML\nteachers:\n  - name: Ada\n- Bob\n\ntags:\n- a\ndraf: true\n---\n\nText.\n"
    let own =
      "---\ntitle: T\n# course: ML\n# teachers:\n#   - name: Ada\n# - Bob\n\ntags:\n- a\ndraf: true\n---\n"
    for dialect in [MystMarkdown.Dialect.myst, .quarto] {
      let read = converted(text, dialect)
      #expect(read.text == own + "\nText.\n")
      #expect(
        read.messages == [
          "3: The key 'course' of the front matter has no meaning here; it is kept as a comment.",
          "4: The key 'teachers' of the front matter has no meaning here; it is kept as a comment.",
        ])
    }
    #expect(converted("+++\ntitle = \"T\"\nlevel = 2\n+++\n").text == "---\ntitle: \"T\"\n# level: 2\n---\n")
  }

  @Test(arguments: [
    ("kernelspec:\n  display_name: Python 3\n  language: python\n  name: python3", "python"),
    ("kernelspec:\n  name: \"python3\"", "python"),
    ("kernelspec: {display_name: P, name: python3}", "python"), ("kernelspec:\n  name: swift", "{swift}"),
    ("kernelspec:\n  display_name: x\nname: python3", "{swift}"), ("title: T", "{swift}"),
  ])
  func cellsWithoutALanguageAreTheKernels(_ front: String, _ language: String) {
    let read = converted("---\n\(front)\n---\n\n```{code-cell}\n4 * x\n```\n")
    #expect(read.text.hasSuffix("\n\n```\(language)\n4 * x\n```\n"), "\(read.text)")
    #expect(
      read.messages.filter { $0.contains("do not run here") }
        == (language == "python"
          ? ["\(front.count { $0 == "\n" } + 5): Cells in 'python' do not run here; the code is shown."] : [])
    )
  }

  /// What an author hides stays hidden, whatever it looks like.
  @Test func commentsAreNotReadForFencesAndNotes() {
    let hidden =
      "<!--\n% a note\n\nTitle\n~~~~~\n\n:::{note}\n```{swift}\n$$\n{{< include x.md >}}\n-->\n\nText {sub}`2`.\n\n<!-- one --> :::\n"
    for dialect in [MystMarkdown.Dialect.myst, .quarto, .jupyter] {
      let read = converted("# A\n\n" + hidden, dialect)
      let shown = hidden.replacing("{sub}`2`", with: "<sub>2</sub>")
      #expect(read.text == "# A\n\n" + shown, "\(dialect): \(read.text)")
      #expect(read.messages.isEmpty, "\(read.messages)")
    }
    // In code it is code.
    #expect(converted("```text\n<!--\n```\n\n% note\n").text == "```text\n<!--\n```\n\n<!--  note -->\n")
  }

  @Test func notesThatObsidianPutsInAreNamed() {
    let read = converted("A\n\n![[Other note#Part]] ![[a.png|100]] [[x]] `![[y]]`\n")
    #expect(
      read.messages == [
        "3: 'Other note#Part' is not put in here, as Obsidian does it: a link leads to it."
      ])
  }

  @Test func pandocsTitleBlockIsRead() {
    #expect(
      converted("% A \"title\"\n% Ada; Bob\n% 2026\n\nText.\n", .quarto).text
        == "---\ntitle: \"A \\\"title\\\"\"\nauthor: [\"Ada\", \"Bob\"]\ndate: \"2026\"\n---\n\nText.\n")
  }

  @Test func bookdownsFormulasHaveTheirLabels() {
    #expect(
      converted("\\begin{equation}\nx = 1 (\\#eq:one)\n\\end{equation}\n\nSee \\@ref(eq:one).\n", .quarto)
        .text
        == "$$\n\\begin{equation}\nx = 1\n\\end{equation}\n$$ {#eq-one}\n\nSee [-@eq-one].\n")
  }

  @Test(arguments: [
    ("[[Other note]] and [[p|text]]", "[Other note](<Other note.md>) and [text](<p.md>)"),
    ("[[p#Head two]], [[#Head]]", "[p](<p.md#Head two>), [Head](<#Head>)"),
    ("![[i g.png|300]] ![[i.png|Words]]", "![](<i g.png>){width=300} ![Words](<i.png>)"),
    ("| [[p\\|t]] | ![[i.png\\|20]] |", "| [t](<p.md>) | ![](<i.png>){width=20} |"),
    ("`[[code]]` x[[1]] [[1]](u) [a]", "`[[code]]` x[[1]] [[1]](u) [a]"),
    ("==high== a==b %%hidden%%", "<mark>high</mark> a==b <!-- hidden -->"),
    (
      "> [!info]- Folded\n> body\n> more",
      "::: {.callout-note title=\"Folded\" collapse=\"true\"}\nbody\nmore\n:::"
    ),
    ("> [!question]\n> x", "::: {.callout-note title=\"Question\"}\nx\n:::"),
    ("> [!NOTE]\n> x", "> [!NOTE]\n> x"), ("> [!tip]+\n> x", "::: {.callout-tip collapse=\"false\"}\nx\n:::"),
  ])
  func obsidiansNotes(_ text: String, _ expected: String) {
    let read = converted(text + "\n")
    #expect(read.text == expected + "\n")
    #expect(read.messages.isEmpty)
  }

  @Test func mystsOwnSchemesAndAttributes() {
    #expect(
      converted("[t](project:b.md#x), <project:c.md>, [f](path:d.csv)\n").text
        == "[t](b.md#x), [](c.md), [f](d.csv)\n")
    let read = converted("{#part .wide}\n## Part\n\nSee [](#part).\n")
    #expect(read.text == "## Part {#sec-part}\n\nSee @sec-part.\n")
    #expect(
      read.messages == ["1: The attribute '.wide' of the block below has no like here and is left out."])
  }

  /// What stands behind a formula is text, and links lead to what documents become.
  @Test func whatStandsBehindAFormulaIsText() {
    #expect(
      converted("\\begin{align}\nx\n\\end{align} text\n", .jupyter).text
        == "$$\n\\begin{align}\nx\n\\end{align}\n$$\n\ntext\n")
    #expect(converted("[d]: b.qmd#s \"t\"\n", .quarto).text == "[d]: b.md#s \"t\"\n")
    #expect(converted("[d]: https://x.org/b.qmd\n", .quarto).text == "[d]: https://x.org/b.qmd\n")
    #expect(
      converted("{{% include \"x\" %}}\n").messages
        == ["1: The shortcode 'include' has no like here; it is shown as it stands."])
  }

  /// A list of tables, a text over lines, and what is not understood: readers are shown none of it.
  @Test func hugosFrontMatterHoldsTables() {
    let read = converted(
      "+++\ntitle = \"T\"\ndraft = true\ndescription = \"\"\"\nLong\nwords\"\"\"\n[[resources]]\n  src = \"a.png\"\n  name = \"A\"\n[[resources]]\n  src = \"b.png\"\n?what\n+++\n\nText.\n"
    )
    #expect(
      read.text
        == "---\ntitle: \"T\"\ndraft: true\ndescription: |\n  Long\n  words\n# resources:\n#   - src: \"a.png\"\n#     name: \"A\"\n#   - src: \"b.png\"\n# # ?what\n---\n\nText.\n"
    )
  }

  /// Nobody but the author sees what stands between `%%`, over however many lines.
  @Test(arguments: [
    ("%%\nprivate\n\nmore\n%%\n\nText.\n", "<!--\nprivate\n\nmore\n-->\n\nText.\n"),
    ("%% one\ntwo %%\n", "<!-- one\ntwo -->\n"), ("%%a 50% b%% c\n", "<!-- a 50% b --> c\n"),
    ("```text\n%%\na\n%%\n```\n", "```text\n%%\na\n%%\n```\n"),
    (
      "![[a.png|100x80]] ![[a.png|A plan|300]]\n",
      "![](<a.png>){width=100 height=80} ![A plan](<a.png>){width=300}\n"
    ),
  ])
  func commentsAndSizesOfObsidian(_ text: String, _ wanted: String) {
    #expect(converted(text).text == wanted)
  }

  /// Dollars in code open no formula; those in a sentence end with their paragraph.
  @Test(arguments: [MystMarkdown.Dialect.jupyter, .quarto, .myst])
  func dollarsInCodeAreDollars(_ dialect: MystMarkdown.Dialect) {
    for text in [
      "Between `$$` signs.\n\n## Part\n\n- a\n", "``a $$ b``.\n\nNext.\n", "Regex `^a$$` ends.\n\n## H\n",
      "We get $$\nx = 1\n$$ and go on.\n\nNext.\n",
    ] {
      let read = converted(text, dialect)
      #expect(read.text == text && read.messages == [], "\(read)")
    }
    let dollars = converted("From $ to $$$ and more.\n\nNext.\n", dialect)
    #expect(dollars.text == "From $ to $$$ and more.\n\nNext.\n")
    #expect(dollars.messages.count == 1 && dollars.messages[0].hasPrefix("1: '$$' opens a formula"))
    let open = converted("$$\nx\n", dialect)
    #expect(open.messages == ["1: This formula is never closed; it is closed at the end of the text."])
  }

  /// MathJax knows a macro from then on; here it would be text.
  @Test(arguments: [MystMarkdown.Dialect.jupyter, .quarto, .myst])
  func macrosInRunningTextAreNamed(_ dialect: MystMarkdown.Dialect) {
    let read = converted("Words.\n\n\\newcommand{\\R}{\\mathbb{R}}\n", dialect)
    #expect(
      read.messages == [
        "3: '\\newcommand' defines nothing outside of a formula, and is shown as it stands: write it under 'macros:' in course.yml."
      ])
    #expect(converted("In $\\def\\x{1}$ and `\\def` and \\default.\n", dialect).messages == [])
  }

  @Test func aListInATablesCellStaysInItsCell() {
    let read = converted(
      "```{list-table}\n:header-rows: 1\n\n* - a\n  - b\n* - para\n\n    second\n  - - x\n    - y\n```\n")
    #expect(read.text == "| a | b |\n|---|---|\n| para second | - x - y |\n")
  }

  @Test func tabsOfFrameworksAreNamed() {
    let read = converted(":begin_tab:`mxnet`\nM\n:end_tab:\n")
    #expect(read.text == "M\n")
    #expect(
      read.messages == ["1: Tabs of frameworks have no like here; what is in them is shown below each other."]
    )
  }
}
