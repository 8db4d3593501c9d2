import Foundation
import Notebooks
import Results
import Synchronization
import Testing
import Wire

@testable import Kernel

/// A session whose cells are run in any order gives, at every moment, what a clean run of the cells that hold
/// would give.
@Suite struct CellSessionTests {
  @Test func aCellThatIsRunAgainGoesBack() throws {
    let notebook = try SessionNotebook()
    try notebook.run("a", "var n = 1\nn")
    try notebook.run("b", "n += 10\nn")
    #expect(try notebook.run("c", "n * 2").outdated.isEmpty)
    let outcome = try notebook.run("a", "var n = 2\nn")
    #expect(outcome.outdated.map(\.name) == ["In [2]", "In [3]"])
    #expect(notebook.session.state == .rewound)
    try notebook.run("b", "n += 10\nn")
    #expect(notebook.session.state == .idle)
    #expect(notebook.outputs == ["2\n", "12\n"])
  }

  /// What was out of date before a cell ran again still is, until it is run itself.
  @Test func outdatedCellsAreRemembered() throws {
    let notebook = try SessionNotebook()
    for id in ["a", "b", "c"] { try notebook.run(id, "\"\(id)\"") }
    let again = SubmittedCell(id: "a", text: "\"a\"", name: "In [5]")
    try notebook.run("a", "\"A\"")
    #expect(notebook.session.outdatedCells(below: again).map(\.id) == ["b", "c"])
    try notebook.run("b", "\"b\"")
    #expect(notebook.session.outdatedCells(below: again).map(\.id) == ["c"])
    try notebook.run("a", "\"a\"")
    #expect(notebook.session.outdatedCells(below: again).map(\.id) == ["b", "c"])
    _ = notebook.session.remove(["b"])
    #expect(notebook.session.outdatedCells.map(\.id) == ["c"])
  }

  @Test func anUnknownCellFollowsAndASavedOrderIsHeeded() throws {
    let notebook = try SessionNotebook()
    try notebook.run("a", "let n = 1")
    try notebook.run("c", "n + 1")
    notebook.session.order.take(saved: ["a", "b", "c"])
    #expect(try notebook.run("b", "let n = 5").outdated.map(\.id) == ["c"])
    try notebook.run("c", "n + 1")
    #expect(notebook.outputs == ["", "", "6\n"])
    // Moved: c stands above b now.
    notebook.session.order.take(saved: ["a", "c", "b"])
    #expect(try notebook.run("d", "n").outdated.map(\.id) == ["c"])
    #expect(notebook.session.remove(["b"]).map(\.id) == ["d"])
  }

  @Test func aTrapLeavesTheStateBeforeIt() throws {
    let notebook = try SessionNotebook()
    try notebook.run(nil, "var list = [1, 2]")
    let outcome = try notebook.run(nil, "let place = list.count + 3\nlist.append(9)\nlist[place]")
    #expect(outcome.ending == .failed)
    let diagnostic = try #require(outcome.diagnostics.first)
    #expect(diagnostic.message == "the cell trapped: Index out of range.")
    #expect(diagnostic.position?.description == "In [2]:3:1")
    try notebook.run(nil, "list.count")
    #expect(notebook.outputs == ["", "2\n"])
  }

  @Test func anEndlessLoopIsInterruptedAndNothingIsLost() throws {
    let notebook = try SessionNotebook()
    try notebook.run(nil, "var n = 7")
    let outcome = try notebook.run(nil, "n = 0\nwhile true {}", interruptedAfter: 4)
    #expect(outcome.ending == .interrupted)
    #expect(notebook.session.state == .interrupted)
    try notebook.run(nil, "n")
    #expect(notebook.outputs == ["", "7\n"])
  }

