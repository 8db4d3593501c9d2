import Foundation
import Sandboxes
import Testing
import Wire

@testable import Kernel

/// What a stranger's worker can do to the tool by what it does not do.
@Suite struct WorkerProcessTests {
  /// A process that reads no commands, in place of a worker behind a launcher.
  private func deafWorker() throws -> WorkerProcess {
    let (_, kit) = try KernelFixture.machine.get()
    return try WorkerProcess(
      kit: kit, environment: ["PATH": "/usr/bin:/bin"], directory: "/", mark: RunMark(),
      launcher: ["/bin/sh", "-c", "sleep 100", "launcher"])
  }

  /// A cell that is said to have ended, while it goes on, makes the tool send one command after the other
  /// until the pipe is full.
  @Test func commandsThatNobodyReadsDoNotHoldTheTool() throws {
    var worker = try deafWorker()
    defer { worker.close() }
    let command = WorkerCommand.load(libraries: [String(repeating: "x", count: 60_000)])
    let sent = (0..<20).prefix { _ in worker.send(command) }.count
    #expect((1..<20).contains(sent))
  }

  /// Numbers of a forged record are no positions, and no reason to stop.
  @Test(arguments: [(Int.max, Int.max), (.min, .min), (0, 0), (-1, 5), (1 << 40, 1)])
  func positionsOfForgedRecordsAreBroughtIntoBounds(_ line: Int, _ column: Int) throws {
    let fixture = try KernelFixture()
    defer { fixture.remove() }
    let plan = Plan(try fixture.notebook("text `{swift} 1`\n\n```{swift}\nlet a = 1\n```\n"))
    for unit in plan.units {
      for cell in unit.cells {
        let position = try #require(
          plan.position(file: unit.virtualFile(of: cell), line: line, column: column))
        #expect(position.line >= cell.start.line && position.column >= 1)
        #expect(plan.sourceLine(at: position) != nil || line > 1)
      }
    }
  }
}
