import Foundation
import Testing

@testable import Importing
@testable import Notebooks

/// Markdown of MyST, Quarto, jupytext and MkDocs, in our words.
@Suite struct MarkdownImportTests {
  /// A caption is numbered, and what a directive says besides is told.
  @Test func whatDirectivesSayIsKeptOrTold() {
    func converted(_ text: String) -> (text: String, messages: [String]) {
      let read = MystMarkdown(text, file: "part/a b.md", dialect: .myst)
      return (read.markdown, read.diagnostics.map { "\($0.position?.line ?? 0): \($0.message)" })
    }
    let code = converted("Text.\n\n```{code-block} swift\n:caption: Sums\n:emphasize-lines: 2\n1\n```\n")
    #expect(code.text == "Text.\n\n```swift {#lst-a-b-3 lst-cap=\"Sums\"}\n1\n```\n")
    #expect(
      code.messages == ["3: The option 'emphasize-lines' of the code has no like here and is left out."])
    #expect(
      converted("```{include} p.md\n:start-after: mark\n```\n").messages
        == ["1: The option 'start-after' of 'include' has no like here: the whole file is included."])
    #expect(
      converted("```{image} a.png\n:target: https://x.org\n:width: 40%\n```\n").messages
        == ["1: The option 'target' of the picture has no like here and is left out."])
  }

  /// Labels are given once in a course, and other chapters have the same lines.
  @Test func whatHasNoLabelGetsOneOfItsFile() throws {
    func label(_ file: String) -> String? {
      MystMarkdown("```{exercise}\nDo.\n```\n", file: file).markdown.firstMatch(of: /#[\w-]+/).map {
        String($0.0)
      }
    }
    #expect(label("a.md") == "#exr-a-1" && label("b.md") == "#exr-b-1")
    let cell = #"{"cell_type":"markdown","metadata":{},"source":"```{exercise}\nDo.\n```"}"#
    let text = #"{"nbformat":4,"nbformat_minor":4,"metadata":{},"cells":[\#(cell),\#(cell)]}"#
    let read = try JupyterReader(file: "n.ipynb", data: Data(text.utf8)).markdown
    #expect(read.matches(of: /#exr[\w-]+/).map { String($0.0) } == ["#exr-n-1-1", "#exr-n-2-1"])
  }

  /// What MyST's books have around cells, and how they name things without numbers.
  @Test(arguments: [
    (
      "```{exercise-start} Sums\n:label: ex1\n```\nDo.\n```{exercise-end}\n```\n\n```{solution-start} ex1\n```\nSo.\n```{solution-end}\n```",
      "::: {#exr-ex1 name=\"Sums\"}\nDo.\n:::\n\n::: {#sol-ex1}\nSo.\n:::"
    ),
    (
      "(spot)=\nText.\n\n{ref}`spot` {ref}`here <spot>`",
      "<a id=\"spot\"></a>\n\nText.\n\n[spot](#spot) [here](#spot)"
    ),
    (
      ":::{note}\n:name: my-note\nx\n:::\n\n{ref}`my-note`",
      "::: {.callout-note #my-note}\nx\n:::\n\n[my-note](#my-note)"
    ),
    (
      "!!! warning \"Look\"\n    In *it*.\n\n    {sub}`x`\n\n??? info\n    More\nText",
      "::: {.callout-warning title=\"Look\"}\nIn *it*.\n\n<sub>x</sub>\n:::\n\n::: {.callout-note title=\"Info\" collapse=\"true\"}\nMore\n:::\nText"
    ),
    // A label above a directive is its name, whatever it holds.
    (
      "(fig:one)=\n```{figure} a.png\nCap\n```\n\n[](#fig:one) <#fig:one> [it](#fig:one) {numref}`fig:one`",
      "![Cap](a.png){#fig-one}\n\n@fig-one @fig-one [it](#fig-one) @fig-one"
    ),
    ("$$\nx\n$$ (eq:one)\n\n[](#eq:one) <#none>", "$$\nx\n$$ {#eq-one}\n\n@eq-one <#none>"),
    // What has no number is a link.
    (
      "(spot)=\n- a\n\n[](#spot) [there](#spot) {numref}`spot`",
      "<a id=\"spot\"></a>\n\n- a\n\n[spot](#spot) [there](#spot) [spot](#spot)"
    ),
    (
      "```{code-cell} swift\n:label: my-cell\n1\n```\n\n[](#my-cell)",
      "```{swift}\n//| label: my-cell\n1\n```\n\n[my-cell](#my-cell)"
    ),
    ("![](x.png){w=200px h=3cm}", "![](x.png){width=200px height=3cm}"),
    // Words may have a place for the number, as those of the role do.
    (
      "(fig:one)=\n![Cap](a.png)\n\n[Figure %s](#fig:one), [see {number}!](#fig:one) ![](#fig:one)",
      "![Cap](a.png){#fig-one}\n\n@fig-one, see [-@fig-one]! ![](#fig:one)"
    ),
    (
      "[ReLU](wiki:Rectifier) <wiki:fr:Pain> [](doi:10.1/x_y) `<wiki:a>`",
      "[ReLU](https://en.wikipedia.org/wiki/Rectifier) <https://fr.wikipedia.org/wiki/Pain> [](https://doi.org/10.1/x_y) `<wiki:a>`"
    ),
    (
      "::::{grid} 1 2\n:::{card} A\nb\n:::\n::::",
      "::: {.grid layout-ncol=\"2\"}\n::: {.card}\n**A**\n\nb\n:::\n:::"
    ),
    ("```{code-block} python\n:linenos:\na = 1\n```", "```python {.numberLines}\na = 1\n```"),
  ]) func mystsBooksAreRead(_ text: String, _ expected: String) {
    let converted = MystMarkdown(text, file: "a.md")
    #expect(converted.markdown == expected)
    #expect(converted.diagnostics == [])
  }

  /// Its cells are code with a language, which would be shown and never run.
  @Test func jupytextsCellsAreCells() {
    let front = "---\njupytext:\n  text_representation:\n    format_name: markdown\n---\n\n"
    let cell =
      "```swift tags=[\"hide-input\"] name=\"x\" active=\"ipynb\"\nlet a = 1\n```\n\n```python\nb\n```\n"
    let converted = MystMarkdown(front + cell, file: "a.md")
    #expect(
      converted.markdown
        == front + "```{swift}\n//| code-fold: true\n//| label: x\nlet a = 1\n```\n\n```python\nb\n```\n")
    #expect(converted.diagnostics.map(\.message) == ["The option 'active' of the cell is left out."])
    #expect(MystMarkdown(cell, file: "a.md").markdown == cell)
  }

  @Test(arguments: [
    (
      "```{code-cell} swift\n:tags: [remove-input]\n\nlet a = 1\n```",
      "```{swift}\n//| echo: false\n\nlet a = 1\n```"
    ),
    ("```math\nx^2\n```\nA $`a_1`$.", "$$\nx^2\n$$\nA $`a_1`$."),
    ("```{note}\nWords.\n```", "::: {.callout-note}\nWords.\n:::"),
    (":::{warning} Look out\nWords.\n:::", "::: {.callout-warning title=\"Look out\"}\nWords.\n:::"),
    ("(start)=\n## Start", "## Start {#sec-start}"),
    ("$$\nx\n$$ (product)", "$$\nx\n$$ {#eq-product}"),
    ("```{math}\n:label: product\nx\n```", "$$\nx\n$$ {#eq-product}"),
    (
      "See {numref}`fig-a`, {eq}`product` and {cite}`he2015,nair2010`.",
      "See @fig-a, @eq-product and [@he2015; @nair2010]."
    ),
    ("(my_ID)=\n# My Header\nSee {ref}`my_id`.", "# My Header {#sec-my_ID}\nSee @sec-my_ID."),
    (
      "See [](Sec one) and [here](x.md).\n\n(sec one)=\n## S",
      "See [](Sec one) and [here](x.md).\n\n## S {#sec-one}"
    ),
    (
      "See {numref}`Fig. %s <fig:a b>`.\n```{figure} a.png\n:name: fig:a b\n:alt: What is seen\n\nCool *caption*!\n\nLegend.\n```",
      "See @fig-a-b.\n![Cool *caption*!](a.png){#fig-a-b fig-alt=\"What is seen\"}\n\nLegend."
    ),
    ("```{image} fun fish.png\n:alt: fishy\n:width: 200px\n```", "![fishy](<fun fish.png>){width=\"200px\"}"),
    (
      "````{note}\n```{tip} T\nWords.\n```\n````",
      "::: {.callout-note}\n::: {.callout-tip title=\"T\"}\nWords.\n:::\n:::"
    ),
    ("- item\n\n  :::{warning}\n  Words.\n  :::", "- item\n\n  ::: {.callout-warning}\n  Words.\n  :::"),
    ("```{danger} One line\n```", "::: {.callout-caution}\nOne line\n:::"),
    (
      "```{code-block} python\n:name: my-code\n:caption: C\nx = 1\n```",
      "```python {#lst-my-code lst-cap=\"C\"}\nx = 1\n```"
    ),
    ("% a comment\n+++\nWords", "<!--  a comment -->\n\nWords"),
    ("$$ a = b $$ (eq:one)\n\n{eq}`eq:one`", "$$ a = b $$ {#eq-one}\n\n@eq-one"),
    (
      "```{list-table} Cap *t*\n:name: t\n* - H1\n  - H2\n* - a|b\n  - c\n```",
      "| H1 | H2 |\n|---|---|\n| a\\|b | c |\n\n: Cap *t* {#tbl-t}"
    ),
    ("```{code-cell} ipython3\nx\n```", "```ipython3\nx\n```"),
    ("````{tab-set}\n```{tab-item} One\nA\n```\n````", "::: {.panel-tabset}\n## One\n\nA\n:::"),
    ("```{prf:theorem} Name\n:label: big\nA.\n```", "::: {#thm-big name=\"Name\"}\nA.\n:::"),
    ("```{toctree}\n:maxdepth: 2\na\n```\nWords", "Words"),
    ("Words^[a [b] c].", "Words[^note-1].\n\n[^note-1]: a [b] c"),
    ("Words^[see `x[0]` and *y*].", "Words[^note-1].\n\n[^note-1]: see `x[0]` and *y*"),
    (
      "The mark `^[x]` and \\^[y] stay, ^[`]` is code] goes.",
      "The mark `^[x]` and \\^[y] stay, [^note-1] goes.\n\n[^note-1]: `]` is code"
    ),
    ("```{note}\nNever closed", "::: {.callout-note}\nNever closed\n:::"),
    ("~~~{note}\nx\n```\ny\n~~~\nz\n```\n~~~", "::: {.callout-note}\nx\n```\ny\n~~~\nz\n```\n:::"),
    ("---\ntitle: \"{ref}`a`\"\n---\n{sub}`a`", "---\ntitle: \"{ref}`a`\"\n---\n<sub>a</sub>"),
    ("---\nno front matter\n\n---", "***\nno front matter\n\n---"),
    ("A {term}`dead unit`.", "A [dead unit]{.term}."),
    ("{cite:p}`{see}a, b{p. 3}` {cite:p}`a; b`", "[see @a; @b, p. 3] [@a; @b]"),
    ("{cite:t}`a{p. 3}` {cite}`a , b`", "@a [p. 3] [@a; @b]"),
    ("```swift\n{ref}`a`\n```", "```swift\n{ref}`a`\n```"),
    ("```{swift}\n#| label: fig-a\nlet a = 1\n```", "```{swift}\n//| label: fig-a\nlet a = 1\n```"),
  ])
  func mystAndQuartoBecomeOurs(_ text: String, _ expected: String) {
    #expect(MystMarkdown.converted(text) == expected)
  }

  @Test(arguments: [
    ("```{r}\nx\n```", "```r\nx\n```"),
    ("::: {.a}\n::: {.b}\nx\n:::\n::::\ny", "::: {.a}\n::: {.b}\nx\n:::\n:::\ny"),
    (":::{}\nx\n:::", "::: {.division}\nx\n:::"), ("```{=html}\n<b>x</b>\n```", "<b>x</b>"),
    ("```{=latex}\nx\n```\ny", "y"), ("a\n\n% no comment\n(a)=\n+++", "a\n\n% no comment\n(a)=\n+++"),
    ("It is `{python} x`, `{swift} y`.", "It is `x`, `{swift} y`."),
    ("```{swift, echo=FALSE}\n#| label: fig-a\nx\n```", "```{swift}\n//| label: fig-a\nx\n```"),
  ])
  func quartosOwn(_ text: String, _ expected: String) {
    let converted = MystMarkdown(text, dialect: .quarto)
    #expect(converted.markdown == expected)
  }

  @Test(arguments: ["\r\n", "\r"]) func lineEndsOfOtherSystemsChangeNothing(_ end: String) {
    let text =
      "```{code-cell} swift\n:tags: [remove-input]\n:label: fig-a\n1\n```\n\n```{swift}\n#| echo: false\n#| label: x\n2\n```\n"
    #expect(MystMarkdown.converted(text.replacing("\n", with: end)) == MystMarkdown.converted(text))
    #expect(CellConventions.split("#| a: 1\(end)#| b: 2\(end)x").options == ["a: 1", "b: 2"])
  }

  @Test func whatHasNoLikeIsNamedWithItsLine() {
    let text = "Words.\n\n```{autofunction} f\n```\n\n{strange}`x`\n\n```{code-cell} python\n1\n```\n"
    let found = MystMarkdown(text, file: "a.md").diagnostics
    #expect(
      found.map { "\($0)" } == [
        "a.md:3:1: warning: The directive 'autofunction' has no like here; it is shown as it stands.",
        "a.md:6:1: warning: The role 'strange' has no like here; its text is shown as code.",
        "a.md:8:1: warning: Cells in 'python' do not run here; the code is shown.",
      ])
  }

  /// sphinx-exercise: a solution has a label of its own, and its argument is the exercise's.
  @Test func aSolutionIsNamedByItsExercise() {
    #expect(
      MystMarkdown.converted(
        "```{exercise} Do\n:label: ex-1\nWhat?\n```\n\n```{solution} ex-1\n:label: my-sol\nThat.\n```\n\n{prf:ref}`ex-1`, [see](#my-sol)\n"
      )
        == "::: {#exr-ex-1 name=\"Do\"}\nWhat?\n:::\n\n::: {#sol-ex-1}\nThat.\n:::\n\n@exr-ex-1, [see](#sol-ex-1)\n"
    )
  }

  @Test func optionsOfWhatHasNoLikeStayWithIt() {
    #expect(
      MystMarkdown.converted(
        "```{iframe} https://x.org\n:width: 100%\n:hidden:\nA talk.\n```\n\n:::{prf:algorithm} Ford\n---\nlabel: alg\n---\nSteps.\n:::\n"
      )
        == "```text\niframe https://x.org\n:width: 100%\n:hidden:\nA talk.\n```\n\n```text\nprf:algorithm Ford\n:label: alg\nSteps.\n```\n"
    )
  }
}
