import Foundation
import Sandboxes
import TestSampling
import Testing

/// Somebody outside stops the program while a cell runs.
@Suite(.inTurn) struct SignalTests {
  static let chapters = [
    "notebooks/a.md": "```{swift}\n1 + 1\n```\n",
    "notebooks/b.md": """
    ```{swift}
    let child = Process()
    child.executableURL = URL(fileURLWithPath: "/bin/sh")
    child.arguments = ["-c", "setsid sleep 600 & wait"]
    try child.run()
    try "started".write(toFile: "started", atomically: false, encoding: .utf8)
    sleep(600)
    ```
    """,
  ]

  /// A build whose last cell has begun.
  private func started(environment: [String: String] = [:]) throws -> (Program, RunningProgram) {
    let program = try Program()
    for (path, text) in Self.chapters { try program.write(path, text) }
    let sign = try program.makeSign("notebooks/started")
    let running = try RunningProgram(
      program, ["build", "notebooks", "--output", "site", "--jobs", "1"], environment: environment)
    try #require(![sign].waitForInput(milliseconds: 600_000).isEmpty, "\(running.errors)")
    return (program, running)
  }

  @Test(arguments: [(SIGINT, "SIGINT"), (SIGTERM, "SIGTERM"), (SIGHUP, "SIGHUP")])
  func finishedPagesStandAndNothingIsLeft(_ signal: Int32, _ name: String) throws {
    let (program, running) = try started()
    defer { program.remove() }
    running.child.send(signal: signal)
    #expect(running.ending(within: 120) == .exited(status: 128 + signal))
    #expect(
      running.errors.contains(
        "lectern: stopped by \(name). What was finished stands; the rest is as it was before."))
    #expect(program.isQuiet(), "processes are left: \(program.processes())")
    #expect(program.scratch("notebooks").isEmpty)
    #expect(program.exists("site/a.html"))
    #expect(!program.exists("site/b.html"))
    let names = try program.files(in: "site").keys
    #expect(!names.contains { $0.contains(".lectern-new-") })
  }

  /// With the tool, everything that it has started ends, however it hides; the next build takes
  /// away what the dead one has left.
  @Test(arguments: [false, true]) func nothingOutlivesTheTool(_ sharesProcessSpace: Bool) throws {
    let (program, running) = try started(
      environment: sharesProcessSpace ? ["LECTERN_SHARES_PROCESS_SPACE": "1"] : [:])
    defer { program.remove() }
    running.child.send(signal: SIGKILL)
    #expect(running.ending(within: 120) == .signalled(SIGKILL))
    // Where there is no process space, a session of its own outlives the tool until the next build.
    if !sharesProcessSpace { #expect(program.isQuiet(), "processes are left: \(program.processes())") }
    #expect(!program.scratch("notebooks").isEmpty)
    try program.write("notebooks/b.md", "```{swift}\n2 + 2\n```\n")
    let again = try program.lectern("build", "notebooks", "--output", "site")
    #expect(again.status == 0, "\(again.errors)")
    #expect(program.isQuiet(), "processes are left: \(program.processes())")
    #expect(program.scratch("notebooks").isEmpty)
  }

  /// The parent that a cell sees is not the tool.
  @Test(arguments: [false, true]) func cellThatKillsItsParentDoesNotReachTheTool(
    _ sharesProcessSpace: Bool
  ) throws {
    let program = try Program()
    defer { program.remove() }
    try program.write(
      "x.md",
      """
      ```{swift}
      for signal in [SIGTERM, SIGINT, SIGHUP, SIGSTOP, SIGKILL] { kill(getppid(), signal) }
      \(sharesProcessSpace ? "pause()" : "")
      print("still here")
      ```
      """)
    let environment = sharesProcessSpace ? ["LECTERN_SHARES_PROCESS_SPACE": "1"] : [:]
    let run = try program.lectern("run", "x.md", environment: environment)
    if sharesProcessSpace {
      #expect(run.status == 1)
      #expect(
        run.output.contains(
          "x.md:2:1: error: the process that runs the chapter ended during this cell (signal 9"))
    } else {
      #expect(run.status == 0, "\(run.output)\(run.errors)")
      #expect(run.output.contains("still here"))
    }
    #expect(program.isQuiet())
  }

  /// `nohup lectern build` goes on when the terminal closes.
  @Test func ignoredSignalStaysIgnored() throws {
    let program = try Program()
    defer { program.remove() }
    // The cell says that it has begun, and ends when the signal has been sent.
    // What lies outside of the course is not looked at again by whoever wants to know if it has changed.
    try program.write(
      "course/x.md",
      """
      ```{swift}
      try "begun\\n".write(toFile: "../begun", atomically: false, encoding: .utf8)
      let sent = FileHandle(forReadingAtPath: "../sent")
      String(decoding: sent?.readDataToEndOfFile() ?? Data(), as: UTF8.self)
      ```
      """)
    let run = try program.run(
      "/bin/sh",
      [
        "-c",
        "mkfifo begun sent; trap '' HUP; \"$0\" run course/x.md & lectern=$!; read word <begun; kill -HUP $lectern;"
          + " echo done >sent; wait $lectern",
        Program.path,
      ])
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("done"))
  }
}