  @Test func optionsCountTheirLines() throws {
    let notebook = try SessionNotebook()
    let outcome = try notebook.run(nil, "//| timeout: 5\n//| rerun: below\nlet n: Int = \"\"")
    #expect(outcome.options.rerun == .below)
    #expect(outcome.diagnostics.first?.position?.description == "In [1]:3:14")
    let wrong = try notebook.run(nil, "//| tiemout: 5\n1")
    #expect(wrong.ending == .failed)
    #expect(wrong.diagnostics.first?.position?.line == 1)
    #expect(wrong.diagnostics.first?.help == "Did you mean 'timeout'?")
  }

  @Test func concurrencyIsRunAgainAndSaid() throws {
    let notebook = try SessionNotebook()
    try notebook.run("a", "var n = 1")
    try notebook.run("b", "let t = Task { 5 }\nn += await t.value")
    try notebook.run("c", "n += 100\nn")
    #expect(notebook.shown["In [3]"] == "106\n")
    try notebook.run("d", "fatalError(\"no\")")
    try notebook.run("e", "n")
    #expect(notebook.shown["In [5]"] == "106\n")
    #expect(
      notebook.notes == [
        "Note: cells that use concurrency leave no checkpoint to go back to; 2 cells above were run again."
      ])
  }

  private static let reader = """
    import Foundation
    let words = try String(contentsOfFile: "data.txt", encoding: .utf8)
    words
    """

  @Test func aChangedFileIsNoticed() throws {
    let notebook = try SessionNotebook()
    func write(_ text: String) throws {
      try Data(text.utf8).write(to: notebook.fixture.folder.appendingPathComponent("data.txt"))
    }
    try write("one")
    try notebook.run("a", "let n = 1")
    try notebook.run("b", Self.reader)
    try notebook.run("c", "words.count")
    try write("one")
    #expect(notebook.session.cellsOfChangedFiles().isEmpty, "the file was touched only")
    try write("three")
    let changed = notebook.session.cellsOfChangedFiles()
    #expect(changed.map(\.cell.id) == ["b"])
    #expect(changed.first?.files == ["data.txt"])
    let given = try #require(notebook.session.giveUpChangedFiles())
    #expect(given.files == ["data.txt"])
    #expect(given.cells.map(\.id) == ["b", "c"])
    #expect(notebook.session.above(given.cells[1], of: given.cells).map(\.id) == ["b"])
    try notebook.run("b", Self.reader)
    try notebook.run("c", "words.count")
    #expect(notebook.outputs == ["", "three\n", "5\n"])
    #expect(try notebook.outputs == notebook.cleanOutputs())
  }

  /// A notebook may write what it reads; that is said and leads to no endless running again.
  @Test func aFileThatTheNotebookItselfChanges() throws {
    let notebook = try SessionNotebook()
    try Data("1".utf8).write(to: notebook.fixture.folder.appendingPathComponent("data.txt"))
    try notebook.run("a", Self.reader)
    try notebook.run(
      "b", "try (words + \"2\").write(toFile: \"data.txt\", atomically: false, encoding: .utf8)")
    #expect(
      notebook.notes == [
        "Note: 'data.txt' changed while the cell ran, after In [1] had read it. If the cell did not write it, "
          + "run In [1] again."
      ])
    #expect(notebook.session.cellsOfChangedFiles().isEmpty)
    try notebook.run("a", Self.reader + " + \"!\"")
    #expect(notebook.outputs == ["12!\n"])
  }

  @Test func checkpointsOfALongSessionAreThinnedOut() throws {
    let notebook = try SessionNotebook()
    try notebook.run("0", "var n = 0")
    // Nothing to compile: the same text in the same place of the cache each time would be another module.
    for number in 1...60 { try notebook.run("\(number)", "//| run: true\nn += 1") }
    #expect((notebook.session.worker.process?.copies.count ?? 0) <= 40)
    try notebook.run("30", "n")
    #expect(notebook.shown["In [62]"] == "29\n")
    try notebook.run("again", "n")
    #expect(notebook.shown["In [63]"] == "29\n")
  }
}
