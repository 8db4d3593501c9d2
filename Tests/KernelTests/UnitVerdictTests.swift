import Foundation
import Notebooks
import Results
import Sandboxes
import Testing
import Wire

@testable import Kernel

/// What the end of a cell means: the sentence, and whether the cells below can run.
@Suite struct UnitVerdictTests {
  private struct Outcome {
    var messages: [String]
    var stops: Bool
    var isComplete: Bool
    var lines: [Int?]
  }

  private func outcome(
    _ ending: UnitEnding, options: String = "", thrown: ThrownError? = nil
  ) throws -> Outcome {
    let fixture = try KernelFixture()
    defer { fixture.remove() }
    let plan = Plan(try fixture.notebook("```{swift}\n\(options)let a = 1\n```\n"))
    let unit = CompiledUnit(
      unit: try #require(plan.units.first), analysis: CellAnalysis(), key: "", interface: "", library: "",
      swiftModule: "", entryPoint: "", imported: [], warnings: [], wasCached: false)
    var run = UnitRun(unit: unit, plan: plan) { _ in }
    run.thrown = thrown
    let verdict = UnitVerdict(
      run: run, ending: ending,
      symbolizer: Symbolizer(toolchain: try KernelFixture.machine.get().0, plan: plan), compiled: [unit])
    verdict.apply(to: &run)
    let cell = try #require(run.results[0])
    return Outcome(
      messages: cell.diagnostics.map(\.message), stops: verdict.stopsChapter, isComplete: cell.isComplete,
      lines: cell.diagnostics.map { $0.position?.line })
  }

  @Test func aCellThatEndsIsComplete() throws {
    let found = try outcome(.ended)
    #expect(found.messages.isEmpty)
    #expect(!found.stops)
    #expect(found.isComplete)
  }

  @Test func anErrorThatIsPartOfTheLessonStopsNothing() throws {
    let thrown = ThrownError(type: "Lost", description: "no map", frames: [])
    let fault = try outcome(.ended, thrown: thrown)
    #expect(fault.messages == ["the cell threw Lost: no map."])
    #expect(fault.stops)
    let wanted = try outcome(.ended, options: "//| error: true\n", thrown: thrown)
    #expect(wanted.messages.isEmpty)
    #expect(!wanted.stops)
  }

  @Test func aCrashThatDoesNotComeIsAFault() throws {
    let found = try outcome(.ended, options: "//| crash: true\n")
    #expect(found.messages == ["the cell was expected to crash and did not."])
  }

  @Test(arguments: [
    (UnitEnding.exited(frames: []), "the cell called 'exit', so the cells below could not run."),
    (.timeLimit(frames: []), "the cell ran longer than 600 s and was stopped."),
    (.memoryLimit(2_000_000), "the cell used more memory than the 2 MB it may and was stopped."),
    (.outputLimit, "the cell shows more than 128 MB of results and was stopped."),
    (.forged, "the cell wrote on the descriptor that Lectern uses for results."),
  ])
  func whatStopsTheChapterIsTold(_ ending: UnitEnding, _ sentence: String) throws {
    let found = try outcome(ending)
    #expect(found.messages == [sentence])
    #expect(found.stops)
    #expect(!found.isComplete)
    #expect(found.lines == [2])
  }
}
