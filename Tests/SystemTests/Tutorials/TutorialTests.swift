import Foundation
import Files
import TestSampling
import TestThreads
import Testing

/// The guide's tutorials do what they say when they are followed to the letter, in an empty folder.
@Suite(.inTurn, .waiting) struct TutorialTests {
  /// What needs a browser, an administrator or the rest of the evening.
  private static let leftOut = [
    "make ", "sudo ", "lectern doctor", "lectern preview", "lectern grade review", "python3 -m http.server",
  ]

  @Test(arguments: ["tutorial-course", "tutorial-live"]) func aCourseGrows(_ name: String) throws {
    let program = try Program()
    defer { program.remove() }
    if name == "tutorial-live" { #expect(try program.lectern("init", "my-course").status == 0) }
    let said = try follow(name, in: program)
    #expect(said.contains("in my-course/site"))
    #expect(!said.contains("not built"), "\(said)")
    #expect(program.exists("my-course/site/02-\(name == "tutorial-live" ? "leaks" : "bends").html"))
  }

  @Test(
    .enabled(if: ExternalTool.bubblewrap.find() != nil, "needs bubblewrap"))
  func aClassIsGraded() throws {
    let program = try Program()
    defer { program.remove() }
    _ = try follow("tutorial-grading", in: program)
    let table = try #require(program.read("grading/reports/grades.csv"))
    // Notes go over several lines.
    let totals = table.matches(of: /(?m)^(ada|bob|eve|kay),[^,]*,[^,]*,([0-9]*),/).map { "\($0.1) \($0.2)" }
    #expect(totals == ["ada 10", "bob 4", "eve 5", "kay "])
  }

  /// Follows a tutorial.
  ///
  /// - Returns: All that its commands said.
  private func follow(_ name: String, in program: Program) throws -> String {
    let page = Installation.clone.appendingPathComponent("notebooks/guide/\(name).md")
    var folder = ""
    var last = ""
    var all = ""
    for step in Tutorial(try String(contentsOf: page, encoding: .utf8)).steps {
      switch step {
      case .write(let file, let text, let isFirst):
        let path = folder + file
        let before = isFirst ? nil : program.read(path)
        try program.write(path, before.map { $0 + "\n" + text } ?? text)
      case .replaceCell(let file, let text):
        let before = try #require(program.read(folder + file)?.components(separatedBy: "```{swift}").first)
        try program.write(folder + file, before + text)
      case .run(let commands):
        let lines = commands.split(separator: "\n").filter { line in
          !Self.leftOut.contains { line.hasPrefix($0) }
        }
        last = try run(lines.joined(separator: "\n"), in: &folder, of: program)
        all += last
        #expect(!last.contains("error:"), "\(commands)\n\(last)")
      case .see(let lines):
        for line in lines {
          #expect(Self.timeless(last).contains(Self.timeless(line)), "\(line)\nnot in:\n\(last)")
        }
      }
    }
    return all
  }

  /// Runs commands, and goes where they have gone; folders are paths from the program's own, with a slash behind.
  private func run(_ commands: String, in folder: inout String, of program: Program) throws -> String {
    let name = Program.path.split(separator: "/").dropLast().joined(separator: "/")
    let script = "cd './\(folder)'\n\(commands)\npwd > \"$HOME/.place\""
    let searchPath = "/\(name):" + (ProcessInfo.processInfo.environment["PATH"] ?? "")
    let outcome = try program.run(
      "/bin/bash", ["-c", script],
      environment: [
        "PATH": searchPath, "GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@example.org",
        "GIT_COMMITTER_NAME": "A",
        "GIT_COMMITTER_EMAIL": "a@example.org",
      ],
      // What live cells import is compiled for the page by the first course that has one.
      seconds: 600)
    let path = (program.read(".place") ?? "").trimmingCharacters(in: .newlines)
    let root = program.folder.resolvingSymlinksInPath().path
    folder = path.hasPrefix(root + "/") ? path.dropFirst(root.count + 1) + "/" : ""
    return outcome.output + outcome.errors
  }

  /// Without the numbers that are others each time.
  private static func timeless(_ text: String) -> String {
    text.replacing(/[0-9]+(\.[0-9]+)? s left/, with: "s left")
  }
}
