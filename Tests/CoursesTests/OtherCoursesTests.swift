import Courses
import Dates
import Files
import Foundation
import Notebooks
import Site
import Testing

/// Courses of the shapes that other tools' own examples have: each of their documents converts, and what comes of
/// it checks and builds as a course.
@Suite struct OtherCoursesTests {
  struct Other: Sendable, CustomTestStringConvertible {
    var name: String
    /// Documents in the order of the table of contents.
    var documents: [(String, String)]
    /// What stands beside them and stays as it is.
    var files: [String: String] = [:]
    var bibliography: String?
    /// How many sentences importing gives: what has no like here.
    var warnings = 0
    /// What pages show.
    var shown: [String: [String]]

    var testDescription: String { name }
  }

  @Test(arguments: [jupyterBook, quartoBook, plainJupyter, diveIntoDeepLearning])
  func isImportedCheckedAndBuilt(_ other: Other) throws {
    let old = try CourseFixture(Dictionary(other.documents) { first, _ in first }.merging(other.files) { $1 })
    defer { old.remove() }
    let course = try CourseFixture(other.files)
    defer { course.remove() }
    var chapters: [String] = []
    var warnings: [Diagnostic] = []
    for (name, _) in other.documents {
      let chapter = (name as NSString).deletingPathExtension + ".md"
      let conversion = try ChapterConversion(
        old.folder.path + "/" + name, to: course.folder.path + "/" + chapter, overwrites: false,
        day: course.day, installation: CourseFixture.installation)
      try conversion.write()
      warnings += conversion.diagnostics
      chapters.append(chapter)
    }
    #expect(warnings.count == other.warnings, "\(warnings)")
    #expect(warnings.allSatisfy { $0.severity == .warning && $0.position != nil }, "\(warnings)")
    try course.write(
      "course.yml",
      "title: \(other.name)\nchapters: [\(chapters.joined(separator: ", "))]\n"
        + (other.bibliography.map { "bibliography: \($0)\n" } ?? ""))

    let check = try WholeCheck(
      paths: [course.folder.path], today: course.day, installation: CourseFixture.installation)
    #expect(!check.diagnostics.containsErrors, "\(check.diagnostics)")
    let built = try course.build()
    let found = built.build.courseDiagnostics + built.reports.flatMap(\.diagnostics)
    #expect(!found.containsErrors, "\(found)")
    #expect(built.reports.count == chapters.count)
    for (page, texts) in other.shown {
      let html = try #require(course.page(page))
      for text in texts { #expect(html.contains(text), "\(page): \(text)") }
    }
  }

  private static let works = "@article{perez2011, title={Notebooks}, author={Pérez, F.}, year={2011}}\n"

  private static func notebook(_ cells: String) -> String {
    #"{ "nbformat": 4, "nbformat_minor": 5, "metadata": { "kernelspec": { "name": "swift", "language": "swift", "display_name": "Swift" } }, "cells": ["#
      + cells + "] }"
  }

  /// The shape of `jupyter-book create`: a page of Markdown, one of MyST with cells, a notebook.
  static let jupyterBook = Other(
    name: "Jupyter Book",
    documents: [
      (
        "intro.md",
        """
        # Welcome

        A small sample, see {doc}`markdown` and [notebooks](notebooks.ipynb).

        ```{tableofcontents}
        ```
        """
      ),
      (
        "markdown.md",
        """
        # Markdown Files

        ```{note}
        Here is a note, with {cite}`perez2011`.
        ```

        :::{admonition} With a title
        :class: tip
        Words.
        :::

        ```{figure} logo.png
        :name: fig-logo
        :alt: A logo
        The logo
        ```

        See {numref}`fig-logo`.

        ```{bibliography}
        ```
        """
      ),
      (
        "markdown-notebooks.md",
        """
        ---
        jupytext:
          formats: md:myst
          text_representation: { extension: .md, format_name: myst }
        kernelspec: { display_name: Swift, language: swift, name: swift }
        ---

        # Notebooks with MyST

        ```{code-cell}
        :tags: [hide-input]
        print("Here is", 6 * 7)
        ```
        """
      ),
      (
        "notebooks.ipynb",
        notebook(
          #"""
          { "cell_type": "markdown", "metadata": {}, "source": ["# Content with notebooks\n", "\n",
            "$$\n", "x = 1\n", "$$\n", "\n", ":::{tip}\n", "Back to [the start](intro.md).\n", ":::"] },
          { "cell_type": "code", "execution_count": 1, "metadata": {}, "outputs": [],
            "source": ["(1...4).map { $0 * $0 }"] }
          """#)
      ),
    ],
    files: ["_toc.yml": "format: jb-book\nroot: intro\n", "logo.png": "x", "references.bib": works],
    bibliography: "references.bib", warnings: 2,
    shown: [
      "intro.html": ["href=\"markdown.html\"", "href=\"notebooks.html\""],
      "markdown.html": ["Pérez", "The logo"], "markdown-notebooks.html": ["Here is 42"],
      "notebooks.html": ["[1, 4, 9, 16]"],
    ])

  /// The shape of `quarto create project book`.
  static let quartoBook = Other(
    name: "Quarto",
    documents: [
      ("index.qmd", "# Preface {.unnumbered}\n\nThis is a book. See @sec-intro.\n"),
      (
        "intro.qmd",
        """
        # Introduction {#sec-intro}

        See @perez2011 and @fig-line; [next](summary.qmd).

        ```{swift}
        #| label: fig-line
        #| fig-cap: "A line"
        #| fig-alt: A straight line
        #| echo: false
        Chart { LinePlot(x: "x", y: "y", domain: 0...1) { $0 } }
        ```

        ::: {.callout-tip collapse="true"}
        ## A tip
        Words.
        :::
        """
      ),
      (
        "summary.qmd",
        """
        ---
        title: Summary
        format:
          html:
            toc: true
        ---

        In summary, `{swift} 6 * 7`.

        ```{swift}
        #| eval: true
        #| output: asis
        1 + 1
        ```
        """
      ),
      ("references.qmd", "# References {.unnumbered}\n\n::: {#refs}\n:::\n"),
    ],
    files: ["_quarto.yml": "project: { type: book }\n", "references.bib": works],
    bibliography: "references.bib",
    shown: [
      "intro.html": ["Pérez", "A line", "<svg", "href=\"summary.html\""], "summary.html": ["42"],
      "index.html": ["href=\"intro.html\""],
    ])

  /// Numbered notebooks with a picture in a cell, links to each other, anchors, and files of Windows.
  static let plainJupyter = Other(
    name: "Jupyter",
    documents: [
      (
        "00_intro.ipynb",
        notebook(
          #"""
          { "cell_type": "markdown", "metadata": {}, "source": "# Intro\n\nGo on with [part 1](01_sums.ipynb#Sums).\n\n<img src=\"attachment:i.png\" width=\"40\" alt=\"A dot\"/>",
            "attachments": { "i.png": { "image/png": "iVBORw0KGgo=" } } },
          { "cell_type": "code", "metadata": { "scrolled": true }, "execution_count": null, "outputs": [],
            "source": ["let numbers = [1, 2, 3]\r\n", "numbers.count"] }
          """#)
      ),
      (
        "01_sums.ipynb",
        notebook(
          #"""
          { "cell_type": "markdown", "metadata": { "slideshow": { "slide_type": "slide" } },
            "source": ["# Sums\n", "\n", "The sum is $\\sum_i x_i$. It costs $5.\n", "\n", "\\begin{equation}\n", "s = 1 \\label{eq:s}\n", "\\end{equation}\n"] },
          { "cell_type": "code", "metadata": { "collapsed": true }, "execution_count": 7, "outputs": [
              { "output_type": "stream", "name": "stdout", "text": "old" } ],
            "source": "print([1, 2, 3].reduce(0, +))" },
          { "cell_type": "raw", "metadata": {}, "source": "" },
          { "cell_type": "code", "metadata": {}, "execution_count": 8, "outputs": [], "source": "" }
          """#)
      ),
    ],
    shown: ["00_intro.html": ["href=\"01_sums.html#", ">3<"], "01_sums.html": ["6"]])

  /// The shape of "Dive into Deep Learning": roles between colons, labels below what they name.
  static let diveIntoDeepLearning = Other(
    name: "Dive",
    documents: [
      (
        "index.md",
        """
        # Linear Networks
        :label:`chap_linear`

        Before :numref:`sec_linear`, a little :cite:`perez2011`.
        """
      ),
      (
        "linear.md",
        """
        # Linear Regression
        :label:`sec_linear`

        As :citet:`perez2011` says, in :numref:`chap_linear`:

        $$y = x$$
        :eqlabel:`eq_line`

        ![A neuron.](neuron.png)
        :width:`400px`
        :label:`fig_neuron`

        See :eqref:`eq_line` and :numref:`fig_neuron`.

        ```{.python .input}
        %%tab pytorch
        from d2l import torch as d2l
        ```

        :begin_tab:`mxnet`
        Words.
        :end_tab:

        ```{swift}
        2.0 * 21
        ```
        """
      ),
    ],
    files: ["neuron.png": "x", "d2l.bib": works], bibliography: "d2l.bib", warnings: 1,
    shown: [
      "index.html": ["href=\"linear.html\""],
      "linear.html": ["Pérez", "A neuron.", "42.0", "href=\"#eq-eq_line\"", "href=\"#fig-fig_neuron\""],
    ])
}
