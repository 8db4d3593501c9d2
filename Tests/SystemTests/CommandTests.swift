import Foundation
import Testing

/// Exit statuses and words of the commands.
@Suite struct CommandTests {
  @Test func newCourseBuilds() throws {
    let program = try Program()
    defer { program.remove() }
    #expect(try program.lectern("init", "my-course", "--title", "Bends").status == 0)
    let build = try program.lectern("build", "my-course")
    #expect(build.status == 0, "\(build.errors)")
    let page = try #require(program.read("my-course/site/01-first-chapter.html"))
    #expect(page.contains("<svg"))
    #expect(page.contains("The sigmoid stays below one"))
    #expect(try program.lectern("build", "my-course", "--check").status == 0)
  }

  /// Whoever writes a chapter and forgets the list waits for its page in vain.
  @Test func chaptersThatNobodyListsAreTold() throws {
    let program = try Program()
    defer { program.remove() }
    try program.write("c/course.yml", "title: C\nchapters: [a.md]\n")
    try program.write("c/a.md", "# A\n\n{{< include part.md >}}\n")
    for name in ["part.md", "_note.md", "b.md"] { try program.write("c/\(name)", "Words.\n") }
    let build = try program.lectern("build", "c")
    #expect(build.status == 0)
    #expect(
      build.errors.contains(
        "c/course.yml:2:12: warning: 'b.md' lies beside the chapters and is not listed among them, so it has no page."
      ),
      "\(build.errors)")
    #expect(!build.errors.contains("'part.md'") && !build.errors.contains("'_note.md'"), "\(build.errors)")
    try program.write("c/course.yml", "chapters: [a.md]\ncheck: { unlisted-chapters: error }\n")
    #expect(try program.lectern("check", "c").status == 1)
    // Without a list every chapter is one.
    try program.write("c/course.yml", "title: C\n")
    #expect(try !program.lectern("build", "c").errors.contains("warning"))
    #expect(program.exists("c/site/b.html"))
  }

  @Test func initOverwritesNothing() throws {
    let program = try Program()
    defer { program.remove() }
    try program.write("c/index.md", "mine")
    let run = try program.lectern("init", "c")
    #expect(run.status == 2)
    #expect(run.errors.contains("there is a 'index.md' in 'c' already."))
    #expect(program.read("c/index.md") == "mine")
    #expect(!program.exists("c/course.yml"))
  }

  @Test(arguments: ["init", "build", "run", "check", "clean", "doctor", "data"])
  func everyCommandHasHelpWithAnExample(_ command: String) throws {
    let program = try Program()
    defer { program.remove() }
    let help = try program.lectern(command, "--help")
    #expect(help.status == 0)
    #expect(help.output.contains("USAGE: lectern"))
    #expect(help.output.contains("lectern \(command)"))
  }

  @Test(arguments: [
    ["bild"], ["build", "--no-such"], ["build", "missing"], ["run"], ["build", "--jobs", "0"],
  ])
  func wrongCommandLinesAreUsageErrors(_ arguments: [String]) throws {
    let program = try Program()
    defer { program.remove() }
    let padded = arguments + Array(repeating: "", count: 3 - arguments.count)
    let run =
      arguments.count == 1
      ? try program.lectern(padded[0])
      : arguments.count == 2
        ? try program.lectern(padded[0], padded[1]) : try program.lectern(padded[0], padded[1], padded[2])
    #expect(run.status == 2)
    #expect(!run.errors.isEmpty)
  }

  @Test func missingCompilerIsTheMachinesFault() throws {
    let program = try Program()
    defer { program.remove() }
    try program.write("x.md", "```{swift}\n1\n```\n")
    let run = try program.lectern("run", "x.md", environment: ["PATH": "/nowhere"])
    #expect(run.status == 3)
    #expect(run.errors.contains("there is no Swift compiler on the search path."))
    #expect(run.errors.contains("help: install Swift"))
  }

  @Test func cleanRemovesTheCache() throws {
    let program = try Program()
    defer { program.remove() }
    try program.write("x.md", "```{swift}\n1\n```\n")
    _ = try program.lectern("run", "x.md")
    #expect(program.exists(".lectern"))
    #expect(try program.lectern("clean").status == 0)
    #expect(!program.exists(".lectern"))
  }

  @Test func misspeltOptionIsToldWithItsPosition() throws {
    let program = try Program()
    defer { program.remove() }
    try program.write("x.md", "Text.\n\n```{swift}\n//| lable: fig-x\n1\n```\n")
    let check = try program.lectern("check", ".")
    #expect(check.status == 1)
    #expect(check.errors.contains("x.md:4:"))
    #expect(check.errors.lowercased().contains("did you mean 'label'"))
  }

  @Test func doctorAnswersAsJSON() throws {
    let program = try Program()
    defer { program.remove() }
    let run = try program.lectern("doctor", "--json")
    let findings = try #require(JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [[String: Any]])
    #expect(
      findings.contains { $0["name"] as? String == "Swift toolchain" && $0["isPresent"] as? Bool == true })
    #expect(run.status == 0)
  }
}
