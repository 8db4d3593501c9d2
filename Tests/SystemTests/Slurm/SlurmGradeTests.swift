import Files
import Foundation
import Sandboxes
import TestSampling
import TestThreads
import Testing

@testable import Grading

/// `lectern grade --on slurm`, on a Slurm that the tests start.
@Suite(
  .inTurn, .serialized, .waiting,
  .enabled(if: SlurmMachine.isExpected, Comment(rawValue: SlurmMachine.absence)))
struct SlurmGradeTests {
  private static let students = (0..<4).map { "student\($0)" }

  private func assignment() throws -> Program {
    let program = try Program()
    try program.write("tiny.yml", TinyAssignment.rubric)
    for student in Self.students {
      try program.write("hands/\(student).md", "```{swift}\nprint(\"\(student)\")\n```\n")
    }
    return program
  }

  private func arguments(_ output: String) -> [String] {
    ["grade", "hands", "--assignment", "tiny.yml", "--output", output, "--resume"]
  }

  /// The gradebook and the pages are those of one machine; and when the tool was killed after the first grade, the next
  /// one takes what came back and hands in the rest.
  @Test func gradesAreThoseOfOneMachine() throws {
    let slurm = try SlurmMachine()
    defer { slurm.stop() }
    let program = try assignment()
    defer { program.remove() }
    #expect(try program.run(Program.path, arguments("here")).status == 0)
    let sign = try program.makeSign("started")
    let gate = #"[ "$task" -lt 2 ] || { [ "$task" != 2 ] || echo >started; \#(SlurmMachine.hold); }"#
    let running = try RunningProgram(
      program, arguments("there") + ["--on", "slurm", "--setup", gate], environment: slurm.environment)
    try #require(![sign].waitForInput(milliseconds: 600_000).isEmpty, "\(running.errors)")
    running.child.send(signal: SIGKILL)
    #expect(running.ending() == .signalled(SIGKILL))
    #expect(try slurm.isEmpty())

    let resumed = try program.run(
      Program.path, arguments("there") + ["--on", "slurm"], environment: slurm.environment)
    #expect(resumed.status == 0, "\(resumed.errors)")
    #expect(resumed.errors.contains(/Slurm: [23] submissions handed in as job/), "\(resumed.errors)")
    #expect(try rows(program, "there") == rows(program, "here"))
    #expect(try pages(program, "there") == pages(program, "here"))
    #expect(try slurm.isEmpty())
    let again = try program.run(
      Program.path, arguments("there") + ["--on", "slurm"], environment: slurm.environment)
    #expect(again.output.contains("0 graded, 4 kept"), "\(again.output)")
    #expect(try rows(program, "there") == rows(program, "here"))
  }

  /// Whose job somebody cancels is not graded, and named; the others are.
  @Test func aCancelledSubmissionIsNamed() throws {
    let slurm = try SlurmMachine()
    defer { slurm.stop() }
    let program = try assignment()
    defer { program.remove() }
    let sign = try program.makeSign("started")
    let gate = #"[ "$task" != 1 ] || { echo >started; \#(SlurmMachine.hold); }"#
    let running = try RunningProgram(
      program, arguments("there") + ["--on", "slurm", "--setup", gate], environment: slurm.environment)
    try #require(![sign].waitForInput(milliseconds: 600_000).isEmpty, "\(running.errors)")
    let job = try #require(try slurm.jobs().first { $0.hasSuffix("_1 RUNNING") }?.split(separator: " ").first)
    try slurm.command("scancel", String(job))
    #expect(running.ending() == .exited(status: 3), "\(running.errors)")
    #expect(
      running.errors.contains(
        /lectern: error: 'student1' was cancelled by somebody on node '[^']+'\.\nhelp: '--resume' hands out/
      ),
      "\(running.errors)")
    let gradebook = try Gradebook(folder: program.folder.appendingPathComponent("there"))
    #expect(try gradebook.students() == ["student0", "student2", "student3"])
  }

  /// All of the gradebook.
  private func rows(_ program: Program, _ output: String) throws -> [String: [[SQLite.Value]]] {
    let gradebook = try Gradebook(folder: program.folder.appendingPathComponent(output))
    var found: [String: [[SQLite.Value]]] = [:]
    for name in ["submissions", "notebooks", "overrides", "comments", "class"] {
      found[name] = try gradebook.database.run("SELECT * FROM \(name) ORDER BY 1, 2")
    }
    return found
  }

  /// The reports, byte for byte.
  private func pages(_ program: Program, _ output: String) throws -> [String: Data] {
    try program.files(in: output).filter { !$0.key.hasPrefix("gradebook.sqlite") }
  }
}
