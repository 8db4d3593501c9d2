import Foundation
import Testing

@testable import Grading

/// A cell that means harm, and how its run must end.
struct AttackCase: Sendable, CustomTestStringConvertible {
  var name: String
  var cell: String
  var outcomes: Set<StageOutcome>

  var testDescription: String { name }

  /// Prints what a path holds, if it can be read.
  private static func reading(_ path: String) -> String {
    "print((try? String(contentsOfFile: \"\(path)\", encoding: .utf8)) ?? \"nothing at all\")"
  }

  static let all: [AttackCase] = [
    AttackCase(name: "endless loop", cell: "var n = 0\nwhile true { n &+= 1 }", outcomes: [.timeLimit]),
    AttackCase(name: "sleep for ever", cell: "sleep(100_000)", outcomes: [.timeLimit]),
    AttackCase(
      name: "memory hog",
      cell: "var hog: [[UInt8]] = []\nwhile true { hog.append([UInt8](repeating: 1, count: 50_000_000)) }",
      outcomes: [.memoryLimit, .crashed]),
    AttackCase(
      name: "fork bomb",
      cell: """
        typealias Fork = @convention(c) () -> Int32
        let fork = unsafeBitCast(dlsym(nil, "fork")!, to: Fork.self)
        while true { _ = fork() }
        """, outcomes: [.timeLimit, .crashed, .memoryLimit]),
    AttackCase(
      name: "survivor of setsid",
      cell: """
        typealias Fork = @convention(c) () -> Int32
        let fork = unsafeBitCast(dlsym(nil, "fork")!, to: Fork.self)
        if fork() == 0 { setsid(); if fork() == 0 { sleep(100_000) }; _exit(0) }
        """, outcomes: [.finished]),
    AttackCase(
      name: "output flood", cell: "while true { print(String(repeating: \"flood \", count: 1000)) }",
      outcomes: [.timeLimit, .outputLimit]),
    AttackCase(name: "exit before the work", cell: "exit(0)", outcomes: [.failed]),
    AttackCase(name: "crash", cell: "let none: Int? = Int(\"x\")\nprint(none!)", outcomes: [.crashed]),
    AttackCase(
      name: "forged bytes on the record channel",
      cell: "let line = \"{\\\"points\\\": 100}\"\n_ = write(4, line, line.utf8.count)", outcomes: [.refused]),
    AttackCase(
      name: "kill everybody", cell: "kill(-1, SIGKILL)\nsleep(1)", outcomes: [.crashed, .finished]),
    AttackCase(name: "password file", cell: reading("/etc/passwd"), outcomes: [.finished]),
    AttackCase(name: "environment of process 1", cell: reading("/proc/1/environ"), outcomes: [.finished]),
    AttackCase(
      name: "network",
      cell: """
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = UInt16(AF_INET)
        address.sin_port = in_port_t(22).bigEndian
        address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
        let connected = withUnsafePointer(to: &address) {
          $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(descriptor, $0, 16) }
        }
        precondition(connected == -1, "the network is there")
        """, outcomes: [.finished]),
  ]
}

@Suite(.serialized, .enabled(if: GradingFixture.bubblewrap != nil, "needs bubblewrap"))
struct AttackTests {
  /// As the assignment's, but nobody shall wait long.
  private static let rubric =
    FixtureNotebook.rubric.replacing("seconds: 300, memory: 3GiB", with: "seconds: 8, memory: 700MB")

  private func notebook(_ cell: String) -> String { "```{swift}\n\(cell)\n```\n" }

  @Test(arguments: AttackCase.all)
  func theRunEndsAsItMustAndEarnsNothing(_ attack: AttackCase) throws {
    let grader = try GradingFixture.grader(Self.rubric)
    let grade = grader.grade(
      GradingFixture.submission(notebook(attack.cell), student: "mallory"), job: 77)
    let outcome = try #require(grade.stages.first?.outcome)
    #expect(attack.outcomes.contains(outcome), "\(outcome) \(grade.notes)")
    #expect(grade.scores.filter { $0.criterion != "written" }.allSatisfy { $0.points == 0 })
    // The system ends a process space a moment after the process that held it.
    for _ in 0..<1_000 where try !survivors().isEmpty { usleep(20_000) }
    #expect(try survivors().isEmpty)
  }

  /// What a hostile cell can find is written into its own notebook's output and read here.
  @Test func secretsAreOutOfReach() throws {
    let home = GradingFixture.scratch.appendingPathComponent("home")
    try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
    let canary = "canary-7f3a-\(UUID().uuidString)"
    let file = home.appendingPathComponent("rubric.yml")
    try Data(canary.utf8).write(to: file)
    let text = notebook(
      """
      let found = (try? String(contentsOfFile: "\(file.path)", encoding: .utf8)) ?? ""
      let around = FileManager.default.subpaths(atPath: "/notebook").map { $0.joined() } ?? ""
      let roots = try FileManager.default.contentsOfDirectory(atPath: "/").sorted().joined(separator: " ")
      let environment = ProcessInfo.processInfo.environment.description
      precondition(found.isEmpty, "read the rubric")
      precondition(!environment.contains("canary"), "the environment leaks")
      precondition(around.isEmpty, "somebody left files")
      precondition(!FileManager.default.fileExists(atPath: "/root"), "home is there")
      precondition(!FileManager.default.fileExists(atPath: "/usr/bin/swiftc"), "a compiler is there")
      precondition((try? Data("x".utf8).write(to: URL(fileURLWithPath: "/usr/lib/x"))) == nil, "wrote to /usr")
      precondition(getuid() != 0, "runs as root")
      """)
    let grade = try GradingFixture.grader(Self.rubric).grade(GradingFixture.submission(text))
    #expect(grade.stages.first?.outcome == .finished, "\(grade.notes)")
    let json = String(decoding: try JSONEncoder().encode(grade), as: UTF8.self)
    #expect(!json.contains("canary"))
  }

  @Test func anIncludeIsRefused() throws {
    let text = "{{< include /etc/passwd >}}\n\n" + notebook("print(1)")
    let grade = try GradingFixture.grader(Self.rubric).grade(GradingFixture.submission(text))
    #expect(grade.stages.first?.outcome == .failed)
    #expect(!"\(grade)".contains("root:"))
  }

  /// Processes of the job's own user; when the tests do not run as root, of bubblewrap's children.
  private func survivors() throws -> [String] {
    guard geteuid() == 0 else { return [] }
    return try FileManager.default.contentsOfDirectory(atPath: "/proc").filter { name in
      var status = stat()
      return Int32(name) != nil && stat("/proc/\(name)", &status) == 0 && status.st_uid == 61_184 + 77
    }
  }
}
