import Foundation
import Sandboxes
import Testing

/// The worker's program by itself: what it hands to the kit, what it tells of a cell's doings, how it ends.
@Suite struct WorkerTests {
  private func withKit(_ body: (FakeKit) throws -> Void) throws {
    let kit = try FakeKit()
    defer { kit.remove() }
    try body(kit)
  }

  @Test(arguments: [false, true]) func commandsAndRecordsAreWhereTheToolHasThem(_ shares: Bool) throws {
    try withKit { kit in
      let outcome = try kit.run("echo", commands: "a command\n", sharesProcessSpace: shares)
      #expect(outcome.records == "a command\n" && outcome.ending == .exited(status: 0))
    }
  }

  /// Nothing of the keeper's is open where cells run.
  @Test(arguments: [false, true]) func thereAreNoOtherDescriptors(_ shares: Bool) throws {
    try withKit { kit in
      let outcome = try kit.run("descriptors", sharesProcessSpace: shares)
      #expect(outcome.records == "0\n1\n2\n3\n4\n")
    }
  }

  /// What a cell asks of the system, as it is told to the kit: kind and path.
  @Test(arguments: [
    ("open", "0 there\n"), ("fopen", "0 there\n"), ("stat", "1 there\n"), ("access", "1 nowhere\n"),
    ("list", "2 .\n"), ("write", "3 made\n"), ("mkdir", "3 folder\n"), ("rename", "3 elsewhere\n"),
    ("shell", "4 true\n"), ("connect", "5 \n7 127.0.0.1, port 9\n"), ("refused", "6 nowhere\n0 nowhere\n"),
    ("look up", "7 127.0.0.1\n"),
  ])
  func whatIsAskedOfTheSystemIsTold(_ word: String, _ notes: String) throws {
    try withKit { kit in
      let outcome = try kit.run(word)
      #expect(outcome.records.hasPrefix(notes), "\(word): \(outcome.records)")
    }
  }

  /// The keeper ends as the worker did, so that the tool can say why.
  @Test(arguments: [false, true]) func itEndsAsTheCellsDo(_ shares: Bool) throws {
    try withKit { kit in
      let left = try kit.run("leave", sharesProcessSpace: shares)
      #expect(left.ending == .exited(status: 7))
      let trapped = try kit.run("trap", sharesProcessSpace: shares)
      #expect(trapped.ending == .signalled(SIGSEGV))
    }
  }

  /// The tool asks the keeper where a cell is; the question goes down to the process that runs it.
  @Test(arguments: [false, true]) func aQuestionIsHandedDown(_ shares: Bool) throws {
    try withKit { kit in
      let outcome = try kit.run("wait", sharesProcessSpace: shares) {
        $0.send(signal: WorkerContract.askingSignal)
      }
      #expect(outcome.records == "ready\nasked\n" && outcome.ending == .exited(status: 9))
    }
  }

  @Test(arguments: [
    ([], "lectern-worker: this program is started by lectern, which tells it which library to load.\n"),
    (["/etc/passwd"], "lectern-worker: /etc/passwd: "),
    (["libc.so.6"], "lectern-worker: 'libc.so.6' is not Lectern's kit.\n"),
  ])
  func withoutAKitItSaysSo(_ arguments: [String], _ words: String) throws {
    try withKit { kit in
      let outcome = try kit.run("echo", arguments: arguments)
      #expect(outcome.errors.hasPrefix(words), "\(outcome.errors)")
      #expect(outcome.ending == .exited(status: 3))
    }
  }
}
