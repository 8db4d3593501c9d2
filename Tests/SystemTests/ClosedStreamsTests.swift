import Foundation
import Sandboxes
import TestSampling
import Testing

/// Where output goes may be closed, or full, or read by nobody: then words are lost, and nothing else.
@Suite(.inTurn) struct ClosedStreamsTests {
  private func course() throws -> Program {
    let program = try Program()
    try program.write("c/a.md", "# A\n\nProse.\n\n```{swift}\n[1, 2].count\n```\n")
    try program.write("c/b.md", "# B\n\n[A link](missing.md)\n")
    return program
  }

  private func shell(_ program: Program, _ line: String) throws -> Program.Outcome {
    try program.run("/bin/sh", ["-c", line.replacing("lectern", with: "'\(Program.path)'")])
  }

  /// With the number 2 free, the first file that is opened would be standard error.
  @Test func messagesGoIntoNoFile() throws {
    let program = try course()
    defer { program.remove() }
    #expect(try shell(program, "lectern build c --output site >&- 2>&- <&-").status == 1)
    let files = try program.files(in: "")
    #expect(files["site/a.html"] != nil)
    for (path, content) in files where !path.hasSuffix(".so") {
      let text = String(decoding: content, as: UTF8.self)
      for words in ["not built", "a.md: written", "not built because of errors"] {
        #expect(!text.contains(words), "\(path)")
      }
    }
    try program.removeFile("c/b.md")
    #expect(try shell(program, "lectern build c --output site >&- 2>&- <&-").status == 0)
    #expect(try shell(program, "lectern build c --output site --check >&-").status == 0)
  }

  /// A pipe whose reader is gone before the first word.
  @Test(arguments: [
    (["build", "c", "--output", "site"], 1), (["build", "c", "--output", "site", "--json"], 1),
    (["run", "c/a.md"], 0), (["doctor", "--json"], 0), (["check", "c"], 1), (["build", "--help"], 0),
    (["build", "--no-such"], 2), (["build", "nowhere"], 2),
  ])
  func readerThatIsGoneEndsNothing(_ arguments: [String], _ status: Int) throws {
    let program = try course()
    defer { program.remove() }
    let pipe = try ProcessPipe()
    pipe.reading.close()
    let null = try OwnedDescriptor.null()
    let process = try ChildProcess(
      executable: Program.path, arguments: arguments, environment: program.environment(),
      directory: program.folder.path,
      descriptors: [(0, null), (1, pipe.writing), (2, pipe.writing)])
    let ending = process.waitForEnd()
    #expect(ending == .exited(status: Int32(status)), "\(ending)")
  }

  /// Half a result must not pass for the whole.
  @Test func fullDiskIsToldAndFails() throws {
    let program = try course()
    defer { program.remove() }
    let run = try shell(program, "lectern doctor --json >/dev/full")
    #expect(run.status == 3)
    #expect(run.errors.contains("standard output could not be written in full."))
    #expect(run.errors.contains("help: "))
  }
}
