import ArgumentParser
import Courses
import Foundation
import Grading
import Results
import Terminals

/// The grading itself.
struct GradeSubmissions: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Run and grade a folder of submissions.",
    discussion: """
      Examples:
        lectern grade submissions/ --assignment bake-off.yml --resume
        lectern grade submissions/ --assignment bake-off.yml --on slurm --time 30
        lectern grade --self my-notebook.md
      """)

  @Argument(
    help: "The folder of submissions: .md, .ipynb or .zip files, or one folder for each student.")
  var submissions: String

  @Option(help: "The instructor's assignment file; with --self the public checks, by default check.yml.")
  var assignment: String?

  @Option(help: "Where the gradebook and the reports go.")
  var output = "reports"

  @Option(help: "How many submissions at once; half as many as there are cores when left out.")
  var jobs: Int?

  @Option(help: "A CSV file of who should hand in, with at least a column 'id'.")
  var roster: String?

  @Flag(help: "Keep what was graded before from the same file by the same rules.")
  var resume = false

  @Option(help: "Grade this student alone.")
  var only: String?

  @Option(help: "Find the points of this criterion anew, and leave the others; may be given several times.")
  var criterion: [String] = []

  @Flag(help: "Refuse to run where memory is not held by control groups, or jobs share a user.")
  var strict = false

  @Flag(name: .customLong("self"), help: "Run the public checks on your own notebook.")
  var isSelfCheck = false

  @Flag(help: "Run without a sandbox: for a teacher's own notebooks, never for a stranger's.")
  var unsafeNoSandbox = false

  @OptionGroup(title: "Cluster")
  var cluster: ClusterOptions

  @Flag(help: "Say for each submission where its time went.")
  var times = false

  @Flag(help: "Print the grades as JSON.")
  var json = false

  func validate() throws {
    if assignment == nil, !isSelfCheck {
      throw ValidationError("Give the instructor's file with --assignment.")
    }
  }

  func run() throws {
    if isSelfCheck { return try checkOwn() }
    var request = GradingSession.Request(
      submissions: submissions, assignment: assignment ?? "", output: output,
      jobs: jobs ?? max(1, Workers.defaultCount / 2))
    request.roster = roster
    request.resumes = resume
    request.only = only
    request.criteria = criterion
    request.isStrict = strict
    request.isUnconfined = unsafeNoSandbox
    request.cluster = cluster.choice
    request.atOnceOnCluster = jobs
    let isQuiet = json
    let tellsTimes = times
    let session = try GradingSession(request, installation: .current) { note in
      switch note {
      case .diagnostics(let diagnostics): Build.tell(diagnostics, isQuiet: isQuiet)
      case .circumstance(let words): if !isQuiet { StandardError.write(words + "\n") }
      case .progress(let progress):
        if !isQuiet { Self.show(progress) }
        if tellsTimes { StandardError.write("  \(progress.grade.student) took: \(progress.timing.words)\n") }
      }
    }
    let outcome = try session.run()
    try report(outcome)
    if !outcome.losses.isEmpty { throw ExitStatus.Silent(status: .machine) }
  }

  private func checkOwn() throws {
    let outcome = try SelfCheckSession.run(
      notebook: submissions, checks: assignment, installation: .current
    ) { Build.tell($0, isQuiet: false) }
    if !outcome.provenance.isEmpty { StandardError.write("Data: \(outcome.provenance)\n") }
    let result = outcome.result
    for check in result.checks { print("\(check.isPassed ? "passed" : "missing")  \(check.name)") }
    for reason in result.reasons { print("  \(reason)") }
    let passed = result.checks.filter(\.isPassed).count
    print("\(passed) of \(result.checks.count) public checks passed; hidden checks not run")
    if passed < result.checks.count { throw ExitStatus.Silent(status: .notebookErrors) }
  }

  private static func show(_ progress: ClassGrading.Progress) {
    let grade = progress.grade
    let left = progress.secondsLeft.map { ", \(durationText($0)) left" } ?? ""
    let line =
      "\(progress.completed)/\(progress.total) \(grade.student): \(pointsText(grade.total)) of \(pointsText(grade.maximum))"
      + "\(grade.isComplete ? "" : ", points by hand missing")\(left)\n"
    StandardError.write(line)
  }

  private func report(_ outcome: GradingSession.Outcome) throws {
    defer {
      outcome.losses.forEach { StandardError.write("lectern: error: \($0.sentence)\nhelp: \($0.help)\n") }
    }
    if json {
      return try printJSON(outcome.grades)
    }
    for problem in outcome.problems { print("note: \(problem)") }
    if !outcome.missing.isEmpty { print("did not hand in: \(outcome.missing.joined(separator: ", "))") }
    for change in outcome.changes { print("changed: \(change)") }
    let waiting = outcome.grades.filter { !$0.isComplete }.count
    let kept = outcome.kept > 0 ? ", \(outcome.kept) kept" : ""
    print(
      "\(outcome.graded) graded\(kept); \(waiting) need points by hand; the gradebook is \(output)/gradebook.sqlite"
    )
    print("reports: \(output)/index.html")
    if unsafeNoSandbox { print("note: these notebooks ran without a sandbox.") }
  }
}
