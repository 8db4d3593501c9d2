import Foundation
import Sandboxes
import TestSampling
import TestThreads
import Testing

/// `lectern build --on slurm`, on a Slurm that the tests start.
@Suite(
  .inTurn, .serialized, .waiting,
  .enabled(if: SlurmMachine.isExpected, Comment(rawValue: SlurmMachine.absence)))
struct SlurmBuildTests {
  static let count = 4

  /// A course whose chapters refer to each other and read a file.
  static func course() throws -> Program {
    let program = try Program()
    try program.write("c/course.yml", "title: C\ncluster: { partition: main, retries: 1 }\n")
    try program.write("c/numbers.txt", "3 4 5")
    for number in 1...count {
      try program.write(
        "c/\(number).md",
        """
        # Chapter \(number)

        ```{swift}
        //| label: fig-\(number)
        //| fig-cap: Squares.
        let words = try String(contentsOfFile: "numbers.txt", encoding: .utf8)
        Chart { for x in 0..<\(number + 2) { LineMark(x: .value("x", x), y: .value("y", x * x)) } }
        ```

        See @fig-\(number % count + 1). It is `{swift} words.count`.

        """)
    }
    return program
  }

  /// The site as a build on this machine makes it.
  static func local() throws -> [String: Data] {
    let program = try course()
    defer { program.remove() }
    let build = try program.lectern("build", "c", "--output", "site")
    #expect(build.status == 0, "\(build.errors)")
    return try program.files(in: "site")
  }

  static let localSite = Result { try local() }

  /// A build on Slurm after which nothing is left of it but the site and the cache.
  static func build(
    _ program: Program, on slurm: SlurmMachine, _ more: [String] = [], status: Int32 = 0
  ) throws -> Program.Outcome {
    let build = try program.run(
      Program.path, ["build", "c", "--output", "site", "--on", "slurm"] + more,
      environment: slurm.environment,
      seconds: 400)
    #expect(build.status == status, "\(build.errors)")
    #expect(try slurm.isEmpty())
    #expect(!program.exists("c/.lectern/cluster"))
    return build
  }

