import Foundation
import Synchronization
import Testing

@testable import Sandboxes

@Suite struct BoundedRunTests {
  private func shell(_ script: String, _ limits: RunLimits = RunLimits(seconds: 20), input: [UInt8] = [])
    throws
    -> BoundedRun
  {
    try BoundedRun.of(
      "/bin/sh", ["-c", script], environment: ["PATH": "/usr/bin:/bin", "NAME": "value"], input: input,
      limits: limits)
  }

  private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  @Test func streamsAndStatusComeBack() throws {
    let run = try shell("echo out; echo err >&2; exit 3")
    #expect(run.outcome == .ended(.exited(status: 3)))
    #expect(text(run.standardOutput) == "out\n")
    #expect(text(run.standardError) == "err\n")
  }

  @Test func inputArrivesWhole() throws {
    let input = [UInt8](repeating: 65, count: 1_000_000)
    let run = try shell("wc -c", input: input)
    #expect(text(run.standardOutput).trimmingCharacters(in: .whitespacesAndNewlines) == "1000000")
  }

  @Test func environmentIsOnlyWhatIsGiven() throws {
    let run = try shell("env | grep -v -e PWD -e SHLVL -e '^_=' | sort")
    #expect(text(run.standardOutput) == "NAME=value\nPATH=/usr/bin:/bin\n")
  }

  @Test func signalsAreTold() throws {
    #expect(try shell("kill -SEGV $$").outcome == .ended(.signalled(SIGSEGV)))
  }

  @Test func endlessRunIsStopped() throws {
    #expect(try shell("while :; do :; done", RunLimits(seconds: 0.3)).outcome == .timeLimit)
  }

  @Test func silentSleepIsStopped() throws {
    #expect(try shell("sleep 1000", RunLimits(seconds: 0.3)).outcome == .timeLimit)
  }

  @Test func floodIsStopped() throws {
    let run = try shell("yes", RunLimits(seconds: 20, output: 100_000))
    #expect(run.outcome == .outputLimit)
    #expect(run.standardOutput.count < 1_000_000)
  }

  @Test func memoryHogIsStopped() throws {
    let run = try BoundedRun.of(
      "/usr/bin/env", ["perl", "-e", "my @a; push @a, 'x' x 1000000 while 1"],
      environment: ["PATH": "/usr/bin:/bin"],
      limits: RunLimits(seconds: 20, memory: 200 << 20))
    #expect(run.outcome == .memoryLimit)
  }

  /// A child that is left behind holds the pipes; the run ends all the same, and so does it.
  @Test func childrenLeftBehindAreEnded() throws {
    let mark = "lectern-\(UUID().uuidString)"
    let run = try shell("sh -c 'sleep 1000; : \(mark)' & echo started")
    #expect(run.outcome == .ended(.exited(status: 0)))
    func count() throws -> String {
      let processes = try shell(
        "cat /proc/[0-9]*/cmdline 2>/dev/null | tr '\\0' ' ' | grep -c '[s]leep 1000; : \(mark)' || true")
      return text(processes.standardOutput).trimmingCharacters(in: .whitespacesAndNewlines)
    }
    // On a busy machine a killed process needs its turn to end.
    for _ in 0..<100 where try count() != "0" { usleep(50_000) }
    #expect(try count() == "0")
  }

  /// A child that ends at once after its last word, while another holds its pipe.
  @Test func lastWordsAreKept() throws {
    for _ in 0..<150 {
      let run = try shell("sleep 20 & printf a; printf b; printf c; printf d >&2")
      #expect(text(run.standardOutput) == "abc")
      #expect(text(run.standardError) == "d")
    }
  }

  /// Ended with the thread that started it, whatever becomes of the program.
  @Test func childEndsWithItsThread() throws {
    let number = Mutex<Int32>(0)
    let done = DispatchSemaphore(value: 0)
    let thread = Thread {
      let child = try? ChildProcess(
        executable: "/bin/sleep", arguments: ["600"], environment: [:], descriptors: [])
      number.withLock { $0 = child?.identifier ?? 0 }
      done.signal()
    }
    thread.start()
    done.wait()
    let identifier = number.withLock { $0 }
    #expect(identifier > 0)
    var status: Int32 = 0
    var result: Int32 = 0
    for _ in 0..<500 where result == 0 {
      result = waitpid(identifier, &status, WNOHANG)
      if result == 0 { usleep(20_000) }
    }
    #expect(result == identifier && status & 0x7F == SIGKILL)
  }

  @Test func missingProgramIsASentence() {
    #expect(throws: SpawnError.self) {
      try BoundedRun.of("/no/such/program", [], environment: [:], limits: RunLimits(seconds: 1))
    }
  }
}
