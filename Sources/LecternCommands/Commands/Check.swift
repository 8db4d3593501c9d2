import ArgumentParser
import Courses
import Dates
import Foundation
import Notebooks

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
    let build = try CourseBuild(
      CourseBuild.Request(
        paths: paths, quick: quick, runsNothing: noExecute, writesNothing: true,
        // What readers do not see yet must be right as well: solutions, and what has its day to come.
        solutions: .show, includesDrafts: true, day: CivilDate(year: 9999, month: 12, day: 31)),
      installation: .current)
    let rules = CourseCheck(build.source.configuration)
    let published = build.chapters.map(\.published)
    let course =
      build.courseDiagnostics + build.ruleFindings
      + (external ? ExternalLinks.findings(in: published, rules) : [])
    let reports = try build.run(build.source.selection())
    let known = Set(course + reports.flatMap(\.diagnostics))
    let today = try asPublished(build).filter { !known.contains($0) }
    let found = course + today + reports.flatMap(\.diagnostics)
    if json {
      try Build.print(course + today, reports)
    } else {
      Build.tell(found, isQuiet: false)
      let errors = found.count { $0.severity == .error }
      let warnings = found.count { $0.severity == .warning }
      print("\(reports.count) chapters checked: \(errors) errors, \(warnings) warnings.")
    }
    if found.containsErrors { throw ExitStatus.Silent(status: .notebookErrors) }
  }

  /// What is wrong with the course as readers get it today: what is held back may be missing from the rest.
  private func asPublished(_ whole: CourseBuild) throws -> [Diagnostic] {
    let build = try CourseBuild(
      CourseBuild.Request(
        paths: paths, quick: quick, runsNothing: noExecute, writesNothing: true, day: .today),
      installation: .current)
    guard build.chapters.map(\.published) != whole.chapters.map(\.published), !build.chapters.isEmpty else {
      return []
    }
    // A chapter that was named and is a draft has no page yet.
    let indices = (try? build.source.selection()) ?? []
    return try build.courseDiagnostics + build.run(indices).flatMap(\.diagnostics)
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
