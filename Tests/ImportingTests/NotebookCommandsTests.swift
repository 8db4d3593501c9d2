import Foundation
import Testing

@testable import Importing
@testable import Notebooks

/// Commands, forms and cells of other languages in a notebook of Swift.
@Suite struct NotebookCommandsTests {
  @Test(arguments: [
    // Colab's forms.
    ("#@title Train { display-mode: \"form\" }\nlet a = 1", "// Train\nlet a = 1"),
    ("# @title Train\n#@markdown Some *words*", "// Train\n// Some *words*"),
    ("let n = 5 #@param {type: \"slider\", min: 0}", "let n = 5 // @param {type: \"slider\", min: 0}"),
    ("let a = \"#@title\"\nlet b = \"x #@param y\"", "let a = \"#@title\"\nlet b = \"x #@param y\""),
    ("#if os(Linux)\n#endif", "#if os(Linux)\n#endif"),
    // Swift for TensorFlow's, and a shell's.
    ("%install '.package(path: \"x\")' X\nimport X", "// %install '.package(path: \"x\")' X\nimport X"),
    ("!pip install -q x \\\n  y\nlet a = 1", "// !pip install -q x \\\n//   y\nlet a = 1"),
    ("!ls\n!nvidia-smi; ls\n!cat a.txt | wc", "// !ls\n// !nvidia-smi; ls\n// !cat a.txt | wc"),
    ("!./run.sh\n!git clone https://x.org", "// !./run.sh\n// !git clone https://x.org"),
    ("?print\n??print", "// ?print\n// ??print"), ("#!/usr/bin/swift\n1", "// #!/usr/bin/swift\n1"),
    // Swift.
    ("!ready", "!ready"), ("!a.isEmpty && b", "!a.isEmpty && b"), ("!a is B", "!a is B"),
    ("!ready ? 1 : 2", "!ready ? 1 : 2"), ("guard\n!a,\nb else { }", "guard\n!a,\nb else { }"),
    ("let a = 7\n% 3", "let a = 7\n% 3"), ("let a = b\n  ? c : d", "let a = b\n  ? c : d"),
    // In a text or a comment of several lines everything is text.
    (
      "let t = \"\"\"\n%d items\n!pip no\n#@title x\n\"\"\"\n%time",
      "let t = \"\"\"\n%d items\n!pip no\n#@title x\n\"\"\"\n// %time"
    ),
    (
      "let t = #\"\"\"\n\"\"\"\n%d\n\"\"\"#\n%time", "let t = #\"\"\"\n\"\"\"\n%d\n\"\"\"#\n// %time"
    ),
    ("/* a /* b */\n%d\n*/\n%time", "/* a /* b */\n%d\n*/\n// %time"),
    ("let q = \"\\\"\"\n%time", "let q = \"\\\"\"\n// %time"),
    // Cells of other languages; options count above everything else.
    ("%%bash\nls\n\n!x", "// %%bash\n// ls\n\n// !x"), ("%%time\nlet a = 1", "// %%time\nlet a = 1"),
    ("//| label: x\n%%html\n<b>", "//| label: x\n// %%html\n// <b>"),
    ("%%time\n\n//| label: x\n#| echo: false\n1", "//| label: x\n#| echo: false\n// %%time\n\n1"),
    ("// mine\n//| label: x\n1", "// mine\n//| label: x\n1"),
  ])
  func whatIsNoSwiftBecomesAComment(_ source: String, _ expected: String) {
    #expect(NotebookCommands(source).source == expected)
  }

  @Test func whatIsLeftOutIsTold() {
    let remarks = NotebookCommands("let a = 1\n!pip install x\n%time").remarks
    #expect(remarks.map(\.line) == [2, 3])
    #expect(remarks.map(\.message).first == "'!pip install x' is a command to Jupyter, and is left out.")
    let other = NotebookCommands("\n%%writefile a.py\nx").remarks
    #expect(other.map(\.line) == [2])
    #expect(
      other.map(\.message) == ["'%%writefile' makes this a cell of another language; it is left out."])
  }

  private func read(_ cells: String, language: String = "swift") throws -> JupyterReader {
    try JupyterReader(
      file: "a.ipynb",
      data: Data(
        "{ \"nbformat\": 4, \"metadata\": { \"kernelspec\": { \"language\": \"\(language)\" } }, \"cells\": [\(cells)] }"
          .utf8))
  }

  /// Notebooks of several languages: what an editor says of one cell.
  @Test func cellsHaveTheirOwnLanguage() throws {
    let cells = [
      #""vscode": { "languageId": "python" }"#, #""polyglot_notebook": { "kernelName": "pwsh" }"#,
      #""dotnet_interactive": { "language": "csharp" }"#, #""vscode": { "languageId": "swift" }"#,
      #""vscode": { "languageId": "plaintext" }"#,
    ].map { "{ \"cell_type\": \"code\", \"metadata\": { \($0) }, \"source\": \"1\" }" }
      .joined(separator: ", ")
    let mixed = try read(cells)
    #expect(
      mixed.markdown
        == ["```python", "```pwsh", "```csharp", "```{swift}", "```{swift}"].map { $0 + "\n1\n```\n" }
        .joined(separator: "\n"))
    #expect(
      mixed.diagnostics.map(\.message).first
        == "a.ipynb, cell 1: It is in 'python', which does not run here; it is shown.")
    #expect(mixed.diagnostics.count == 3)
    let python = try read(cells, language: "python")
    #expect(python.markdown.contains("```{swift}\n1") && python.diagnostics.isEmpty)
  }

  /// What a build cannot make again does not go without a word.
  @Test func whatForeignCellsPutOutIsTold() throws {
    let python =
      #"{ "cell_type": "code", "metadata": { "vscode": { "languageId": "python" } }, "source": "1", "outputs": [OUT] }"#
    let empty = python.replacing("OUT", with: "")
    let full = python.replacing("OUT", with: #"{ "output_type": "stream", "name": "stdout", "text": "1" }"#)
    let mixed = try read([empty, full].joined(separator: ", "))
    #expect(
      mixed.diagnostics.map(\.message) == [
        "a.ipynb, cell 1: It is in 'python', which does not run here; it is shown.",
        "a.ipynb, cell 2: It is in 'python', which does not run here; it is shown. What stands below it is left out.",
      ])
    let foreign = try read([empty, full, full].joined(separator: ", "), language: "python")
    #expect(
      foreign.diagnostics.map(\.message) == [
        "a.ipynb, cell 2: Cells in 'python' do not run here: the code is shown, and what stands below it, here and further down, is left out."
      ])
    #expect(try read(full.replacing("python", with: "swift")).diagnostics.isEmpty)
  }

  @Test func colabsFormsAreFolded() throws {
    let cell = ##"{ "cell_type": "code", "metadata": { "cellView": "form" }, "source": "#@title T\n1" }"##
    #expect(try read(cell).markdown == "```{swift}\n//| code-fold: true\n// T\n1\n```\n")
  }
}
