import Foundation
import TestSampling
import Testing

/// The process that runs cells, started by somebody who is not the tool.
@Suite(.inTurn) struct WorkerProgramTests {
  private static let path = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    .deletingLastPathComponent().appendingPathComponent("lectern-worker").path

  @Test func itSaysWhoStartsIt() throws {
    let program = try Program()
    defer { program.remove() }
    let run = try program.run(Self.path, [])
    #expect(run.status == 3)
    #expect(
      run.errors
        == "lectern-worker: this program is started by lectern, which tells it which library to load.\n")
  }
}
