import Foundation
import Synchronization
import Testing

@testable import Sandboxes

/// Descriptors have an owner that closes them, whatever goes wrong.
@Suite struct DescriptorTests {
  /// Makes pipes, remembers which they are, and fails at one of them.
  final class Pipes: Sendable {
    private struct State {
      var made: [(number: Int32, file: UInt64)] = []
      var left: Int
    }

    private let state: Mutex<State>

    init(failingAt number: Int) { state = Mutex(State(left: number)) }

    func make() throws(SpawnError) -> ProcessPipe {
      let isLeft = state.withLock { state in
        state.left -= 1
        return state.left >= 0
      }
      guard isLeft else { throw SpawnError(description: "no more pipes") }
      let pipe = try ProcessPipe()
      state.withLock { state in
        for end in [pipe.reading, pipe.writing] {
          state.made.append((end.number, Self.file(end.number) ?? 0))
        }
      }
      return pipe
    }

    /// How many ends are open still. A number that now is another file's is not one of them.
    var openEnds: Int { state.withLock { $0.made.count { Self.file($0.number) == $0.file } } }
    var count: Int { state.withLock { $0.made.count } }

    private static func file(_ descriptor: Int32) -> UInt64? {
      var facts = stat()
      return fstat(descriptor, &facts) == 0 ? UInt64(facts.st_ino) : nil
    }
  }

  @Test(arguments: 0..<3) func aPipeThatCannotBeMadeLeavesNoOthers(_ number: Int) {
    let pipes = Pipes(failingAt: number)
    #expect(throws: SpawnError.self) {
      try BoundedRun.of(
        "/bin/true", [], environment: [:], limits: RunLimits(seconds: 60), makePipe: pipes.make)
    }
    #expect(pipes.count == 2 * number && pipes.openEnds == 0)
  }

  @Test(arguments: ["/no/such/program", "/etc/passwd", "/"])
  func aProgramThatCannotBeStartedLeavesNone(_ program: String) {
    let pipes = Pipes(failingAt: 3)
    #expect(throws: SpawnError.self) {
      try BoundedRun.of(program, [], environment: [:], limits: RunLimits(seconds: 60), makePipe: pipes.make)
    }
    #expect(pipes.count == 6 && pipes.openEnds == 0)
  }

  @Test func aRunLeavesNone() throws {
    let pipes = Pipes(failingAt: 3)
    let run = try BoundedRun.of(
      "/bin/echo", ["x"], environment: [:], limits: RunLimits(seconds: 60), makePipe: pipes.make)
    #expect(run.standardOutput == Array("x\n".utf8))
    #expect(pipes.count == 6 && pipes.openEnds == 0)
  }

  @Test func whatIsHeldIsOpen() throws {
    let pipes = Pipes(failingAt: 1)
    let pipe = try pipes.make()
    #expect(pipes.openEnds == 2)
    pipe.reading.close()
    #expect(pipes.openEnds == 1)
    // The reader is gone: an answer, and no signal that would end this program.
    #expect(!pipe.writing.write([1]))
    pipe.writing.close()
    pipe.writing.close()
    #expect(pipes.openEnds == 0)
  }

  /// A number that has been taken out of the system's table may be another process's.
  @Test func whoWasReapedIsNotSignalled() throws {
    let child = try ChildProcess(executable: "/bin/true", arguments: [], environment: [:], descriptors: [])
    #expect(child.waitForEnd() == .exited(status: 0))
    // A group that this program knows nothing of stands for the one that got the number.
    var other: pid_t = 0
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    // The threads of tests may have signals blocked.
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK))
    let arguments: [UnsafeMutablePointer<CChar>?] = [strdup("/bin/sleep"), strdup("1000"), nil]
    defer { arguments.forEach { free($0) } }
    #expect(posix_spawn(&other, "/bin/sleep", nil, &attributes, arguments, nil) == 0)
    RunningProcesses.signal(-other, SIGKILL)
    RunningProcesses.signal(other, SIGKILL)
    #expect(waitpid(other, nil, WNOHANG) == 0)
    kill(other, SIGTERM)
    var status: Int32 = 0
    #expect(waitpid(other, &status, 0) == other && status & 0x7F == SIGTERM)
  }
}
