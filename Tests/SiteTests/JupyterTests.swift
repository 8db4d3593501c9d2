import Foundation
import Importing
import Results
import Testing
import Wire

@testable import Notebooks
@testable import Site

/// Chapters as notebooks, against the schema of nbformat 4.5, and back again.
@Suite struct JupyterTests {
  static let schemaFile = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Conformance/nbformat.v4.5.schema.json")

  static let text = """
    ---
    title: A
    execute: { echo: true }
    ---

    Prose with *words* and $x^2$.

    ```{swift}
    //| label: fig-a
    //| fig-cap: A figure.
    let a = 1
    a
    ```

    - In a list:

      ```{swift}
      let b = 2
      ```

    ::: {.callout-note}
    Text.
    :::

    ```{swift}
    print("end")
    ```
    """

  private func notebook(_ text: String = text) throws -> Notebook {
    let (notebook, wrong) = try NotebookParser(read: { _ in text }).parse(file: "a.md", root: "")
    #expect(wrong.isEmpty, "\(wrong)")
    return notebook
  }

  private func result() -> ChapterResult {
    var result = ChapterResult(toolchain: "Swift", quick: false)
    var cell = CellResult()
    cell.outputs = [
      .standardOutput("printed\n"), .standardError("warned\n"),
      .bundle(MIMEBundle([.init(.svg, "<svg></svg>"), .init(.plain, "a chart")])),
      .error(CellError(kind: .thrown, message: "no file", line: 2)),
    ]
    result.cells[0] = cell
    return result
  }

  @Test func chartsBringTheirOwnGround() {
    // What a chart looks like on a dark notebook's page is decided by what it brings.
    let svg =
      "<svg xmlns=\"http://www.w3.org/2000/svg\" style=\"--wide:3/2\"><text style=\"--wide:1\"/></svg>"
    let forms = MIMEBundle([MIMERepresentation(.svg, svg), MIMERepresentation(.plain, "a chart")])
      .jupyterForms
    #expect(
      forms["image/svg+xml"]
        == "<svg xmlns=\"http://www.w3.org/2000/svg\" style=\"background:#fff;--wide:3/2\"><text style=\"--wide:1\"/></svg>"
    )
  }

  @Test func notebookFitsTheSchema() throws {
    let schema = try JSONSchema(try Data(contentsOf: Self.schemaFile))
    let json = JupyterNotebook(try notebook(), result()).json
    #expect(try schema.faults(in: Data(json.utf8)) == [])
    // The check can fail.
    let broken = json.replacing("\"cell_type\" : \"markdown\"", with: "\"cell_type\" : \"prose\"")
    #expect(try !schema.faults(in: Data(broken.utf8)).isEmpty)
    let nameless = json.replacing("\"id\" :", with: "\"name\" :")
    #expect(try !schema.faults(in: Data(nameless.utf8)).isEmpty)
  }

  @Test func roundTripKeepsTextAndOptions() throws {
    let before = try notebook()
    let json = JupyterNotebook(before, result()).json
    let read = try JupyterReader(file: "a.ipynb", data: Data(json.utf8))
    let after = try notebook(read.markdown)
    #expect(after.frontMatter.title == "A")
    #expect(after.cells.map(\.code) == before.cells.map(\.code))
    #expect(after.cells.map(\.options) == before.cells.map(\.options))
    // The cell in the list is in the list again.
    #expect(after.blocks.count == before.blocks.count)
    #expect(Self.words(read.markdown) == Self.words(Self.text))
    // And a second time it is the same text.
    let again = try JupyterReader(file: "a.ipynb", data: Data(JupyterNotebook(after, nil).json.utf8))
    #expect(again.markdown == read.markdown)
  }

  private static func words(_ text: String) -> [Substring] { text.split(whereSeparator: \.isWhitespace) }

  /// A kernel is sent cells only, so the parameters are one; on the way back the front matter says them.
  @Test func parametersAreACell() throws {
    let text = "---\nparams: { n: 3, pet: \"owl\" }\n---\n\n```{swift}\nn\n```\n"
    let json = JupyterNotebook(try notebook(text), nil).json
    #expect(json.contains("\"let n: Int = 3\\nlet pet: String = \\\"owl\\\"\""))
    #expect(json.contains("\"tags\" : [\n          \"parameters\"\n        ]"))
    #expect(try JupyterReader(file: "a.ipynb", data: Data(json.utf8)).markdown == text)
    let changed = json.replacing("\"source\" : \"let n: Int = 3", with: "\"source\" : \"let n: Int = 4")
    #expect(
      try JupyterReader(file: "a.ipynb", data: Data(changed.utf8)).markdown.contains(
        "```{swift}\nlet n: Int = 4\nlet pet: String = \"owl\"\n```"))
  }

  /// MathJax does not know the course file, so a cell of text defines what the chapter uses; it goes on the way back.
  @Test func macrosAreACell() throws {
    let text = "Text $\\norm{x}$.\n"
    let macros = [("\\R", "\\mathbb{R}"), ("\\norm", "\\lVert #1 \\rVert_{\\R}"), ("\\unused", "u")].map {
      MathMacro(name: $0.0, expansion: $0.1, position: nil)
    }
    let json = JupyterNotebook(try notebook(text), nil, macros: macros).json
    #expect(
      json.contains(
        #""$$\n\\newcommand{\\R}{\\mathbb{R}}\n\\newcommand{\\norm}[1]{\\lVert #1 \\rVert_{\\R}}\n$$""#))
    #expect(!json.contains("unused"))
    #expect(try JupyterReader(file: "a.ipynb", data: Data(json.utf8)).markdown == text)
  }
}
