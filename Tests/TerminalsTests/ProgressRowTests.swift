import LiveCells
import Testing
import Wire

@testable import Kernel
@testable import Terminals

/// The line of a running chapter; the clock is the test's.
@Suite struct ProgressRowTests {
  @Test func itTellsWhatTheChapterDoes() {
    var row = ProgressRow(chapter: "04-flow.md")
    #expect(row.words(at: 0, width: 80) == "  04-flow.md  starting")
    row.note(.compiling(unit: 0, of: 10, wasCached: false), at: 0)
    #expect(row.words(at: 1, width: 80) == "  04-flow.md  compiling 1/10")
    row.note(.compiling(unit: 2, of: 10, wasCached: false), at: 2)
    #expect(row.words(at: 2, width: 80) == "  04-flow.md  compiling 3/10, 8.0 s left")
    row.note(.running(cell: 0, unit: 0, of: 10), at: 3)
    #expect(row.words(at: 3.5, width: 80) == "  04-flow.md  cell 1/10")
    #expect(row.words(at: 5, width: 80) == "  04-flow.md  cell 1/10, 2.0 s")
    let report = ProgressReport(
      title: "BakeOff, epoch", completed: 2, total: 3, detail: "loss 0.1", secondsLeft: 75)
    row.note(.progress(cell: 0, report), at: 6)
    #expect(
      row.words(at: 6, width: 80) == "  04-flow.md  cell 1/10  BakeOff, epoch 2/3, 1:15 min left, loss 0.1")
  }

  /// What is made for the page is told at once, and after a second how long it has taken.
  @Test func liveCellsAreTold() {
    var row = ProgressRow(chapter: "a.md")
    row.note(.running(cell: 0, unit: 0, of: 1), at: 0)
    row.note(LiveCells.Work.cell(number: 1, of: 2), at: 4)
    #expect(row.words(at: 4, width: 80) == "  a.md  compiling live figure 1/2 for the page")
    row.note(LiveCells.Work.comparison(number: 1, of: 2), at: 7)
    #expect(row.words(at: 9, width: 80) == "  a.md  comparing live figure 1/2 with the build, 2.0 s")
  }

  /// Units from the cache say nothing about how long the others take.
  @Test func cachedUnitsDoNotCount() {
    var row = ProgressRow(chapter: "a.md")
    row.note(.compiling(unit: 0, of: 3, wasCached: true), at: 0)
    #expect(row.words(at: 9, width: 80) == "  a.md  starting")
  }

  /// A log hears of a chapter that takes long, but not of each of its cells.
  @Test func aLogHearsNowAndThen() {
    var row = ProgressRow(chapter: "a.md")
    #expect(row.line(at: 90) == nil)
    row.note(.compiling(unit: 0, of: 9, wasCached: false), at: 100)
    #expect(row.line(at: 129) == nil)
    row.note(.compiling(unit: 4, of: 9, wasCached: false), at: 130)
    #expect(row.line(at: 130) == "  a.md  compiling 5/9, 38 s left")
    #expect(row.line(at: 131) == nil && row.line(at: 159) == nil)
    row.note(.running(cell: 0, unit: 0, of: 9), at: 150)
    #expect(row.line(at: 161) == "  a.md  cell 1/9, 11 s")
  }

  @Test func aNarrowTerminalCutsTheEnd() {
    var row = ProgressRow(chapter: "a-chapter-with-a-long-name.md")
    row.note(.running(cell: 0, unit: 0, of: 2), at: 0)
    #expect(row.words(at: 0, width: 24) == "  a-chapter-with-a-long…")
  }
}
