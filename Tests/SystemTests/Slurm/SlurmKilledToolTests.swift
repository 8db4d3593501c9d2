import Foundation
import Sandboxes
import TestSampling
import TestThreads
import Testing

/// The tool that has handed work to Slurm is ended, at a moment when one task is done and another runs.
@Suite(
  .inTurn, .serialized, .waiting,
  .enabled(if: SlurmMachine.isExpected, Comment(rawValue: SlurmMachine.absence)))
struct SlurmKilledToolTests {
  /// No job is left, whatever ended the tool; and the next one goes on with what is missing.
  @Test(arguments: [SIGINT, SIGTERM, SIGKILL]) func nothingIsLeftBehind(_ signal: Int32) throws {
    let slurm = try SlurmMachine()
    defer { slurm.stop() }
    let program = try SlurmBuildTests.course()
    defer { program.remove() }
    let temporary = program.folder.appendingPathComponent("tmp")
    try FileManager.default.createDirectory(at: temporary, withIntermediateDirectories: true)
    let environment = slurm.environment.merging(["TMPDIR": temporary.path]) { $1 }
    let sign = try program.makeSign("c/started")
    // The first two tasks fill the node; the third begins when one of them has ended.
    let gate = #"[ "$task" -lt 2 ] || { [ "$task" != 2 ] || echo >c/started; \#(SlurmMachine.hold); }"#
    let running = try RunningProgram(
      program, ["build", "c", "--output", "site", "--on", "slurm", "--setup", gate], environment: environment)
    try #require(![sign].waitForInput(milliseconds: 600_000).isEmpty, "\(running.errors)")
    running.child.send(signal: signal)
    #expect(
      running.ending(within: 900)
        == (signal == SIGKILL ? .signalled(SIGKILL) : .exited(status: 128 + signal)),
      "\(running.errors)")
    #expect(try slurm.isEmpty())
    func left() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: temporary.path) }
    let isCleared = try eventually { try left().isEmpty }
    let remains = try left()
    #expect(isCleared, "\(remains)")
    if signal != SIGKILL { #expect(!program.exists("c/.lectern/cluster")) }

    let resumed = try SlurmBuildTests.build(program, on: slurm)
    let handedIn = try #require(resumed.errors.firstMatch(of: /Slurm: (\d) chapters? handed in/)?.1)
    #expect((2...3).contains(Int(handedIn) ?? 0), "\(resumed.errors)")
    #expect(try program.files(in: "site") == SlurmBuildTests.localSite.get())
  }
}
