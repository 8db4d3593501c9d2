import Foundation
import Testing
import Texts

@testable import Importing
@testable import Notebooks

/// Documents of the shapes that Quarto's, MyST's and nbformat's own tests have: each converts and can be read,
/// and what is not understood is named with its position.
@Suite struct OtherSuitesTests {
  private func check(_ markdown: String, _ found: [Diagnostic], _ name: String) throws {
    #expect(found.allSatisfy { $0.severity == .warning }, "\(name): \(found)")
    #expect(
      found.allSatisfy { $0.position != nil || $0.message.contains(", cell ") }, "\(name): \(found)")
    let (_, read) = try NotebookParser(read: { $0 == name ? markdown : nil }).parse(file: name, root: "")
    #expect(read.allSatisfy { $0.position != nil }, "\(name): \(read)")
  }

  /// The documents, with how many warnings converting them gives.
  private static let quarto: [(String, Int)] = [
    (
      "---\ntitle: T\nformat:\n  html: default\n  pdf: default\n_quarto:\n  tests:\n    html: []\n---\n\n# A\n",
      0
    ),
    ("```{python}\n#| label: fig-a\n#| fig-cap: A\nprint(1)\n```\n\n@fig-a\n", 1),
    ("::: {#fig-x layout=\"[[1,1],[1]]\"}\n![A](a.png){#fig-x-a}\n\n![B](b.png){#fig-x-b}\n\nCap\n:::\n", 0),
    ("::: {layout-ncol=2}\n### L\n\na\n\n### R\n\nb\n:::\n", 0), ("```{{python}}\n1\n```\n", 0),
    ("{{< video https://a.b >}} {{< pagebreak >}} {{< meta title >}}\n", 3),
    ("::: {.callout-note appearance=\"simple\" icon=false}\nx\n:::\n", 0), ("[x]{.underline} ~a~ ^b^\n", 0),
    ("| a | b |\n|---|---|\n| 1 | 2 |\n\n: Cap {#tbl-a tbl-colwidths=\"[60,40]\"}\n", 0),
    ("+---+---+\n| a | b |\n+===+===+\n| 1 | 2 |\n+---+---+\n", 0), ("`<b>x</b>`{=html}\n", 0),
    ("```{=typst}\n#x\n```\n", 1), ("$$\nx\n$$ {#eq-a}\n\nSee @eq-a.\n", 0), ("(1)  a\n(2)  b\n", 0),
    ("::: {#thm-a}\n## Line\nx\n:::\n\n::: {.proof}\ny\n:::\n", 0), ("Term\n:   Def\n\n    more\n", 0),
    ("::: {.panel-tabset}\n## A\n```{r}\n1\n```\n## B\ny\n:::\n", 1), ("| a\n| b\n", 0),
    ("```{mermaid}\n%%| label: fig-m\ngraph LR\nA-->B\n```\n", 1), ("[@a; see @b, p. 3] -@c\n", 0),
    ("---\n---\n", 0), ("---\ntitle: never closed\n", 0), ("", 0), ("\u{FEFF}# A\n", 0),
    ("<div>\n\n# A\n", 0),
    ("::::: {.columns}\n:::: {.column width=\"40%\"}\nx\n::::\n:::::\n", 0),
    ("\\newcommand{\\a}{b}\n\n$\\a$\n", 1),
  ]

  @Test(arguments: quarto.indices) func quartosShapes(_ index: Int) throws {
    let (text, count) = Self.quarto[index]
    let converted = MystMarkdown(text, file: "a.qmd", dialect: .quarto)
    #expect(converted.diagnostics.count == count, "\(converted.diagnostics)")
    try check(converted.markdown, converted.diagnostics, "a.qmd")
  }

  private static let myst: [(String, Int)] = [
    ("```{admonition} T\n:class: tip dropdown\nx\n```\n", 0), (":::{card} T\n:link: a\nx\n^^^\ny\n:::\n", 1),
    ("````{tab-set}\n```{tab-item} A\n:sync: a\nx\n```\n````\n", 0), ("{abbr}`HTML (a b)` {kbd}`x`\n", 0),
    ("```{literalinclude} a.py\n:lines: 1-3\n```\n", 1), ("```{exercise}\n:label: e\nx\n```\n", 0),
    ("```{solution} e\ny\n```\n", 0), ("```{mermaid}\nA\n```\n", 1),
    ("---\nkernelspec:\n  name: swift\n---\n# A\n", 0),
    ("```{math}\n:label: m\na\n\nb\n```\n", 0), ("+++ {\"part\": \"abstract\"}\nx\n", 1),
    ("%%\n% x --- y\n", 0),
    ("```{iframe} https://a.b\n:width: 100%\nCap\n```\n", 1), ("{unknown}`x`\n", 1),
    ("[](#a) <project:#b>\n", 0),
    ("```{code-cell} python\n---\ntags: [a]\n---\n1\n```\n", 1), ("```{note}\n````\n", 0), ("$$a$$ (b)\n", 0),
    (":::{epigraph}\nx\n-- y\n:::\n", 0), ("```{list-table}\n* - a\n  - b\n* - c\n```\n", 0),
    ("> {ref}`x`\n", 0),
    ("```{figure} a.png\n---\nwidth: 3em\nname: f\n---\nC\n```\n", 0), ("{cite:t}`a` {cite:p}`b,c`\n", 0),
    ("Line\\\nbreak {eval}`1 + 1`\n", 1), ("```{bibliography}\n:style: alpha\n```\n", 1), ("(a)=\n", 0),
    ("# A\n:label:`sec_a`\n\n:numref:`sec_a`, :cite:`b`, `:cite:` and ``:x:`y` ``.\n", 0),
    ("![P](p.png)\n:width:`9px`\n:label:`fig_p`\n\n:label:`fig_q`\n", 0), (":begin_tab:`a`\n:end_tab:\n", 1),
    (
      "$$\nx \\label{eq:a}\n$$\n\nSee {eq}`eq:a`.\n\n$$y \\label{b}$$\n\n$$\n\\label{c}\nz\n$$\n{eq}`b` {eq}`c`\n",
      0
    ),
    (":::{prf:lemma} N\n:label: n\nx\n:::\n\n{prf:ref}`n`\n", 0),
  ]

  @Test(arguments: myst.indices) func mystsShapes(_ index: Int) throws {
    let (text, count) = Self.myst[index]
    let converted = MystMarkdown(text, file: "a.md")
    #expect(converted.diagnostics.count == count, "\(converted.diagnostics)")
    try check(converted.markdown, converted.diagnostics, "a.md")
  }

  @Test(arguments: [
    #"{ "nbformat": 4, "nbformat_minor": 0, "metadata": {}, "cells": [] }"#,
    #"{ "nbformat": 4, "metadata": null, "cells": [{ "cell_type": "markdown", "source": [] }] }"#,
    #"{ "nbformat": 4, "metadata": { "kernelspec": 3 }, "cells": [{ "cell_type": "raw" }, { "cell_type": "x", "source": "" }] }"#,
    #"{ "nbformat": 4, "metadata": {}, "cells": [{ "cell_type": "markdown", "source": "---\n---\n", "attachments": {} }] }"#,
    #"{ "nbformat": 4, "metadata": {}, "cells": [{ "cell_type": "code", "source": "1", "outputs": [{ "output_type": "x", "data": Infinity }] }] }"#,
    #"{ "nbformat": 4, "metadata": {}, "cells": [{ "cell_type": "code", "source": ["a\r\n", "b"], "metadata": { "collapsed": "x", "tags": [1] } }] }"#,
    #"{ "nbformat": 3, "metadata": {}, "worksheets": [{}, { "cells": [{ "cell_type": "html", "source": "x" }] }] }"#,
    #"{ "nbformat": 4, "metadata": {}, "cells": [{ "cell_type": "code", "source": "1", "metadata": { "lectern": { "indentation": "> ", "joined": 3 } } }] }"#,
  ])
  func nbformatsShapes(_ text: String) throws {
    let read = try JupyterReader(file: "a.ipynb", data: Data(text.utf8))
    try check(read.markdown, read.diagnostics, "a.ipynb")
  }

  /// Whole suites of others: `LECTERN_SUITE=folder swift test --filter OtherSuitesTests`.
  @Test(
    .enabled(if: ProcessInfo.processInfo.environment["LECTERN_SUITE"] != nil, "names no folder of documents"))
  func aWholeSuite() throws {
    let folder = ProcessInfo.processInfo.environment["LECTERN_SUITE"] ?? "."
    for case let path as String in FileManager.default.enumerator(atPath: folder)
      ?? FileManager.DirectoryEnumerator()
    {
      guard let data = FileManager.default.contents(atPath: folder + "/" + path) else { continue }
      switch (path as NSString).pathExtension {
      case "ipynb":
        guard let read = try? JupyterReader(file: path, data: data) else { continue }
        try check(read.markdown, read.diagnostics, path)
      case "qmd", "md":
        let text = try TextFile(data, named: path).text
        let converted = MystMarkdown(text, file: path, dialect: path.hasSuffix(".qmd") ? .quarto : .myst)
        try check(converted.markdown, converted.diagnostics, path)
      default: break
      }
    }
  }
}
