import Foundation
import TestSampling
import Testing

/// `lectern publish` as a command: what it says, whom it refuses, and what becomes of it when it is killed.
@Suite(.inTurn) struct PublishTests {
  private func course() throws -> Program {
    let program = try Program()
    try program.write("course/course.yml", "title: Small\npublish: { branch: gh-pages }\n")
    try program.write("course/index.md", "# Small\n")
    try program.write("course/01-one.md", "# One\n\nThe first text.\n")
    return program
  }

  private func git(_ program: Program, _ arguments: String..., in folder: String = "course") throws -> String
  {
    let elsewhere = Program(folder: program.folder.appendingPathComponent(folder))
    let run = try elsewhere.run("/usr/bin/git", arguments)
    return run.output + (run.status == 0 ? "" : run.errors)
  }

  private func repository(_ program: Program) throws {
    _ = try git(program, "init", "-q", "-b", "main")
    try program.write("course/.gitignore", ".lectern\nsite\n")
    _ = try git(program, "add", "-A")
    _ = try git(program, "-c", "user.name=A", "-c", "user.email=a@b", "commit", "-qm", "The course")
    _ = try git(program, "init", "-q", "--bare", "origin.git", in: ".")
    _ = try git(program, "remote", "add", "origin", "../origin.git")
  }

  @Test func whatChangesIsShownAndNobodyToAskIsRefused() throws {
    let program = try course()
    defer { program.remove() }
    try repository(program)
    let refused = try program.lectern("publish", "course")
    #expect(refused.status == 2)
    #expect(
      refused.errors == """
        lectern: error: nobody is there to say yes to what will change.
        help: add '--yes' to publish without asking, or '--dry-run' to see the changes.

        """)
    let dry = try program.lectern("publish", "course", "--dry-run")
    #expect(
      dry.status == 0 && dry.output.hasPrefix("To branch gh-pages of origin:\n  + "),
      "\(dry.output)")
    #expect(try git(program, "for-each-ref", in: "origin.git") == "")
    #expect(dry.output.contains(" added, ") && !dry.output.contains(" changed, "))
    let done = try program.lectern("publish", "course", "--yes")
    #expect(done.status == 0 && done.output.hasSuffix("\nPublished.\n"), "\(done.output)\(done.errors)")
    // Without a name of one's own the commit has ours.
    #expect(
      try git(program, "log", "-1", "--format=%an: %s", "gh-pages", in: "origin.git")
        == "Lectern: Publish Small\n")
    let again = try program.lectern("publish", "course", "--yes")
    #expect(again.status == 0 && again.output == "Nothing changes: branch gh-pages of origin has it all.\n")
    let both = try program.lectern("publish", "course", "--yes", "--dry-run")
    #expect(both.status == 2)
    let nowhere = try program.lectern("publish", "course", "--to", "ftp://host/folder", "--yes")
    #expect(nowhere.status == 2 && nowhere.errors.contains("'ftp://host/folder' is no place for a site."))
  }

  /// git kills the tool before each of its own runs: the branch is the old one or the new one, the author's repository
  /// as it was, and the next publication leaves nothing behind.
  @Test func killedAtEachStep() throws {
    let program = try course()
    defer { program.remove() }
    try repository(program)
    try program.write(
      "bin/git",
      """
      #!/bin/sh
      echo >> '\(program.folder.path)/calls'
      [ "$(wc -l < '\(program.folder.path)/calls')" = "$FATAL" ] && kill -KILL $PPID && exit 1
      exec /usr/bin/git "$@"

      """)
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755], ofItemAtPath: program.folder.appendingPathComponent("bin/git").path)
    func publish(killedAt step: Int) throws -> Int32 {
      try program.write("calls", "")
      let path =
        program.folder.appendingPathComponent("bin").path + ":" + (program.environment()["PATH"] ?? "")
      return try program.lectern(
        "publish", "course", "--yes", environment: ["PATH": path, "FATAL": "\(step)"]
      ).status
    }
    #expect(try publish(killedAt: 0) == 0)
    let state = ["status --porcelain", "worktree list", "branch --list", "diff --cached"]
    func authorsState() throws -> [String] {
      try state.map { words in
        let words = words.split(separator: " ").map(String.init)
        return try git(program, words[0], words.count > 1 ? words[1] : "--")
      }
    }
    let before = try authorsState()
    try program.write("course/01-one.md", "# One\n\nThe second text.\n")
    let edited = try authorsState()
    #expect(edited != before)
    var step = 0
    repeat {
      step += 1
      let page = try git(program, "show", "gh-pages:01-one.html", in: "origin.git")
      #expect(page.contains("The first text") && page.contains("</html>"), "step \(step)")
      #expect(try authorsState() == edited, "step \(step)")
    } while try publish(killedAt: step) != 0
    #expect(step > 10)
    #expect(try git(program, "show", "gh-pages:01-one.html", in: "origin.git").contains("The second text"))
    #expect(try authorsState() == edited)
    #expect(!program.exists("course/.lectern/publishing"))
  }
}
