import Foundation
import Testing

/// The process that runs cells, started by somebody who is not the tool.
@Suite struct WorkerProgramTests {
  private static let path = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    .deletingLastPathComponent().appendingPathComponent("lectern-worker").path

  private func worker(_ arguments: [String]) throws -> Program.Outcome {
    let program = try Program()
    defer { program.remove() }
    return try program.run(Self.path, arguments)
  }

  @Test func itSaysWhoStartsIt() throws {
    let run = try worker([])
    #expect(run.status == 3)
    #expect(
      run.errors
        == "lectern-worker: this program is started by lectern, which tells it which library to load.\n")
  }

  @Test func aLibraryThatIsNotThereIsNamed() throws {
    let run = try worker(["/nowhere/libLecternKit.so"])
    #expect(run.status == 3)
    #expect(run.errors.hasPrefix("lectern-worker: /nowhere/libLecternKit.so: cannot open shared object file"))
  }

  @Test func aLibraryOfSomethingElseIsRefused() throws {
    let run = try worker(["libc.so.6"])
    #expect(run.status == 3)
    #expect(run.errors == "lectern-worker: 'libc.so.6' is not Lectern's kit.\n")
  }
}
