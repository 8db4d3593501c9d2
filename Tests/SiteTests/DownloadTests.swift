import Foundation
import Testing

@testable import Notebooks
@testable import Site

@Suite struct DownloadTests {
  static let text = """
    ---
    title: A
    ---

    Prose with `{swift} 1`.

    ```{swift}
    //| label: fig-a
    let a = 1
    ```

    ::: {.callout-note}
    Before.

    ```{swift}
    let b = 2
    ```
    After.
    :::

    ::: {#exr-s}
    Question?
    :::

    ::: {#sol-s}
    ```{swift}
    let secret = 3
    ```
    Secret.[^s]
    :::

    {{< include _p.md >}}

    [^s]: Secret note.
    """

  private func notebook() throws -> Notebook {
    let files = ["a.md": Self.text, "_p.md": "Included.\n"]
    let (notebook, diagnostics) = try NotebookParser(read: { files[$0] }).parse(file: "a.md", root: "")
    #expect(diagnostics == [])
    return notebook.published(PublishingRules(solutions: .hide))
  }

  @Test func swiftHasProseAsComments() throws {
    #expect(
      ChapterDownloads.swift(try notebook()) == """
        // A

        // Prose with `{swift} 1`.

        let a = 1

        // ::: {.callout-note}
        // Before.

        let b = 2

        // After.
        // :::
        //
        // ::: {#exr-s}
        // Question?
        // :::
        //
        //
        // Included.

        """)
  }

  /// Cells use them, so without them they would not compile.
  @Test func swiftHasTheParameters() throws {
    let text = "---\ntitle: A\nparams: { n: 3 }\n---\n\n```{swift}\nprint(n)\n```\n"
    let (notebook, _) = try NotebookParser(read: { $0 == "a.md" ? text : nil }).parse(file: "a.md", root: "")
    #expect(ChapterDownloads.swift(notebook) == "// A\n\nlet n: Int = 3\n\nprint(n)\n")
  }

  @Test func nothingWithheldIsInThem() throws {
    for file in ChapterDownloads(try notebook(), nil, page: "a.html").files {
      #expect(!file.text.lowercased().contains("secret"), "\(file.path)")
      #expect(file.text.contains("Included."), "\(file.path)")
    }
  }

  @Test func jupyterNotebooksHaveWhatTheFormatWants() throws {
    let json = JupyterNotebook(try notebook(), nil).json
    let object = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    #expect(object["nbformat"] as? Int == 4)
    #expect(object["nbformat_minor"] as? Int == 5)
    let cells = try #require(object["cells"] as? [[String: Any]])
    #expect(
      cells.compactMap { $0["cell_type"] as? String } == [
        "raw", "markdown", "code", "markdown", "code", "markdown",
      ])
    #expect(cells[2]["source"] as? String == "//| label: fig-a\nlet a = 1")
    #expect(cells[2].keys.contains("execution_count"))
  }
}
