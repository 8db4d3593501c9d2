import Foundation
import Testing

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

  @Test func optionOfTheCellWinsOverItsTags() throws {
    let read = try notebook(
      """
      { "cell_type": "code", "id": "c", "metadata": { "tags": ["remove-input"] }, "outputs": [],
        "source": "#| echo: true\\n1" }
      """)
    #expect(read.markdown == "```{swift}\n//| echo: true\n1\n```\n")
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

  @Test(arguments: [
    ("not json", "'a.ipynb' is no Jupyter notebook: it is not JSON."),
    ("{}", "'a.ipynb' is no Jupyter notebook: it has no 'nbformat'."),
    (#"{ "nbformat": 3, "cells": [], "metadata": {} }"#, "'a.ipynb' is of nbformat 3."),
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
    (
      "```{code-cell} swift\n:tags: [remove-input]\n\nlet a = 1\n```",
      "```{swift}\n//| echo: false\n\nlet a = 1\n```"
    ),
    ("```{note}\nWords.\n```", "::: {.callout-note}\nWords.\n:::"),
    (":::{warning} Look out\nWords.\n:::", "::: {.callout-warning title=\"Look out\"}\nWords.\n:::"),
    ("(start)=\n## Start", "## Start {#sec-start}"),
    ("$$\nx\n$$ (product)", "$$\nx\n$$ {#eq-product}"),
    ("```{math}\n:label: product\nx\n```", "$$\nx\n$$ {#eq-product}"),
    (
      "See {numref}`fig-a`, {eq}`product` and {cite}`he2015,nair2010`.",
      "See @fig-a, @eq-product and [@he2015; @nair2010]."
    ),
    ("A {term}`dead unit`.", "A [dead unit]{.term}."),
    ("```swift\n{ref}`a`\n```", "```swift\n{ref}`a`\n```"),
    ("```{swift}\n#| label: fig-a\nlet a = 1\n```", "```{swift}\n//| label: fig-a\nlet a = 1\n```"),
  ])
  func mystAndQuartoBecomeOurs(_ text: String, _ expected: String) {
    #expect(MystMarkdown.converted(text) == expected)
  }
}
