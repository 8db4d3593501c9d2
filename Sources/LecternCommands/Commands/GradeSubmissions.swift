import ArgumentParser
import Files
import Foundation
import Grading
import Kernel
import Notebooks
import Sandboxes

/// The grading itself.
struct GradeSubmissions: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Run and grade a folder of submissions.",
    discussion: """
      Examples:
        lectern grade submissions/ --assignment notebooks/assignments/bake-off.yml --resume
        lectern grade --self my-notebook.md
      """)

  @Argument(
    help: "The folder of submissions: .md, .ipynb or .zip files, or one folder for each student.")
  var submissions: String

  @Option(help: "The instructor's assignment file; with --self the public checks, by default check.yml.")
  var assignment: String?

  @Option(help: "Where the gradebook and the reports go.")
  var output = "reports"

  @Option(help: "How many submissions at once.")
  var jobs = max(1, Machine.defaultJobs / 2)

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

  @Flag(help: "Print the grades as JSON.")
  var json = false

  func validate() throws {
    if assignment == nil, !isSelfCheck {
      throw ValidationError("Give the instructor's file with --assignment.")
    }
  }

  func run() throws {
    if isSelfCheck { return try SelfCheckRun(notebook: submissions, checks: assignment).run() }
    let rubric = try readRubric(assignment ?? "")
    let reports = try makeReportsFolder()
    let settings = GradingSettings(
      submissions: Self.absolute(submissions), assignment: Self.absolute(assignment ?? ""),
      roster: roster.map(Self.absolute), title: rubric.title)
    let known = roster == nil ? nil : try settings.readRoster()
    let folder = try hands(rubric, known)
    try settings.write(to: reports)
    let chosen = try choose(folder)
    let gradebook = try Gradebook(folder: reports)
    let scratch = try GradingScratch.make()
    defer { try? FileManager.default.removeItem(at: scratch) }
    let sandbox = try sandbox()
    let grader = try Grader(rubric, machine: GradingMachine.make(sandbox?.program, scratch))
    try GradingMachine.prepareChecks(grader, isQuiet: json)
    tell("Data: \(grader.provenance)")
    let isQuiet = json
    let fitting = ClassGrading.jobs(jobs, memory: rubric.limits.memory)
    if fitting < jobs {
      tell("Jobs: \(fitting) instead of \(jobs), because each may use \(rubric.limits.memory >> 20) MiB.")
    }
    let grading = ClassGrading(grader: grader, jobs: fitting, resumes: resume, criteria: Set(criterion))
    let outcome = try grading.run(chosen, into: gradebook) {
      if !isQuiet { Self.show($0) }
    }
    var facts = ClassFacts(rubric, known ?? Roster(), folder)
    facts.changes = outcome.changes
    facts.provenance = grader.provenance
    facts.sandbox = sandbox?.strength.summary ?? ""
    try gradebook.setFacts(facts)
    try Reports.write(gradebook, in: reports)
    try report(gradebook.grades(), outcome, folder)
  }

  private func readRubric(_ file: String) throws -> Rubric {
    let rubric = try RubricFile.read(
      URL(fileURLWithPath: file), shownAs: file, isQuiet: json)
    let known = rubric.criteria.map(\.id)
    if let unknown = criterion.first(where: { !known.contains($0) }) {
      throw UsageFault(
        "there is no criterion '\(unknown)'.", help: "known: \(known.joined(separator: ", ")).")
    }
    return rubric
  }

  private static func absolute(_ path: String) -> String {
    URL(fileURLWithPath: path).standardizedFileURL.path
  }

  private func makeReportsFolder() throws -> URL {
    let reports = URL(fileURLWithPath: output)
    do {
      try FileManager.default.createDirectory(at: reports, withIntermediateDirectories: true)
    } catch {
      throw MachineFault(
        "the folder '\(output)' cannot be made: \(error.localizedDescription)",
        help: "check who may write there, or give another with --output.")
    }
    return reports
  }

  private func hands(_ rubric: Rubric, _ roster: Roster?) throws -> SubmissionFolder {
    do {
      let folder = try SubmissionFolder(
        URL(fileURLWithPath: submissions), roster: roster, attempts: rubric.attempts)
      // With a roster an empty folder says that nobody has handed in yet.
      guard roster != nil || !folder.submissions.isEmpty || !folder.problems.isEmpty else {
        throw SubmissionFault("there is no .md, .ipynb or .zip file in '\(submissions)'.")
      }
      return folder
    } catch let fault as SubmissionFault {
      throw UsageFault(fault.description, help: "name the folder that holds the students' files.")
    }
  }

  private func choose(_ folder: SubmissionFolder) throws -> [Submission] {
    guard let only else { return folder.submissions }
    let chosen = folder.submissions.filter { $0.student == only || $0.members.contains(only) }
    guard !chosen.isEmpty else {
      throw UsageFault(
        "there is no submission of '\(only)'.",
        help: "known: \(folder.submissions.map(\.student).joined(separator: ", ")).")
    }
    return chosen
  }

  /// The sandbox, tried out; `nil` where the teacher does without.
  private func sandbox() throws -> (program: String, strength: SandboxStrength)? {
    guard !unsafeNoSandbox else { return nil }
    guard let program = SandboxProgram.path else {
      throw MachineFault(
        "there is no bubblewrap, without which students' code would run unconfined.",
        help: SandboxProgram.remedy)
    }
    let strength = SandboxStrength.find(bubblewrap: program)
    if let fault = strength.fault {
      throw MachineFault(
        "no sandbox can be started here: \(fault).",
        help: "'lectern doctor' says what this machine allows; in a container, allow user namespaces.")
    }
    guard !strict || strength.weaknesses.isEmpty else {
      throw MachineFault(
        "the sandbox is weaker here than --strict allows: \(strength.weaknesses.joined(separator: "; ")).",
        help: "mend that, or leave out --strict.")
    }
    tell("Sandbox: \(strength.summary)")
    return (program, strength)
  }

  private func tell(_ line: String) {
    if !json { StandardError.write(line + "\n") }
  }

  private static func show(_ progress: ClassGrading.Progress) {
    let grade = progress.grade
    let left = progress.secondsLeft.map { ", \(ProgressBoard.duration($0)) left" } ?? ""
    let line =
      "\(progress.completed)/\(progress.total) \(grade.student): \(pointsText(grade.total)) of \(pointsText(grade.maximum))"
      + "\(grade.isComplete ? "" : ", points by hand missing")\(left)\n"
    StandardError.write(line)
  }

  private func report(
    _ grades: [Grade], _ outcome: ClassGrading.Outcome, _ folder: SubmissionFolder
  ) throws {
    if json {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
      return print(String(decoding: try encoder.encode(grades), as: UTF8.self))
    }
    for problem in folder.problems { print("note: \(problem)") }
    if !folder.missing.isEmpty { print("did not hand in: \(folder.missing.joined(separator: ", "))") }
    for change in outcome.changes { print("changed: \(change)") }
    let waiting = grades.filter { !$0.isComplete }.count
    let kept = outcome.kept > 0 ? ", \(outcome.kept) kept" : ""
    print(
      "\(outcome.graded) graded\(kept); \(waiting) need points by hand; the gradebook is \(output)/gradebook.sqlite"
    )
    print("reports: \(output)/index.html")
    if unsafeNoSandbox { print("note: these notebooks ran without a sandbox.") }
  }
}