  @Test func pagesAreThoseOfOneMachine() throws {
    let slurm = try SlurmMachine()
    defer { slurm.stop() }
    let program = try Self.course()
    defer { program.remove() }
    let first = try Self.build(program, on: slurm)
    #expect(first.errors.contains("Slurm: 4 chapters handed in as job "), "\(first.errors)")
    let (here, there) = (try Self.localSite.get(), try program.files(in: "site"))
    #expect(here.keys.sorted() == there.keys.sorted())
    for (name, bytes) in here { #expect(there[name] == bytes, "\(name) differs") }

    // What is known is not handed in again: nothing, one chapter, and that one though it has an error.
    #expect(!(try Self.build(program, on: slurm).errors.contains("Slurm")))
    try program.write("c/2.md", "# Chapter 2\n\n```{swift}\n//| label: fig-2\n[1, 2][2]\n```\n")
    let second = try Self.build(program, on: slurm, status: 1)
    #expect(second.errors.contains("Slurm: 1 chapter handed in as job "), "\(second.errors)")
    #expect(second.errors.contains("c/2.md:5:"), "\(second.errors)")
    #expect(try program.files(in: "site")["2.html"] == here["2.html"], "its last good page stands")
  }

  /// More chapters than an array may have jobs are several arrays, and one task at a time is one of all of them.
  @Test func severalArrays() throws {
    let slurm = try SlurmMachine(largestArray: 3)
    defer { slurm.stop() }
    let program = try Self.course()
    defer { program.remove() }
    let build = try Self.build(program, on: slurm)
    #expect(build.errors.contains(/4 chapters handed in as job \d+, \d+\./), "\(build.errors)")
    #expect(try program.files(in: "site") == Self.localSite.get())

    let alone = #"mkdir busy || touch together; trap 'rmdir busy; rm -rf "$TMPDIR"' EXIT"#
    let again = try Self.build(program, on: slurm, ["--force", "--jobs", "1", "--setup", alone])
    for count in ["3 chapters", "1 chapter"] {
      #expect(again.errors.contains("Slurm: \(count) handed in as job "), "\(again.errors)")
    }
    #expect(!program.exists("together"))
  }

  /// A job that is killed is named and handed in again, as often as the course says; then its chapter is given up,
  /// the others are built, and the next build hands in that one alone.
  @Test func aKilledJobIsNamedAndHandedInAgain() throws {
    let slurm = try SlurmMachine()
    defer { slurm.stop() }
    let program = try Self.course()
    defer { program.remove() }
    let once = #"[ "$task" != 1 ] || ! mkdir killed 2>/dev/null || kill -9 $$"#
    let build = try Self.build(program, on: slurm, ["--setup", once])
    #expect(
      build.errors.contains(/'2.md' was ended by signal 9 on node '[^']+'. It is handed in again\./),
      "\(build.errors)")
    #expect(build.errors.contains("Slurm: 1 chapter handed in as job "), "\(build.errors)")
    #expect(try program.files(in: "site") == Self.localSite.get())

    try program.write("c/2.md", "# Chapter 2\n\n```{swift}\n//| label: fig-2\n6 * 7\n```\n")
    let always = #"echo "disk on fire"; [ "$task" != 0 ] || exit 9"#
    let failed = try Self.build(program, on: slurm, ["--setup", always], status: 3)
    let sentence =
      /error: '2.md' failed with status 9 on node '[^']+'; its last words: disk on fire\.\n/
    #expect(failed.errors.contains(sentence), "\(failed.errors)")
    #expect(failed.errors.contains("It is given up after 2 tries."), "\(failed.errors)")
    let resumed = try Self.build(program, on: slurm)
    #expect(resumed.errors.contains("Slurm: 1 chapter handed in as job "), "\(resumed.errors)")
  }

  /// A job of a partition that goes first ends ours, which is told and handed in again behind it.
  @Test func aPreemptedJobIsHandedInAgain() throws {
    let slurm = try SlurmMachine()
    defer { slurm.stop() }
    let program = try Self.course()
    defer { program.remove() }
    let sign = try program.makeSign("c/started")
    let once =
      #"[ "$task" != 0 ] || ! mkdir held 2>/dev/null || { echo >c/started; \#(SlurmMachine.hold); }"#
    let running = try RunningProgram(
      program, ["build", "c/1.md", "--output", "site", "--on", "slurm", "--setup", once],
      environment: slurm.environment)
    try #require(![sign].waitForInput(milliseconds: 600_000).isEmpty, "\(running.errors)")
    try slurm.command("sbatch", "--partition=first", "--exclusive", "--output=/dev/null", "--wrap=true")
    #expect(running.ending() == .exited(status: 0), "\(running.errors)")
    #expect(running.errors.contains("'1.md' had to make way for other jobs"), "\(running.errors)")
    #expect(program.exists("site/1.html"))
    #expect(try slurm.isEmpty())
  }

  /// Slurm's controller and the node's daemon die while jobs run, and come back: nothing is lost.
  @Test(arguments: ["slurmctld", "slurmd"]) func aDaemonThatDies(_ daemon: String) throws {
    let slurm = try SlurmMachine()
    defer { slurm.stop() }
    let program = try Self.course()
    defer { program.remove() }
    let sign = try program.makeSign("c/started")
    let gate = #"[ "$task" != 0 ] || echo >c/started; while [ ! -e c/go ]; do sleep 0.05; done"#
    let running = try RunningProgram(
      program, ["build", "c", "--output", "site", "--on", "slurm", "--setup", gate],
      environment: slurm.environment)
    try #require(![sign].waitForInput(milliseconds: 600_000).isEmpty, "\(running.errors)")
    try slurm.settle()
    try slurm.kill(daemon)
    try program.write("c/go", "")
    try slurm.restart(daemon)
    #expect(running.ending(within: 900) == .exited(status: 0), "\(running.errors)")
    #expect(try program.files(in: "site") == Self.localSite.get())
    #expect(try slurm.isEmpty())
    #expect(!program.exists("c/.lectern/cluster"))
  }
}
