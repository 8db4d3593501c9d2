import Foundation
import Notebooks
import Testing

@testable import Grading

/// What is wrong in prose and metadata leaves the cells as they are.
struct HandInTextTests {
  private func read(_ text: String, _ name: String = "ada.md") throws -> GradedNotebook {
    try GradedNotebook(Submission(Data(text.utf8), named: name, student: "ada", received: nil))
  }

  private func codes(_ notebook: GradedNotebook) -> [String] {
    notebook.notebook.cells.filter { $0.kind == .block && $0.options.run.eval && $0.options.run.runs }.map {
      $0.code.trimmingCharacters(in: .whitespacesAndNewlines)
    }
  }

  /// Something of everything that students write, in front of two cells.
  @Test(arguments: [
    "```\nnever closed", "~~~\nnever closed", "````text\nnever closed", "<!-- never closed",
    "<pre>\nnever closed",
    "<script>\nlet a = 0", "A note.[^1]", "$$\nx^2", "See @fig-nowhere and [@nobody].",
    "{{< include other.md >}}",
    "![](missing.png)", "> [!NOTE]\n> open", "::: {.callout-x}\nnever closed",
    "| a | b |\n|---|\n| 1 | 2 | 3 |",
    "---\nformat: html\n---", "# A heading {#train}", "[^1]: nobody asks", "\u{FEFF}text",
    "<div>\n\n<textarea>",
    "---\ntitle: [never closed\n---", "---\ntitle: \"never closed\n---\n", "---\ntitle: never closed",
    "$$ x\n\n<!--",
    "---\ntitle: 1\ntitle: 2\nexercises: 7\n---",
  ])
  func proseTakesNoCell(_ prose: String) throws {
    let cells = "\n\n```{swift}\n//| label: train\nlet a = 1\n```\n\nwords\n\n```{swift}\nlet b = a\n```\n"
    #expect(try codes(read(prose + cells)) == ["let a = 1", "let b = a"])
    let source = try #require(String(data: JSONEncoder().encode(prose), encoding: .utf8))
    let notebook = """
      {"nbformat": 4, "metadata": {}, "cells": [
        {"cell_type": "markdown", "source": \(source)},
        {"cell_type": "code", "source": "//| label: train\\nlet a = 1"},
        {"cell_type": "markdown", "source": \(source)},
        {"cell_type": "code", "source": "let b = a"}]}
      """
    #expect(try codes(read(notebook, "ada.ipynb")) == ["let a = 1", "let b = a"])
  }

  /// jupytext#1024, otter#893, nbgrader#1083: what editors and graders write into metadata.
  @Test(arguments: [
    #""tags": ["solution", "q1"]"#, #""tags": "solution""#, #""tags": [1, null]"#, #""name": "train""#,
    #""jupyter": {"source_hidden": true}, "tags": ["hide-input"]"#, #""tags": ["skip-execution"]"#,
    ##""nbgrader": {"grade": true, "grade_id": "q1", "points": 4, "locked": false}"##,
    #""deletable": false, "editable": "no""#,
    #""tags": ["raises-exception", "remove-cell", "hide-cell", "remove-input"]"#,
    #""collapsed": true, "scrolled": "auto""#,
    #""slideshow": {"slide_type": "skip"}, "vscode": {"languageId": "swift"}"#,
  ])
  func metadataCostsNoCell(_ metadata: String) throws {
    let notebook = """
      {"nbformat": 4, "nbformat_minor": 2, "metadata": {"kernelspec": {"name": "python3"}}, "cells": [
        {"cell_type": "raw", "metadata": {}, "source": "---\\nformat: html\\njupyter: python3\\n---"},
        {"cell_type": "code", "metadata": {\(metadata)}, "source": "let a = 1", "outputs": [{"output_type": "stream", "text": 7}]},
        {"cell_type": "code", "metadata": {\(metadata)}, "source": ["let b = a\\n"], "execution_count": "7"}]}
      """
    #expect(try codes(read(notebook, "ada.ipynb")) == ["let a = 1", "let b = a"])
  }

