import ArgumentParser
import Courses
import Dates
import Foundation
import Notebooks
import Results
import Terminals

/// `lectern build`: renders a course, or some of its chapters, into the site.
struct Build: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Render a course, or the chapters named, into its site.",
    discussion: """
      Chapters whose text, data, includes, kit and toolchain are what they were are not run again.
      A chapter with an error leaves its last good page in place.
      Examples: lectern build notebooks
                lectern build notebooks/04-gradient-flow.md --timings
                lectern build notebooks --quick --output /tmp/site
                lectern build notebooks --on slurm --partition teaching --time 30
      """)

  @Argument(help: "A course's folder, or chapters of a course. The working directory when left out.")
  var paths: [String] = []

  @Option(help: "The site's folder; the course's own 'output' when left out.")
  var output: String?

  @Option(help: "How many chapters to compile and run at once.")
  var jobs: Int?

  @Flag(help: "Run every chapter, changed or not; compiled cells and finished experiments are reused.")
  var force = false

  @Flag(help: "Compute every experiment again, whatever is kept, and say what differs.")
  var recompute = false

  @Option(
    help: ArgumentHelp(
      "Do a sample of the stored work again and compare, such as 5%: every bit on the same kind of processor, else the numbers of a kind together.",
      valueName: "share"))
  var verify: String?

  @Option(
    help: ArgumentHelp(
      "How long the sample's work took whoever stored it, at most: entries that took longer are left out.",
      valueName: "seconds"))
  var verifyWithin: Double?

  @Flag(help: "Run nothing: pages show the results of an earlier run, or none.")
  var noExecute = false

  @Flag(
    help:
      "Run every cell with fewer epochs and one seed; each page says so. With --verify only chapters that are not in the store."
  )
  var quick = false

  @Option(help: "What becomes of solutions: hide, fold or show.")
  var solutions: Solutions?

  @Flag(help: "Check that each page of the site was made from the sources beside it; build nothing.")
  var check = false

  @Flag(help: "Write each page as PDF too, beside it, with headless Chromium.")
  var pdf = false

  @Flag(help: "Print where the time went; '--json' says so in any case.")
  var timings = false

  @Flag(help: "Print the result as JSON.")
  var json = false

  @Option(name: .customShort("P"), help: "Override a parameter of the front matter: -P name=value.")
  var parameter: [String] = []

  @OptionGroup(title: "Cluster")
  var cluster: ClusterOptions

  @Option(help: "Build as on this day (2026-12-01), for chapters and solutions with a release date.")
  var asOf: String?

  func validate() throws {
    if verify != nil, share == nil { throw ValidationError("'--verify' is a share such as 5%.") }
    if let verifyWithin, verify == nil || verifyWithin <= 0 {
      throw ValidationError("'--verify-within' is a number of seconds, and goes with '--verify'.")
    }
    if let jobs, jobs < 1 { throw ValidationError("'--jobs' is a number of chapters, at least 1.") }
    if let asOf, CivilDate(asOf) == nil {
      throw ValidationError("'--as-of' is a day such as 2026-12-01.")
    }
  }

  func run() throws {
    if check { return try checkSite() }
    if !json { FolderWithoutCourse.tell(paths) }
    let began = Date()
    if !pdf, !timings, let known = UnchangedCourse.known(request, installation: .current) {
      if json {
        try Self.print([], known.pages.map(ChapterReport.unchanged))
      } else {
        tellUnchanged(known, began)
      }
      return
    }
    let board = ProgressBoard(isQuiet: json)
    let known =
      timings || pdf
      ? nil : try CourseBuild.ofEditedChapters(request, installation: .current, progress: board.take)
    var build = try known ?? CourseBuild(request, installation: .current, progress: board.take)
    let isWhole = build.source.location.chapters.isEmpty
    // What is wrong with the course as a whole can make any page wrong.
    let fatal = build.courseDiagnostics + build.ruleFindings.filter { $0.severity == .error }
    Self.tell(fatal, isQuiet: json)
    guard !fatal.containsErrors else {
      if json { try Self.print(fatal, []) }
      throw ExitStatus.Silent(status: .notebookErrors)
    }
    let selection = try build.selection()
    if let choice = cluster.choice { try build.handOut(selection, request, as: choice) }
    let reports = build.completed(try build.run(selection))
    board.clear()
    if pdf { try PDFWriter(build).write(reports) }
    UnchangedCourse.remember(build, request, reports, began: began)
    let seconds = Date().timeIntervalSince(began)
    if json {
      try Self.print(fatal, reports)
    } else {
      StandardError.write(reports.summary(output: build.output, seconds: seconds) + "\n")
    }
    if timings, !json { Swift.print(reports.timings()) }
    let isAsKept = try tellVerification(build, reports)
    // A course of drafts is none that is wrong.
    if isWhole, reports.isEmpty, !json, let first = build.index.withheld.chapters.min(by: { $0.key < $1.key })
    {
      StandardError.write("note: no chapter has a page: '\(first.key)' \(first.value).\n")
    }
    let failed = !isAsKept || reports.contains { $0.status == .failed }
    if !build.lostChapters.isEmpty { throw ExitStatus.Silent(status: .machine) }
    if failed { throw ExitStatus.Silent(status: .notebookErrors) }
  }

  private var share: Double? {
    guard let text = verify, text.hasSuffix("%"), let number = Double(text.dropLast()),
      (0...100).contains(number)
    else { return nil }
    return number / 100
  }

  /// Says what became of what was computed again, and mends the store where it was wrong.
  ///
  /// - Returns: Whether all of it is as it was.
  private func tellVerification(_ build: CourseBuild, _ reports: [ChapterReport]) throws -> Bool {
    guard let report = build.verification(of: reports) else { return true }
    let summary = recompute || verify != nil ? [report.summary] : []
    let leftOut = verifyWithin.flatMap { build.store?.leftOut(ofSampleWithin: $0) }
    for sentence in report.sentences + summary + (leftOut.map { [$0] } ?? []) {
      StandardError.write(sentence + "\n")
    }
    if let mended = try build.mendStore(refuted: report.refuted) { StandardError.write(mended + "\n") }
    return report.refuted.isEmpty
  }

  private var request: CourseBuild.Request {
    var request = CourseBuild.Request(
      paths: paths, output: output, jobs: jobs, force: force, recompute: recompute, verify: share,
      quick: quick, runsNothing: noExecute, solutions: solutions, parameters: parameter,
      day: asOf.flatMap(CivilDate.init) ?? .today)
    request.verifyWithin = verifyWithin
    return request
  }

  private func tellUnchanged(_ known: UnchangedCourse, _ began: Date) {
    let count = known.pages.count
    let words = "\(count) page\(count == 1 ? "" : "s") unchanged"
    StandardError.write("\(words), \(durationText(Date().timeIntervalSince(began)))\n")
  }

  private func checkSite() throws {
    let check = try SiteCheck(paths: paths, output: output)
    for problem in check.problems { Swift.print("\(problem).") }
    guard check.problems.isEmpty else {
      Swift.print("help: build the site anew with 'lectern build' and commit it with its sources.")
      throw ExitStatus.Silent(status: .notebookErrors)
    }
    Swift.print("All \(check.pageCount) pages were made from the sources beside them.")
  }

  /// Prints diagnostics to standard error, unless the result is for a machine.
  static func tell(_ diagnostics: [Diagnostic], isQuiet: Bool) {
    guard !isQuiet else { return }
    for diagnostic in diagnostics {
      let more =
        diagnostic.severity == .error ? MoreLine.about(diagnostic.message, help: diagnostic.help) : ""
      StandardError.write(diagnostic.rendered(color: Terminal.standardError.hasColor) + more + "\n")
    }
  }

  private struct Output: Encodable {
    var course: [Diagnostic]
    var chapters: [ChapterReport]
  }

  static func print(_ course: [Diagnostic], _ chapters: [ChapterReport]) throws {
    try printJSON(Output(course: course, chapters: chapters))
  }
}

extension Solutions: ExpressibleByArgument {}
