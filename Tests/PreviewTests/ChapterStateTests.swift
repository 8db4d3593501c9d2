import Kernel
import Notebooks
import Results
import Testing

@testable import Preview

/// What a preview's page shows while a chapter runs anew.
@Suite struct ChapterStateTests {
  private static func notebook(_ cells: String...) throws -> Notebook {
    let text = "# A\n\n" + cells.map { "```{swift}\n\($0)\n```\n" }.joined(separator: "\n")
    return try NotebookParser(read: { _ in text }).parse(file: "a.md", root: "").0
  }

  private static let empty = ChapterResult(toolchain: "Swift", quick: false)

  private static func result(_ outputs: String...) -> ChapterResult {
    var result = empty
    for (index, output) in outputs.enumerated() {
      var cell = CellResult()
      cell.outputs = [.standardOutput(output)]
      result.cells[index] = cell
    }
    return result
  }

  private static func settled() throws -> ChapterState {
    var state = ChapterState()
    state.settle(result("1", "2"), of: try notebook("one", "two"), key: "before")
    return state
  }

  private func shown(_ state: ChapterState, _ cell: Int) -> [CellOutput] {
    state.shown?.cells[cell]?.outputs ?? []
  }

  /// Results follow their cells' code, to wherever it stands; a changed cell keeps what stood at its index.
  @Test func oldResultsStandUntilNewOnesCome() throws {
    var state = try Self.settled()
    state.begin(7, of: try Self.notebook("zero", "one", "two"), key: "after", empty: Self.empty)
    #expect(shown(state, 0).isEmpty)
    #expect(shown(state, 1) == [.standardOutput("1")] && shown(state, 2) == [.standardOutput("2")])
    #expect(state.outdated == [0, 1, 2] && state.run == 7 && state.key == "after")

    var changed = try Self.settled()
    changed.begin(8, of: try Self.notebook("one", "other"), key: "after", empty: Self.empty)
    #expect(shown(changed, 1) == [.standardOutput("2")])
  }

  /// What is typed and not saved: no result is lost, whatever stands between two saves.
  @Test func aTypedTextShowsWhatThereIs() throws {
    var state = try Self.settled()
    state.sketch(try Self.notebook("one", "two half", "three"), runsInPage: [2])
    #expect(shown(state, 0) == [.standardOutput("1")] && shown(state, 1).isEmpty)
    #expect(state.outdated == [1] && state.key != "before" && !state.status.isEmpty)
    // A fence that is not closed yet takes the cells below it in; once it is closed they are there again.
    state.sketch(try Self.notebook("everything"), runsInPage: [])
    #expect(shown(state, 0).isEmpty)
    state.sketch(try Self.notebook("one", "two!"), runsInPage: [])
    #expect(shown(state, 0) == [.standardOutput("1")] && shown(state, 1) == [.standardOutput("2")])
    // Taken back: as if nothing had been typed.
    let left = [state.leaveSketch(key: "before"), state.leaveSketch(key: "before")]
    #expect(left == [true, false])
    #expect(state.key == "before" && state.outdated.isEmpty && state.status.isEmpty)
    #expect(shown(state, 1) == [.standardOutput("2")])
    // Saved: its cells have to run.
    state.sketch(try Self.notebook("one", "two!"), runsInPage: [])
    _ = state.leaveSketch(key: "after")
    #expect(state.key != "after" && shown(state, 1) == [.standardOutput("2")])
  }

  @Test func newResultsTakeTheirPlaces() throws {
    var state = try Self.settled()
    state.begin(7, of: try Self.notebook("one", "two"), key: "after", empty: Self.empty)
    let started = state.take(.running(cell: 0, unit: 0, of: 2))
    #expect(!started)
    #expect(state.status == "running 1 of 2" && state.running == 0)
    // The first new output of a cell takes the old ones away; further ones are added.
    let changes = ["new", "newer"].map { state.take(.output(cell: 0, .standardOutput($0))) }
    #expect(changes == [true, true])
    #expect(shown(state, 0) == [.standardOutput("new"), .standardOutput("newer")])
    #expect(state.outdated == [1])
    let finished = state.take(.finished(cell: 1, CellResult()))
    #expect(finished)
    #expect(shown(state, 1).isEmpty && state.outdated.isEmpty)
  }

  /// An error is of the text that has it.
  @Test func oldErrorsAreNotShown() throws {
    var state = ChapterState()
    var result = Self.result("1")
    result.cells[0]?.diagnostics = [
      Diagnostic(.error, at: nil, "an error"), Diagnostic(.warning, at: nil, "a warning"),
    ]
    state.settle(result, of: try Self.notebook("one"), key: "before")
    state.begin(1, of: try Self.notebook("one"), key: "after", empty: Self.empty)
    #expect(state.shown?.cells[0]?.diagnostics.map(\.message) == ["a warning"])
  }

  @Test func aRunThatEndsLeavesWhatIsShown() throws {
    var state = try Self.settled()
    state.fault = "the disk is full"
    state.begin(1, of: try Self.notebook("one", "two"), key: "after", empty: Self.empty)
    #expect(state.fault == nil)
    _ = state.take(.compiling(unit: 1, of: 2, wasCached: false))
    #expect(state.status == "compiling 2 of 2")
    state.endRun()
    #expect(state.run == nil && state.status.isEmpty && shown(state, 0) == [.standardOutput("1")])
  }
}
