import Foundation
import Importing
import Testing

@testable import Courses
@testable import Notebooks
@testable import Site

/// Courses of other tools: imported, they build.
@Suite struct ImportedCourseTests {
  private static let jupyter = #"""
    { "nbformat": 4, "nbformat_minor": 5,
      "metadata": { "kernelspec": { "name": "swift", "language": "swift", "display_name": "Swift" } },
      "cells": [
        { "cell_type": "markdown", "id": "a", "metadata": {},
          "source": "# Flüsse\n\nMath $ a_1 $ and\n\n\\begin{align}\nx &= 1\n\\end{align}\n\n![p](attachment:p.png)",
          "attachments": { "p.png": { "image/png": "iVBORw0KGgo=" } } },
        { "cell_type": "code", "id": "b", "metadata": { "tags": ["hide-input", "q1"] }, "outputs": [],
          "execution_count": 3, "source": ["let a = 20\n", "a + 1"] },
        { "cell_type": "raw", "id": "c", "metadata": { "format": "text/latex" }, "source": "\\newpage" }] }
    """#
  private static let quarto = """
    ---
    title: "Flüsse"
    format: html
    execute:
      echo: false
    ---

    ## Part {#sec-part}

    See @sec-part, @fig-pets and @fig-a.^[A note.]

    ::: {#fig-pets layout-ncol=2}
    ![A](p.png){#fig-a}

    ![B](p.png){#fig-b}

    Both.
    :::

    ```{swift}
    #| label: tbl-x
    #| tbl-cap: A number
    20 + 1
    ```

    ::: {.callout-note appearance="simple"}
    Words.
    :::

    """
  private static let myst = """
    ---
    jupytext:
      formats: md:myst
    kernelspec:
      name: swift
      display_name: Swift
    ---

    (start)=
    # Flüsse

    See {ref}`start` and {eq}`one`.

    ```{math}
    :label: one
    x = 1
    ```

    :::{tip} Look
    > ```{code-cell} swift
    > :tags: [remove-input]
    > 20 + 1
    > ```
    :::

    ```{figure} p.png
    :name: pic
    :alt: A picture
    The caption
    ```

    """

  /// The chapter in our words, with the pictures that it brings.
  private static func imported(_ name: String) throws -> (String, [String: Data]) {
    switch name {
    case "jupyter":
      let read = try JupyterReader(file: "a.ipynb", data: Data(jupyter.utf8), attachmentFolder: "a_files/")
      return (
        read.markdown,
        Dictionary(uniqueKeysWithValues: read.attachments.map { ("a_files/" + $0.key, $0.value) })
      )
    case "quarto":
      return (MystMarkdown(quarto, file: "a.qmd", dialect: .quarto).markdown, ["p.png": Data("x".utf8)])
    default: return (MystMarkdown(myst, file: "a.md").markdown, ["p.png": Data("x".utf8)])
    }
  }

  @Test(arguments: ["jupyter", "quarto", "myst"]) func anImportedCourseBuilds(_ name: String) throws {
    let (text, pictures) = try Self.imported(name)
    let course = try CourseFixture(["a.md": text])
    defer { course.remove() }
    for (path, data) in pictures {
      try course.write(path, "")
      try data.write(to: course.folder.appendingPathComponent(path))
    }
    let built = try course.build()
    #expect(!built.reports.flatMap(\.diagnostics).containsErrors, "\(built.reports.flatMap(\.diagnostics))")
    let page = try #require(course.page("a.html"))
    #expect(page.contains("Flüsse") && page.contains("21"))
  }

  @Test func linksAndReferencesIntoADraftSayThatItIsOne() throws {
    let course = try CourseFixture([
      "a.md":
        "# A\n\n[b](b.md) and @sec-b, @sec-c, @sol-x.\n\n::: {#exr-x}\nx\n:::\n\n::: {#sol-x}\ny\n:::\n",
      "b.md": "---\ntitle: B\ndraft: true\n---\n\n## B {#sec-b}\n",
      "c.md": "---\ntitle: C\nrelease: 2026-12-24\n---\n\n## C {#sec-c}\n",
      "course.yml": "solutions: hide\ncsl: ieee.csl\n",
    ])
    defer { course.remove() }
    let built = try course.build { $0.writesNothing = true }
    let messages = built.reports.flatMap(\.diagnostics).map(\.message)
    let a = course.folder.path + "/a.md"
    let (b, c) = (course.folder.path + "/b.md", course.folder.path + "/c.md")
    #expect(
      messages == [
        "The link leads to 'b.md', which is a draft and has no page yet.",
        "The label 'sec-b' stands in '\(b)', which is a draft, and readers do not see it.",
        "The label 'sec-c' stands in '\(c)', which is held back until its day, and readers do not see it.",
        "The label 'sol-x' is withheld in '\(a)', and readers do not see it.",
      ])
    #expect(
      built.build.source.courseDiagnostics.map { "\($0.severity.rawValue): \($0.message)" } == [
        "warning: 'csl' has no effect: works are listed by author and year."
      ])
    let drafts = try course.build {
      $0.writesNothing = true
      $0.includesDrafts = true
      $0.solutions = .show
    }
    #expect(drafts.reports.flatMap(\.diagnostics).isEmpty)
  }
}
