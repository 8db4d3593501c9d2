import Foundation
import Testing

@testable import Importing
@testable import Notebooks

/// What stands in quotations, lists and figures stays there.
@Suite struct QuotationImportTests {
  @Test(arguments: [
    (
      "> Words.\n>\n> ```{code-cell} swift\n> :tags: [remove-input]\n> let a = 1\n>\n> a\n> ```\n> More.\n\nEnd.",
      "> Words.\n>\n> ```{swift}\n> //| echo: false\n> let a = 1\n>\n> a\n> ```\n> More.\n\nEnd."
    ),
    ("> ```{swift}\n> #| label: fig-a\n> 1\n> ```", "> ```{swift}\n> //| label: fig-a\n> 1\n> ```"),
    (
      "> $$\n> x\n> $$ (eq:q)\n\nAfter {ref}`a`.\n\n(a)=\n# A",
      "> $$\n> x\n> $$ {#eq-q}\n\nAfter @sec-a.\n\n# A {#sec-a}"
    ),
    ("> > ```{note}\n> > x\n> > ```", "> > ::: {.callout-note}\n> > x\n> > :::"),
    ("> {ref}`a` and {sub}`b`\n\n(a)=\n## A", "> @sec-a and <sub>b</sub>\n\n## A {#sec-a}"),
    (
      "- ```{code-cell} swift\n  1\n  ```\n- two\n\nEnd.",
      "- ```{swift}\n  1\n  ```\n- two\n\nEnd."
    ),
    ("1. :::{note}\n   x\n   :::", "1. ::: {.callout-note}\n   x\n   :::"),
    (
      "a^[one]\n\n> ```\n> x\n> ```\n> b^[two]\n\nc^[three]",
      "a[^note-1]\n\n> ```\n> x\n> ```\n> b[^note-2]\n\nc[^note-3]\n\n[^note-1]: one\n\n[^note-2]: two\n\n[^note-3]: three"
    ),
    (
      ":::{figure}\n:label: pets\n:class: grid-2\n\n(cow)=\n![A cow](cow.png)\n\nTwo pets.\n:::\n\nSee {numref}`cow`.",
      "::: {#fig-pets layout-ncol=\"2\"}\n\n![A cow](cow.png){#fig-cow}\n\nTwo pets.\n:::\n\nSee @fig-cow."
    ),
  ])
  func blocksAroundStay(_ text: String, _ expected: String) {
    #expect(MystMarkdown.converted(text) == expected)
  }

  @Test func linesInQuotationsAreNamed() {
    let text = "Words.\n\n> ```{strange} x\n> y\n> ```\n\n> ```\n> ```\n> {odd}`z`\n"
    #expect(
      MystMarkdown(text, file: "a.md").diagnostics.map { "\($0)" } == [
        "a.md:3:1: warning: The directive 'strange' has no like here; it is shown as it stands.",
        "a.md:9:1: warning: The role 'odd' has no like here; its text is shown as code.",
      ])
  }

  @Test func cellsOfANotebookShareNoFootnoteAndLeadToChapters() throws {
    let read = try JupyterReader(
      file: "a.ipynb",
      data: Data(
        #"""
        { "nbformat": 4, "metadata": { "kernelspec": { "name": "swift" } }, "cells": [
          { "cell_type": "markdown", "source": "x[^1] ^[y]\n\n[^1]: one" },
          { "cell_type": "markdown", "source": "[b](b.ipynb#c) [d](https://e.f/g.ipynb)[^1] ^[z]\n\n[^1]: two" },
          { "cell_type": "code", "source": "let a = 1\n%install x\na % 2" }] }
        """#.utf8))
    #expect(
      read.markdown == """
        x[^1] [^note-1]

        [^1]: one

        [^note-1]: y

        [b](b.md#c) [d](https://e.f/g.ipynb)[^1-2] [^note-1-2]

        [^1-2]: two

        [^note-1-2]: z

        ```{swift}
        let a = 1
        // %install x
        a % 2
        ```

        """)
    #expect(
      read.diagnostics.map(\.message) == [
        "a.ipynb, cell 3, line 2: '%install x' is a command to Jupyter, and is left out."
      ])
  }
}
