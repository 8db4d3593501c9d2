import Testing

@testable import Importing
@testable import Notebooks

/// What Pandoc's and knitr's Markdown has that GitHub's has not.
@Suite struct PandocImportTests {
  @Test(arguments: [
    (
      "H~2~O, x^2^, (a)^n^, $x^2+y^2$, ~~gone~~ and [^1][^2]",
      "H<sub>2</sub>O, x<sup>2</sup>, (a)<sup>n</sup>, $x^2+y^2$, ~~gone~~ and [^1][^2]"
    ),
    ("one -- two, 3--5, a---b, --option, x --y", "one – two, 3–5, a—b, --option, x --y"),
    (#"See \@ref(fig:x), \@ref(tab:y) and \@ref(start)."#, "See [-@fig-x], [-@tbl-y] and [-@sec-start]."),
    (
      "[Fig @fig-a], [see @he2015], [@fig-a; @fig-b], [Fig @fig-a](b.md), [A @sec-b, c]",
      "Fig [-@fig-a], [see @he2015], [@fig-a; @fig-b], [Fig @fig-a](b.md), [A @sec-b, c]"
    ),
    ("https://a.b/~c/~d and 1~2 ~3", "https://a.b/~c/~d and 1~2 ~3"),
    ("A\\ b", "A&nbsp;b"),
    // What names something keeps its hyphens and tildes.
    (
      "[x -- y](https://a.b/c--d~e~) <https://a.b/c---d> https://a.b/e--f [r -- s][one--two] ![p](a--b.png){#fig-a--b}",
      "[x – y](https://a.b/c--d~e~) <https://a.b/c---d> https://a.b/e--f [r – s][one--two] ![p](a--b.png){#fig-a--b}"
    ),
    (
      "$i--j$ <a href=\"k--l\">m--n</a> @fig-a--b {{< include a--b.md >}} <!-- a--b -->",
      "$i--j$ <a href=\"k--l\">m–n</a> @fig-a--b {{< include a--b.md >}} <!-- a--b -->"
    ),
    ("[one--two]: https://a.b/n--o\n\n    git log a--b", "[one--two]: https://a.b/n--o\n\n    git log a--b"),
    ("**b**^2^, $x$ and (a)^n^ [c](d)~2~", "**b**<sup>2</sup>, $x$ and (a)<sup>n</sup> [c](d)<sub>2</sub>"),
    (
      #"\cite{a, b}, \citep[p.~3]{a}, \citet{a} and `\cite{a}`"#,
      #"[@a; @b], [@a, p. 3], @a and `\cite{a}`"#
    ),
    (
      "| a |\n|---|\n| 1 |\n\nTable: Below {#tbl-b}\n\nTable: of words",
      "| a |\n|---|\n| 1 |\n\n: Below {#tbl-b}\n\nTable: of words"
    ),
    ("Table: Above\n\n| a |\n|---|\n| 1 |", ": Above\n\n| a |\n|---|\n| 1 |"),
    ("`<b>x</b>`{=html} and `y`", "<b>x</b> and `y`"), ("#. one\n#. two", "1. one\n1. two"),
    (
      "| a line\n| another\n\n| a | b |\n|---|---|\n| 1 | 2 |",
      "a line  \nanother  \n\n| a | b |\n|---|---|\n| 1 | 2 |"
    ),
    (
      "+---+:--:+\n| a | b  |\n+===+===:+\n| 1 | 2  |\n|   | on |\n+---+----+\nEnd",
      "| a | b |\n| --- | --: |\n| 1 | 2 on |\nEnd"
    ),
    ("+---+---+\n| 1 | 2 |\n+---+---+", "|  |  |\n| --- | --- |\n| 1 | 2 |"),
  ])
  func pandocsOwnBecomesOurs(_ text: String, _ expected: String) {
    let converted = MystMarkdown(text + "\n", file: "a.qmd", dialect: .quarto)
    #expect(converted.markdown == expected + "\n")
    #expect(converted.diagnostics == [])
  }

  @Test(arguments: [
    ("(@) x", "Lists of examples have no like here; the item is shown as it stands."),
    (" ----  ----", "Tables without bars have no like here; this one is shown as it stands."),
    (
      "{{< include _b.qmd >}}",
      "'_b.qmd' is included as it stands; convert it too, and write its new name here."
    ),
    ("`x`{=latex}", "The role '=latex' has no like here; its text is shown as code."),
  ])
  func pandocsOwnThatHasNoLikeIsNamed(_ text: String, _ message: String) {
    let found = MystMarkdown("Words.\n\n\(text)\n", file: "a.qmd", dialect: .quarto).diagnostics
    #expect(found.map { "\($0)" } == ["a.qmd:3:1: warning: \(message)"])
  }

  /// bookdown's headings that are none, its texts for captions, and what the speaker alone shall read.
  @Test func whatIsNoPartOfThePageIsToldAndNotShown() {
    let text =
      "# (PART) Basics {-}\n\n# Start\n\n(ref:cap) A *caption*.\n\n# (APPENDIX) Appendix {-}\n\n::: {.notes}\nTell nobody.\n:::\n\n::: notes\nNor this.\n:::\n"
    let converted = MystMarkdown(text, file: "a.Rmd", dialect: .quarto)
    #expect(
      converted.diagnostics.map { "\($0.position?.line ?? 0): \($0.message)" } == [
        "1: The part 'Basics' is left out: name it in course.yml, as `{ part: Basics, chapters: [...] }`.",
        "5: The text '(ref:cap)' is put in no caption; it is shown as it stands.",
        "7: What says that appendices follow is left out: list them in course.yml, as `{ part: Appendix, chapters: [...] }`.",
        "9: Notes for the speaker are not shown on pages.",
        "13: Notes for the speaker are not shown on pages.",
      ])
    #expect(!converted.markdown.contains("(PART)") && !converted.markdown.contains("(APPENDIX)"))
    #expect(
      converted.markdown.contains("::: {.content-visible when-format=\"revealjs\"}\nTell nobody.\n:::"))
  }

  @Test func aPauseOfSlidesIsNoParagraph() {
    let converted = MystMarkdown("One.\n\n. . .\n\nTwo . . . three.\n", file: "a.qmd", dialect: .quarto)
    #expect(converted.markdown == "One.\n\n\n\nTwo . . . three.\n")
  }

  /// A chunk may have said that nothing of it is shown.
  @Test func optionsOfChunksAndAnnotationsAreNamed() {
    let text = "Words.\n\n```{r setup, include=FALSE}\nx <- 1 # <1>\ny # <2>\nz <3>\n```\n1. One.\n2. Two.\n"
    let converted = MystMarkdown(text, file: "a.Rmd", dialect: .quarto)
    #expect(
      converted.diagnostics.map { "\($0)" } == [
        "a.Rmd:3:1: warning: Cells in 'r' do not run here; the code is shown. Its options are left out: setup, include=FALSE.",
        "a.Rmd:4:1: warning: Code annotations have no like here; they are comments with the number of their item.",
      ])
    #expect(converted.markdown.contains("```r\nx <- 1 # (1)\ny # (2)\nz <3>\n```\n1. One."))
  }

  @Test func substitutionsAreNamed() {
    let text = "Words.\n\n{{ key }}, `{{ code }}` and $x^{{a}}$\n"
    #expect(
      MystMarkdown(text, file: "a.md").diagnostics.map { "\($0)" } == [
        "a.md:3:1: warning: The substitution 'key' has no like here; it is shown as it stands."
      ])
  }

  @Test func whatKnitrComputesInALineIsNamed() {
    let converted = MystMarkdown(
      "There are `r nrow(d)` rows, `r` and `ruby x`.\n", file: "a.qmd", dialect: .quarto)
    #expect(converted.markdown == "There are `nrow(d)` rows, `r` and `ruby x`.\n")
    #expect(
      converted.diagnostics.map { "\($0)" } == [
        "a.qmd:1:1: warning: The role 'r' has no like here; its text is shown as code."
      ])
  }
}
