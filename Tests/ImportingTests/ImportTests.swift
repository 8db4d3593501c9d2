import Foundation
import Testing

@testable import Importing
@testable import Notebooks

/// Notebooks and Markdown of others, in our words.
@Suite struct ImportTests {
  private func notebook(_ cells: String, language: String = "swift") throws -> JupyterReader {
    let text = """
      { "nbformat": 4, "nbformat_minor": 5,
        "metadata": { "kernelspec": { "name": "\(language)", "language": "\(language)" } },
        "cells": [\(cells)] }
      """
    return try JupyterReader(file: "a.ipynb", data: Data(text.utf8))
  }

  @Test func cellsBecomeFencesAndTextStays() throws {
    let read = try notebook(
      """
      { "cell_type": "raw", "id": "a", "metadata": {}, "source": ["---\\n", "title: T\\n", "---\\n"] },
      { "cell_type": "markdown", "id": "b", "metadata": {}, "source": "# Head\\n\\nWords." },
      { "cell_type": "code", "id": "c", "metadata": {}, "outputs": [], "execution_count": null,
        "source": ["//| label: fig-a\\n", "let a = 1\\n", "a"] }
      """)
    #expect(
      read.markdown
        == "---\ntitle: T\n---\n\n# Head\n\nWords.\n\n```{swift}\n//| label: fig-a\nlet a = 1\na\n```\n")
  }

  @Test(arguments: [
    (#""tags": ["hide-input"]"#, "code-fold: true"), (#""tags": ["remove-input"]"#, "echo: false"),
    (#""tags": ["remove_cell"]"#, "include: false"), (#""tags": ["raises-exception"]"#, "error: true"),
    (#""tags": ["hide-output"]"#, "output: false"), (#""tags": ["skip-execution"]"#, "eval: false"),
    (#""jupyter": { "source_hidden": true }"#, "code-fold: true"), (#""tags": ["wide"]"#, "classes: wide"),
    (#""label": "fig-b""#, "label: fig-b"),
  ])
  func conventionsBecomeOptions(_ metadata: String, _ option: String) throws {
    let read = try notebook(
      "{ \"cell_type\": \"code\", \"id\": \"c\", \"metadata\": { \(metadata) }, \"outputs\": [], \"source\": \"1\" }"
    )
    #expect(read.markdown == "```{swift}\n//| \(option)\n1\n```\n")
  }

  /// Notebooks lead to one another in HTML as well; what lies elsewhere stays.
  @Test(arguments: [
    ("<a href='02_two.ipynb#b'>two</a>", "<a href='02_two.md#b'>two</a>"),
    ("<a class='x' href='../two.ipynb'>two</a>", "<a class='x' href='../two.md'>two</a>"),
    ("<a href='https://a.org/two.ipynb'>two</a>", "<a href='https://a.org/two.ipynb'>two</a>"),
  ]) func linksInHTMLLeadToChapters(_ source: String, _ expected: String) throws {
    let read = try notebook("{ \"cell_type\": \"markdown\", \"metadata\": {}, \"source\": \"\(source)\" }")
    #expect(read.markdown == expected + "\n")
  }

  @Test func optionOfTheCellWinsOverItsTags() throws {
    let read = try notebook(
      """
      { "cell_type": "code", "id": "c", "metadata": { "tags": ["remove-input"] }, "outputs": [],
        "source": "#| echo: true\\n1" }
      """)
    #expect(read.markdown == "```{swift}\n//| echo: true\n1\n```\n")
  }

  /// How an author's window looked keeps nothing from readers, and what a tag does is told.
  @Test func outputsAreNotLostWithoutAWord() throws {
    func read(_ metadata: String) throws -> JupyterReader {
      try notebook("{ \"cell_type\": \"code\", \"metadata\": { \(metadata) }, \"source\": \"1\" }")
    }
    let hidden = try read("\"jupyter\": { \"outputs_hidden\": true }, \"collapsed\": true")
    #expect(hidden.markdown == "```{swift}\n1\n```\n" && hidden.diagnostics.isEmpty)
    #expect(try read("\"tags\": [\"hide-output\"]").diagnostics.count == 1)
  }

  @Test func otherLanguagesAreShown() throws {
    let read = try notebook(
      #"{ "cell_type": "code", "id": "c", "metadata": {}, "outputs": [], "source": "print('```')" }"#,
      language: "python")
    #expect(
      read.markdown == "```python\nprint('```')\n```\n" || read.markdown == "````python\nprint('```')\n````\n"
    )
  }

  @Test func picturesInsideTheNotebookAreTakenOut() throws {
    let read = try notebook(
      """
      { "cell_type": "markdown", "id": "b", "metadata": {}, "source": "![x](attachment:dot.png)",
        "attachments": { "dot.png": { "image/png": "iVBORw0KGgo=" } } }
      """)
    #expect(read.markdown == "![x](dot.png)\n")
    #expect(read.attachments["dot.png"]?.count == 8)
  }

  /// In Jupyter each cell has its own; in one text the first would count for all.
  @Test func linksOfTwoCellsStayApart() throws {
    let read = try notebook(
      #"""
      { "cell_type": "markdown", "metadata": {}, "source": "[Ref]: https://a.org\n[b]: https://b.org\n\nSee [ref]." },
      { "cell_type": "markdown", "metadata": {}, "source": "[ref]: https://c.org\n[b]: https://b.org\n\nSee [ref], [x][ref], [ref][], [ref](y.md) and [b]." }
      """#)
    #expect(read.markdown.hasPrefix("[Ref]: https://a.org\n[b]: https://b.org\n\nSee [ref].\n\n"))
    #expect(
      read.markdown.hasSuffix(
        "[ref-2]: https://c.org\n[b]: https://b.org\n\nSee [ref][ref-2], [x][ref-2], [ref][ref-2], [ref](y.md) and [b].\n"
      ))
  }

  @Test func theFormatMayStandThereAsText() throws {
    let text = #"{ "nbformat": "4", "cells": [{ "cell_type": "markdown", "source": "Hi" }] }"#
    #expect(try JupyterReader(file: "a.ipynb", data: Data(text.utf8)).markdown == "Hi\n")
  }

  @Test(arguments: [
    ("not json", "'a.ipynb' is no Jupyter notebook: it is not JSON."),
    ("{}", "'a.ipynb' is no Jupyter notebook: it has no 'nbformat'."),
    (#"{ "nbformat": 2, "cells": [], "metadata": {} }"#, "'a.ipynb' is of nbformat 2."),
    (
      #"{ "nbformat": 4, "cells": 3, "metadata": {} }"#,
      "'a.ipynb' is no Jupyter notebook: 'cells' is of the wrong kind."
    ),
  ])
  func whatIsNoNotebookIsRefused(_ text: String, _ message: String) {
    do {
      _ = try JupyterReader(file: "a.ipynb", data: Data(text.utf8))
      Issue.record("it was read")
    } catch {
      #expect((error as? Diagnostic)?.message == message)
    }
  }

  @Test(arguments: [
    (#"$a$ = $b$ and $ c$"#, #"$a$ = $b$ and $c$"#),
    (#"$ x $ and costs $ 5 or $ 6"#, #"$x$ and costs $ 5 or $ 6"#), (#"\\\\(z\\\\) here"#, "$z$ here"),
    (#"\\begin{align*}\na &= b\n\\end{align*}"#, "$$\n\\begin{align*}\na &= b\n\\end{align*}\n$$"),
    (
      #"\\begin{equation}\\label{eq:m}\nx\n\\end{equation}\n\\eqref{eq:m}"#,
      "$$\n\\begin{equation}\nx\n\\end{equation}\n$$ {#eq-m}\n@eq-m"
    ),
    (
      #"\\begin{equation}\\label{eq:m}\nx\n\\end{equation}\n(\\ref{eq:m}), $\\ref{eq:m}$, \\ref{fig:n}, $a + \\ref{eq:m}$"#,
      "$$\n\\begin{equation}\nx\n\\end{equation}\n$$ {#eq-m}\n([-@eq-m]), [-@eq-m], `\\ref{fig:n}`, $a + \\ref{eq:m}$"
    ),
    (#"`$ x $`"#, "`$ x $`"), (#"$$\na\n\nb\n$$"#, "$$\na\nb\n$$"),
    (#"```python\nnever closed"#, "```python\nnever closed\n```"),
    (#"a <!-- never closed"#, "a <!-- never closed -->"),
  ])
  func jupytersTextCells(_ source: String, _ expected: String) throws {
    let cells =
      #"{ "cell_type": "markdown", "metadata": {}, "source": "\#(source)" }, { "cell_type": "code", "source": "1" }"#
    #expect(try notebook(cells).markdown == expected + "\n\n```{swift}\n1\n```\n")
  }

  @Test func picturesOfTheSameNameStaySeparate() throws {
    let read = try JupyterReader(
      file: "a.ipynb",
      data: Data(
        #"""
        { "nbformat": 4, "cells": [
          { "cell_type": "markdown", "source": "![x](attachment:image.png) <img src='attachment:image.png'>",
            "attachments": { "image.png": { "image/png": "AAAA" } } },
          { "cell_type": "markdown", "source": "![x][r] ![y](<attachment:image.png>)\n\n[r]: attachment:image.png",
            "attachments": { "image.png": { "image/png": "BBBB" } } },
          { "cell_type": "markdown", "source": "![x](attachment:../course.yml) ![z](attachment:my%20pic.png) ![](attachment:none.png)",
            "attachments": { "../course.yml": { "image/png": "CCCC" }, "my pic.png": { "image/png": "DDDD" } } }] }
        """#.utf8), attachmentFolder: "a_files/")
    #expect(read.attachments.keys.sorted() == ["course.yml.png", "image-2.png", "image.png", "my pic.png"])
    #expect(
      read.markdown == """
        ![x](a_files/image.png) <img src='a_files/image.png'>

        ![x][r] ![y](a_files/image-2.png)

        [r]: a_files/image-2.png

        ![x](a_files/course.yml.png) ![z](a_files/my%20pic.png) ![](attachment:none.png)

        """)
    #expect(read.diagnostics.map(\.message) == ["a.ipynb, cell 3: There is no attachment 'none.png'."])
  }

  @Test func oldAndBrokenNotebooksAreReadAsFarAsTheyGo() throws {
    let third = try JupyterReader(
      file: "a.ipynb",
      data: Data(
        #"""
        { "nbformat": 3, "metadata": {}, "worksheets": [{ "cells": [
          { "cell_type": "heading", "level": 2, "source": "Head" },
          { "cell_type": "code", "language": "swift", "input": ["let a = 1\n", "a"], "outputs": [] }] }] }
        """#.utf8))
    #expect(third.markdown == "## Head\n\n```{swift}\nlet a = 1\na\n```\n")
    let strange = try notebook(
      #"""
      { "cell_type": "code", "metadata": { "tags": "hide-input", "name": "my cell" }, "source": "1", "outputs": [{ "data": NaN }] },
      { "cell_type": "code", "metadata": { "tags": ["q1", "solution", "hide-input"], "jupyter": { "source_hidden": true } }, "source": "2" },
      { "cell_type": "raw", "metadata": { "format": "text/latex" }, "source": "\\newpage" }
      """#)
    #expect(
      strange.markdown
        == "```{swift}\n1\n```\n\n```{swift}\n//| code-fold: true\n//| classes: q1 solution\n2\n```\n")
    #expect(
      strange.diagnostics.map(\.message) == [
        "a.ipynb, cell 1: Its 'tags' is missing or of the wrong kind and is left out.",
        "a.ipynb, cell 1: Its name 'my cell' cannot be a label and is left out.",
        "a.ipynb, cell 3: Raw text of 'text/latex' is left out: pages are HTML.",
      ])
  }

  /// A cell that was copied with its label: the first keeps it, whoever refers to it means that.
  @Test func aLabelIsGivenOnce() throws {
    let cells = ["a", "b"].map {
      #"{ "cell_type": "code", "metadata": {}, "outputs": [], "source": "//| label: fig-a\n//| fig-cap: \#($0)\n1" }"#
    }
    let text =
      "{ \"nbformat\": 4, \"metadata\": { \"kernelspec\": { \"language\": \"swift\" } }, \"cells\": [\(cells.joined(separator: ", "))] }"
    let read = try JupyterReader(file: "a.ipynb", data: Data(text.utf8))
    #expect(read.markdown.components(separatedBy: "label: fig-a").count == 2)
    #expect(read.markdown.contains("```{swift}\n//| fig-cap: b\n1\n```"), "\(read.markdown)")
    #expect(
      read.diagnostics.map(\.message) == [
        "a.ipynb, cell 2: Its label: fig-a is another cell's too and is left out."
      ])
  }
}
