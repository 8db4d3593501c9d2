import ArgumentParser
import Courses
import Dates
import Files
import Foundation
import Notebooks
import Results
import Terminals

/// `lectern run`: one notebook, its outputs on the terminal.
struct Run: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Run one notebook and print its outputs.",
    discussion: "Example: lectern run notebooks/04-gradient-flow.md --quick")

  @Argument(help: "The chapter to run.")
  var chapter: String

  @Flag(help: "Fewer epochs and one seed.")
  var quick = false

  @Flag(help: "Run although nothing has changed since the last run.")
  var force = false

  @Flag(help: "Print the results as JSON.")
  var json = false

  @Option(name: .customShort("P"), help: "Override a parameter of the front matter: -P name=value.")
  var parameter: [String] = []

  func run() throws {
    let board = ProgressBoard(isQuiet: json)
    let build = try CourseBuild(
      CourseBuild.Request(
        paths: [chapter], force: force, quick: quick, parameters: parameter, includesDrafts: true,
        day: .today),
      installation: .current)
    guard let index = try build.source.selection().first, build.source.location.chapters.count == 1 else {
      throw UsageFault("'\(chapter)' is a folder.", help: "name one chapter; 'lectern build' takes a course.")
    }
    let notebook = build.chapters[index].published
    var diagnostics = build.chapters[index].diagnostics
    var result = ChapterResult(toolchain: "", quick: quick)
    if !diagnostics.containsErrors, let kernel = build.kernel {
      result = try kernel.run(notebook) { board.take(.running(chapter: chapter, $0)) }.0
    }
    board.clear()
    if json {
      try printJSON(result)
    } else {
      print(Transcript(notebook, result).text(), terminator: "")
    }
    Build.tell(diagnostics, isQuiet: json)
    diagnostics += result.diagnostics
    if diagnostics.containsErrors { throw ExitStatus.Silent(status: .notebookErrors) }
  }
}
