import Notebooks
import Testing

@testable import Results

/// A result is led to where its cells stand now, after prose above them has grown.
@Suite struct ChapterResultTests {
  private static func notebook(_ prose: String) throws -> Notebook {
    let text = prose + "\n\n```{swift}\nlet a = 1\n```\n"
    return try NotebookParser { $0 == "n.md" ? text : nil }.parse(file: "n.md", root: ".").0
  }

  @Test func diagnosticsMoveWithTheirCells() throws {
    let (before, after) = try (Self.notebook("One."), Self.notebook("One.\n\nTwo.\n"))
    var result = ChapterResult(toolchain: "t", quick: false)
    let cell = try #require(before.cells.first)
    result.origins = [cell.index: cell.start]
    var given = CellResult()
    given.diagnostics = [Diagnostic(at: cell.start, "It is wrong.")]
    result.cells[cell.index] = given
    let moved = result.moved(to: after)
    #expect(moved.diagnostics.first?.position == after.cells.first?.start)
    #expect(moved.origins[cell.index] == after.cells.first?.start)
    #expect(moved.moved(to: before) == result)
  }

  @Test func whatIsOfAnotherFileStays() {
    let elsewhere = SourcePosition(file: "helper.swift", line: 3, column: 1)
    let origin = SourcePosition(file: "n.md", line: 4, column: 1)
    let start = SourcePosition(file: "n.md", line: 9, column: 1)
    #expect(Diagnostic(at: elsewhere, "x").moved(from: origin, to: start).position == elsewhere)
  }

  @Test func aTranscriptLeavesOutCellsThatGaveNothing() throws {
    let notebook = try Self.notebook("One.")
    let index = try #require(notebook.cells.first).index
    var result = ChapterResult(toolchain: "t", quick: false)
    #expect(Transcript(notebook, result).text().isEmpty)
    var given = CellResult()
    given.outputs = [.standardOutput("1"), .error(CellError(kind: .trap, message: "It broke.", line: 2))]
    result.cells[index] = given
    #expect(Transcript(notebook, result).text() == "── n.md:4\n1\nline 2 of the cell: It broke.\n")
  }
}