  @Test func frontMatterKeepsNoCellFromRunning() throws {
    let read = try read(
      "---\ntitle: Mine\nexecute:\n  eval: false\nformat: html\n---\n\n```{swift}\nlet a = 1\n```\n")
    #expect(codes(read) == ["let a = 1"])
    #expect(
      read.remarks.contains(
        "ada.md:3: 'execute' in the front matter keeps cells from running and is not heard here."))
  }

  @Test(arguments: [String.Encoding.utf16, .utf16LittleEndian, .utf16BigEndian])
  func otherEncodings(_ encoding: String.Encoding) throws {
    let text = "# Jürgen\n\n```{swift}\nlet a = 1\n```\n"
    let data = try #require(text.data(using: encoding))
    let handIn = try Submission(data, named: "ada.md", student: "ada", received: nil)
    #expect(handIn.text == text)
    #expect(handIn.remarks.count == 1 && handIn.remarks[0].contains("UTF-16"))
  }

  @Test func latin1CostsNoCell() throws {
    let handIn = try Submission(
      Data(Array("J".utf8) + [0xFC] + Array("rgen\r\n\r\n```{swift}\r\nlet a = 1\r\n```\r\n".utf8)),
      named: "ada.md",
      student: "ada", received: nil)
    #expect(try codes(GradedNotebook(handIn)) == ["let a = 1"])
    #expect(
      handIn.remarks == [
        "'ada.md' is not UTF-8: line 1 has bytes that are no character; they are shown as \u{FFFD}."
      ])
  }

  /// papermill#630: Python writes NaN into JSON, which no standard has.
  @Test func notANumberInOutputsIsNoFault() throws {
    let notebook = HandIns.jupyter().replacing(
      "\"outputs\": []", with: "\"outputs\": [{\"data\": {\"x\": NaN, \"y\": -Infinity}}]")
    #expect(try codes(read(notebook, "ada.ipynb")) == ["let a = 1"])
  }

  @Test(arguments: [
    ("{\"nbformat\": 2, \"worksheets\": [{\"cells\": []}]}", "nbformat 4"),
    ("{\"nbformat\": 4, \"cells\": 7}", "wrong kind"),
    ("{\"nbformat\": 4, \"cells\": [", "JSON"),
  ])
  func whatCannotBeReadSaysWhy(_ text: String, _ part: String) {
    #expect {
      try Submission(Data(text.utf8), named: "ada.ipynb", student: "ada", received: nil)
    } throws: { "\($0)".contains(part) && "\($0)".contains("ada.ipynb") }
  }

  @Test func anExampleOfACellStaysAnExample() throws {
    let text =
      "````markdown\n```{swift}\nlet no = 0\n```\n````\n\n~~~\n```{swift}\nlet no = 1\n```\n~~~\n\n```{swift}\nlet a = 1\n```\n"
    #expect(try codes(read(text)) == ["let a = 1"])
    #expect(ClosedProse(text).remarks.isEmpty)
  }

  @Test func linesKeepTheirNumbers() {
    let closed = ClosedProse("```\nopen\n\n```{swift}\nlet a = 1\n```\n")
    #expect(closed.text == "```\nopen\n```\n```{swift}\nlet a = 1\n```\n")
    #expect(
      closed.remarks == ["1: This fence is never closed; it is closed before the next cell, in line 4."])
  }

  /// Strangers' files may open as much as they like: reading them takes a time in proportion.
  @Test func manyOpeningsTakeNoLonger() {
    let text = String(repeating: "<pre>\n```{swift}\n```\n~~~\n", count: 100_000)
    #expect(ClosedProse(text).remarks.count == 50_000)
  }

  /// HTML goes on to the next blank line, and would take in a cell that stands right below it.
  @Test(arguments: [
    "<div align=\"center\">", "Words.\n\n<details>\n<summary>Code</summary>", "# A\n<center>", "</div>",
    "Words.\n\n<font color=\"red\">", "---\ntitle: A\n---\n<div>",
  ]) func htmlRightAboveTakesNoCell(_ html: String) throws {
    let text = html + "\n```{swift}\nlet a = 1\n```\n</div>\n"
    #expect(try codes(read(text)) == ["let a = 1"])
    let closed = ClosedProse(text)
    #expect(closed.remarks.count == 1 && closed.text.count { $0 == "\n" } == text.count { $0 == "\n" })
    // Where a blank line stands between them nothing is changed.
    #expect(ClosedProse(html + "\n\n```{swift}\n1\n```\n").remarks.isEmpty)
  }

  /// However a student spells the fence, the code in it is the student's work.
  @Test(arguments: [
    ("```{Swift}\nlet a = 1\n```\n", "```{swift}\nlet a = 1\n```\n", 1),
    ("```{.swift}\nlet a = 1\n```\n", "```{swift}\nlet a = 1\n```\n", 1),
    ("~~~ { swift }\nlet a = 1\n~~~\n", "~~~ {swift}\nlet a = 1\n~~~\n", 1),
    (
      "```{swift}\n#| label: a\n# | echo: false\nlet a = 1\n#| b\n```\n",
      "```{swift}\n//| label: a\n//| echo: false\nlet a = 1\n#| b\n```\n", 2
    ),
    ("A\n\n```swift\nlet a = 1\n```\n", "A\n\n```{swift}\nlet a = 1\n```\n", 1),
    (
      "```swift\nlet a = 1\n```\nIt is `{swift} a`.\n", "```{swift}\nlet a = 1\n```\nIt is `{swift} a`.\n", 1
    ),
    // Shown code among cells stays what it is, and is told.
    ("```{swift}\n1\n```\n\n```swift\n2\n```\n", "```{swift}\n1\n```\n\n```swift\n2\n```\n", 1),
    ("```{Swift echo=FALSE, fig.width=7}\n1\n```\n", "```{swift}\n1\n```\n", 1),
    ("```{swift, train}\n1\n```\n", "```{swift}\n1\n```\n", 1),
    ("```{.swift .numberLines}\n1\n```\n", "```{swift}\n1\n```\n", 1),
    ("```{#train .Swift}\n1\n```\n", "```{swift}\n1\n```\n", 1),
    ("```swift title=\"a.swift\"\n1\n```\n", "```{swift}\n1\n```\n", 1),
    ("1. A\n\n   ```{Swift}\n   1\n   ```\n", "1. A\n\n   ```{swift}\n   1\n   ```\n", 1),
    ("> ~~~{Swift}\n> 1\n> ~~~\n", "> ~~~{swift}\n> 1\n> ~~~\n", 1),
    (
      "```{code-cell} swift\n:tags: [hide-input]\n:name: train\nlet a = 1\n```\n",
      "```{swift}\n//| label: train\n// :tags: [hide-input]\nlet a = 1\n```\n", 1
    ),
    (
      "```{code-cell}\n---\ntags: [x]\nlabel: train\n---\nlet a = 1\n```\n",
      "```{swift}\n//| label: train\n// ---\n// tags: [x]\n// ---\nlet a = 1\n```\n", 1
    ),
    // What a kernel is called that a student's editor noted, where nothing else is a cell.
    ("```{code-cell} ipython3\nlet a = 1\n```\n", "```{swift}\nlet a = 1\n```\n", 1),
    ("```{code-block} swift\n1\n```\n", "```{swift}\n1\n```\n", 1),
    (":::{code-cell} swift\nlet a = 1\n:::\n", "```{swift}\nlet a = 1\n```\n", 1),
    (":::{code-block} swift\nlet a = 1\n:::\n", "```{swift}\nlet a = 1\n```\n", 1),
    (
      "```{code-block} swift\n:linenos:\n:name: a\n1\n```\n",
      "```{swift}\n//| label: a\n// :linenos:\n1\n```\n", 1
    ),
    (
      "::: {.callout-note}\nx\n:::\n```{swift}\n1\n```\n",
      "::: {.callout-note}\nx\n:::\n```{swift}\n1\n```\n", 0
    ),
    // A word processor's marks, and another keyboard's.
    ("“`{swift}\nlet a = 1\n“`\n", "```{swift}\nlet a = 1\n```\n", 1),
    ("´´´{Swift}\nlet a = 1\n´´´\n", "```{swift}\nlet a = 1\n```\n", 2),
    ("'''\nquoted\n'''\n```{swift}\n1\n```\n", "'''\nquoted\n'''\n```{swift}\n1\n```\n", 0),
    ("```{{swift}}\n1\n```\n", "```{{swift}}\n1\n```\n", 0),
    ("```{r}\n1\n```\n", "```{r}\n1\n```\n", 0),
  ]) func fencesAreRead(_ text: String, _ expected: String, _ remarks: Int) throws {
    let read = try HandInText(Data(text.utf8), named: "a.md")
    #expect(read.markdown == expected && read.remarks.count == remarks, "\(read.remarks)")
  }

  @Test(arguments: [
    ("%load_ext x\n\nlet a = 1", "// %load_ext x\n\nlet a = 1"),
    ("%%swift\nlet a = 1", "// %%swift\nlet a = 1"),
    ("```swift\nlet a = 1\n```\n", "\nlet a = 1\n"), ("let a = 7\n% 3", "let a = 7\n% 3"),
    ("%%time\n//| label: train\nlet a = 1", "//| label: train\n// %%time\nlet a = 1"),
    (
      "#@title Train { display-mode: \"form\" }\n//| label: train\nlet n = 5 #@param {type: \"integer\"}",
      "//| label: train\n// Train\nlet n = 5 // @param {type: \"integer\"}"
    ),
    ("let a = 1\n!pip install -q x\na", "let a = 1\n// !pip install -q x\na"),
    ("%%bash\nls\n\nls", "// %%bash\n// ls\n\n// ls"),
  ]) func commandsAndFencesInCodeCellsAreLeftOut(_ source: String, _ code: String) throws {
    let cell = ["cell_type": "code", "source": source]
    let data = try JSONSerialization.data(withJSONObject: ["nbformat": 4, "cells": [cell]] as [String: Any])
    let read = try HandInText(data, named: "a.ipynb")
    #expect(read.markdown == "```{swift}\n\(code)\n```\n", "\(read.markdown)")
  }

  /// A sentence that says that something costs no points is true.
  @Test func codeOfAnotherLanguageCountsForNothing() throws {
    let read = try read("[^1]: x\n\n```{r echo=FALSE}\n1\n```\n\n```{swift}\nlet a = 1\n```\n")
    #expect(codes(read) == ["let a = 1"])
    #expect(
      read.remarks.filter { $0.contains("{r") } == [
        "ada.md:3: '{r echo=FALSE}' cells cannot be run here. It does not run, and nothing in it counts."
      ])
  }

  /// Reading takes a time in proportion, whatever stands in a line.
  @Test func longLinesTakeNoLonger() throws {
    let blanks = String(repeating: " ", count: 400_000)
    for line in ["```{a\(blanks)b", "#@title\(blanks){b", "!x\(blanks)}", "``` swift\(blanks)`"] {
      let cell = ["cell_type": "code", "source": "let a = 1\n" + line]
      let data = try JSONSerialization.data(
        withJSONObject: ["nbformat": 4, "cells": [cell]] as [String: Any])
      _ = try HandInText(data, named: "a.ipynb")
      _ = try HandInText(Data(line.utf8), named: "a.md")
    }
  }

  /// VS Code puts back the ends that other programs leave out; what is null holds nothing.
  @Test func linesWithoutEndsAreLines() throws {
    let notebook = """
      {"nbformat": 4, "cells": [null, {"cell_type": "code", "source": ["let a = 1", "let b = a"]},
        {"cell_type": "code", "source": ["let c ", "= b\\n", "c", null]},
        {"cell_type": "code", "metadata": {"vscode": {"languageId": "python"}}, "source": "let d = c"}]}
      """
    #expect(
      try codes(read(notebook, "ada.ipynb")) == ["let a = 1\nlet b = a", "let c = b\nc", "let d = c"])
  }

  @Test func aHandInWithoutCellsIsTold() throws {
    #expect(
      try read("Just words.\n").remarks == ["'ada.md' holds no cell; a cell begins with a line '```{swift}'."]
    )
    let escaped = try read("# Mean\n\n\\`\\`\\`{swift}\nlet a \\= 1\n\\`\\`\\`\n").remarks
    #expect(escaped.first?.contains("holds no cell: its marks are escaped") == true, "\(escaped)")
    // Somebody in Jupyter sees no fences.
    let raw = #"{"nbformat": 4, "cells": [{"cell_type": "raw", "source": "let a = 1"}]}"#
    let remarks = try read(raw, "ada.ipynb").remarks
    #expect(remarks.contains { $0.hasPrefix("'ada.ipynb' holds no code cell; ") }, "\(remarks)")
  }
}
