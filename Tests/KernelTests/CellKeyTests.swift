import Notebooks
import Testing

@testable import Kernel

/// What a run depends on is in a cell's key, and nothing else is.
@Suite struct CellKeyTests {
  /// Every option of the format with a value that is not the built-in one.
  private static let values = [
    "eval": "false", "error": "true", "cache": "false", "run": "false", "compile-fail": "true",
    "crash": "true",
    "timeout": "5", "memory": "1GB", "vary": "{ n: [1, 2] }", "fig-width": "3", "fig-height": "3",
    "fig-alt": "a picture",
    "label": "fig-a", "echo": "false", "output": "false", "include": "false", "warning": "false",
    "rerun": "below", "vary-limit": "7", "code-fold": "true", "code-summary": "Code",
    "code-line-numbers": "true",
    "lst-cap": "A", "fig-cap": "A", "fig-subcap": "[A, B]", "fig-align": "left", "tbl-cap": "A",
    "layout-ncol": "2", "column": "page", "classes": "wide", "live": "{ n: 0...1 = 0.5 }", "animate": "true",
  ]
  private static let ofTheRun: Set = [
    "eval", "error", "cache", "run", "compile-fail", "crash", "timeout", "memory", "vary", "fig-width",
    "fig-height", "fig-alt", "live",
  ]

  private static func cell(_ option: String = "") throws -> Cell {
    let text = "# A\n\n```{swift}\n\(option)\nlet n = 1\n```\n"
    let (notebook, diagnostics) = try NotebookParser(read: { _ in text }).parse(file: "a.md", root: "")
    #expect(diagnostics.isEmpty, "\(option): \(diagnostics)")
    return try #require(notebook.cells.first)
  }

  @Test(arguments: OptionReader.names) func anOptionIsOfTheRunOrOfThePage(_ name: String) throws {
    // The line is there in both, so that the code stands at the same position.
    let plain = try Self.cell("//| label: a")
    let changed = try Self.cell("//| \(name): \(try #require(Self.values[name]))")
    #expect(changed.options != plain.options)
    #expect((CellKey(changed).text != CellKey(plain).text) == Self.ofTheRun.contains(name))
  }

  @Test func textAndNumberAreInTheKey() throws {
    var cell = try Self.cell("//| label: a")
    let key = CellKey(cell)
    cell.index += 1
    #expect(CellKey(cell).text != key.text)
    cell.index -= 1
    #expect(CellKey(cell).text == key.text)
    cell.code += " "
    #expect(CellKey(cell).text != key.text)
  }

  /// What a store on another machine is asked for: a change of it makes every stored chapter run anew.
  @Test func theKeysTextIsThis() throws {
    #expect(
      CellKey(try Self.cell("//| timeout: 5")).text
        == #"{"code":"let n = 1\n","index":0,"options":{"cache":true,"compileFail":false,"crash":false,"#
        + #""error":false,"eval":true,"figHeight":5,"figWidth":7,"live":[],"runs":true,"timeout":5,"vary":[]}}"#
    )
  }
}
