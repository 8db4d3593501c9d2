import Foundation
import Sandboxes
import SeededRandom
import TestSampling
import TestThreads
import Testing

/// `kill -9` at random moments: afterwards a normal build gives what a clean build gives.
///
/// A few moments run with the other tests; `LECTERN_KILLS=50` tries as many for each victim.
@Suite(.inTurn, .serialized, .waiting) struct KillTests {
  enum Victim: String, CaseIterable {
    case tool
    case worker = "lectern-worker"
    case compiler = "swift-frontend"
  }

  static let moments = 0..<(ProcessInfo.processInfo.environment["LECTERN_KILLS"].flatMap { Int($0) } ?? 3)

  static func chapters(_ edition: Int) -> [String: String] {
    [
      "notebooks/one.md": """
      ```{swift}
      let edition = \(edition)
      ```

      ```{swift}
      usleep(100_000)
      print("one", edition)
      ```
      """,
      "notebooks/two.md": """
      The value is `{swift} 20 + \(edition)` and $x^\(edition)$.

      ```{swift}
      func twice(_ n: Int) -> Int { 2 * n + \(edition) }
      print("two", twice(4))
      ```
      """,
    ]
  }

  private static func write(_ edition: Int, to program: Program) throws {
    for (path, text) in chapters(edition) { try program.write(path, text) }
  }

  private static func build(_ program: Program) throws -> Program.Outcome {
    try program.lectern("build", "notebooks", "--output", "site")
  }

  /// The clean sites of the two editions, and how long a build takes.
  private static let clean: Result<(old: [String: Data], new: [String: Data], seconds: Double), any Error> =
    Result {
      var sites: [[String: Data]] = []
      var seconds = 0.0
      for edition in 1...2 {
        let program = try Program()
        defer { program.remove() }
        try write(edition, to: program)
        let began = monotonicSeconds()
        let run = try build(program)
        try #require(run.status == 0, "\(run.errors)")
        seconds = monotonicSeconds() - began
        sites.append(try program.files(in: "site"))
      }
      return (sites[0], sites[1], seconds)
    }

  @Test(arguments: Victim.allCases, moments)
  func nextBuildIsTheCleanBuild(_ victim: Victim, _ moment: Int) throws {
    let clean = try Self.clean.get()
    let program = try Program()
    defer { program.remove() }
    try Self.write(1, to: program)
    #expect(try Self.build(program).status == 0)
    try Self.write(2, to: program)

    var random = SplitMix64(seed: moment * 3 + victim.hashValueOfName)
    let running = try RunningProgram(program, ["build", "notebooks", "--output", "site"])
    ChildProcess.waitUntilOver(
      running.child.identifier, seconds: Double.random(in: 0...clean.seconds, using: &random))
    let hit = Self.kill(victim, of: running)
    let ending = try #require(running.ending(), "the build hangs")
    // A victim that was not there at that moment was not hit, and the build went well.
    switch (victim, hit) {
    case (_, false): break
    // The tool may have been through, and not looked at yet.
    case (.tool, true): #expect([.signalled(SIGKILL), .exited(status: 0)].contains(ending))
    case (_, true): #expect([.exited(status: 0), .exited(status: 1)].contains(ending), "\(running.errors)")
    }

    #expect(program.isQuiet(), "processes are left: \(program.processes())")
    for page in ["one.html", "two.html"] {
      let found = try program.files(in: "site")[page]
      #expect(found == clean.old[page] || found == clean.new[page], "\(page) is neither old nor new")
    }
    let again = try Self.build(program)
    #expect(again.status == 0, "\(again.errors)")
    let site = try program.files(in: "site")
    #expect(Set(site.keys) == Set(clean.new.keys))
    for (path, data) in clean.new { #expect(site[path] == data, "\(path)") }
    #expect(program.scratch("notebooks").isEmpty)
  }

  private static func kill(_ victim: Victim, of running: RunningProgram) -> Bool {
    guard victim != .tool else { return Glibc.kill(running.child.identifier, SIGKILL) == 0 }
    // The moment may fall between two of them.
    for _ in 0..<200 {
      if let number = running.descendants(called: victim.rawValue).randomElement() {
        return Glibc.kill(number, SIGKILL) == 0
      }
      ChildProcess.waitUntilOver(running.child.identifier, seconds: 0.002)
    }
    return false
  }
}

extension KillTests.Victim {
  /// The same in every process, as `hashValue` is not.
  fileprivate var hashValueOfName: Int { rawValue.utf8.reduce(0) { $0 &* 31 &+ Int($1) } }
}
