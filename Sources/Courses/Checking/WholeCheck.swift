public import Dates
import Notebooks

/// Everything that a build checks, of all that readers will ever see, and of what they see today.
public struct WholeCheck: Sendable {
  /// What is wrong with the course as a whole.
  public private(set) var course: [Diagnostic] = []
  public private(set) var reports: [ChapterReport] = []

  /// All of it, each once.
  public var diagnostics: [Diagnostic] { course + reports.flatMap(\.diagnostics) }

  /// - Parameters:
  ///   - asksOutside: Whether links that lead out of the course are asked after.
  ///   - today: What is held back until later may be missing from the rest.
  /// - Throws: As `CourseBuild`.
  public init(
    paths: [String], quick: Bool = false, runsNothing: Bool = false, asksOutside: Bool = false,
    today: CivilDate, installation: Installation
  ) throws {
    let whole = try CourseBuild(
      CourseBuild.Request(
        paths: paths, quick: quick, runsNothing: runsNothing, writesNothing: true,
        // What readers do not see yet must be right as well: solutions, and what has its day to come.
        solutions: .show, includesDrafts: true, day: .endOfDays),
      installation: installation)
    course = whole.courseDiagnostics + whole.ruleFindings
    if asksOutside {
      course += ExternalLinks.findings(
        in: whole.chapters.map(\.published), CourseCheck(whole.source.configuration))
    }
    reports = try whole.run(whole.source.selection())
    let known = Set(diagnostics)
    let published = try CourseBuild(
      CourseBuild.Request(
        paths: paths, quick: quick, runsNothing: runsNothing, writesNothing: true, day: today),
      installation: installation)
    guard published.chapters.map(\.published) != whole.chapters.map(\.published),
      !published.chapters.isEmpty
    else { return }
    // A chapter that was named and is a draft has no page yet.
    let indices = (try? published.source.selection()) ?? []
    let found = try published.courseDiagnostics + published.run(indices).flatMap(\.diagnostics)
    course += found.filter { !known.contains($0) }
  }
}
