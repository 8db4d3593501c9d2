import ArgumentParser
import Courses
import Notebooks
import Terminals

/// `lectern check`: everything that a build checks, without writing.
struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Check everything that a build checks, and write nothing.",
    discussion: """
      Options, includes, references, labels, citations, formulas, files that pages show, and, unless
      --no-execute is given, every cell.
      Examples: lectern check notebooks
                lectern check notebooks --reproducible
                lectern check notebooks --no-execute --external
      """)

  @Argument(help: "A course's folder, or chapters of a course.")
  var paths: [String] = []

  @Flag(help: "Run no cell: check the text alone.")
  var noExecute = false

  @Flag(help: "Ask after the links that lead out of the course, a few at a time.")
  var external = false

  @Flag(help: "Build twice into temporary folders and compare byte by byte.")
  var reproducible = false

  @Flag(help: "Fewer epochs and one seed.")
  var quick = false

  @Flag(help: "Print the result as JSON.")
  var json = false

  func run() throws {
    if reproducible { return try compareBuilds() }
    if !json { FolderWithoutCourse.tell(paths) }
    let check = try WholeCheck(
      paths: paths, quick: quick, runsNothing: noExecute, asksOutside: external, today: .today,
      installation: .current)
    let found = check.diagnostics
    if json {
      try Build.print(check.course, check.reports)
    } else {
      Build.tell(found, isQuiet: false)
      let errors = found.count { $0.severity == .error }
      let warnings = found.count { $0.severity == .warning }
      func count(_ number: Int, _ name: String) -> String { "\(number) \(name)\(number == 1 ? "" : "s")" }
      print(
        count(check.reports.count, "page") + " checked: " + count(errors, "error") + ", "
          + count(warnings, "warning") + ".")
    }
    if found.containsErrors { throw ExitStatus.Silent(status: .notebookErrors) }
  }

  private func compareBuilds() throws {
    let comparison = try BuildComparison(
      CourseBuild.Request(paths: paths, quick: quick, day: .today), installation: .current)
    Build.tell(comparison.diagnostics.filter { $0.severity == .error }, isQuiet: json)
    if comparison.diagnostics.containsErrors { throw ExitStatus.Silent(status: .notebookErrors) }
    for name in comparison.different { print("\(name) is not the same in two builds.") }
    guard comparison.different.isEmpty else {
      print(
        "help: look for the clock, for randomness without a seed, and for the order of sets and dictionaries."
      )
      throw ExitStatus.Silent(status: .notebookErrors)
    }
    print("\(comparison.fileCount) files are the same in two builds from scratch.")
  }
}
