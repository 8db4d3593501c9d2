import ArgumentParser
import Foundation
import Grading
import Kernel
import Notebooks

/// `lectern grade`: a folder of submissions becomes scores with their evidence.
struct GradeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "grade", abstract: "Grade submissions in a sandbox, and export the grades.",
    discussion: """
      Example: lectern grade submissions/ --assignment notebooks/assignments/bake-off.yml --output reports/
      """,
    subcommands: [
      GradeSubmissions.self, GradeOverride.self, GradeExportCommand.self, GradeSimilarity.self,
    ],
    defaultSubcommand: GradeSubmissions.self)

  /// The name of the file that keeps, beside the gradebook, what later commands need to know.
  static let settingsName = "grading.json"
}

/// What a grading leaves for the commands that come after it.
struct GradingSettings: Codable {
  /// Absolute paths.
  var submissions: String
  var assignment: String
  var roster: String?
  var title: String

  static func read(_ reports: URL) throws -> GradingSettings {
    let file = reports.appendingPathComponent(GradeCommand.settingsName)
    guard let data = try? Data(contentsOf: file),
      let settings = try? JSONDecoder().decode(GradingSettings.self, from: data)
    else {
      throw UsageFault(
        "'\(CourseLocation.shown(reports.path))' holds no grading.",
        help: "name the folder that was given to 'lectern grade' with --output.")
    }
    return settings
  }

  func write(to reports: URL) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    try AtomicFile.write(
      encoder.encode(self), to: reports.appendingPathComponent(GradeCommand.settingsName))
  }

  func readRoster() throws -> Roster {
    guard let roster else { return Roster() }
    guard let text = try? String(contentsOfFile: roster, encoding: .utf8) else {
      throw UsageFault(
        "there is no readable roster '\(roster)'.", help: "give a CSV file with a column 'id'.")
    }
    return try Roster(csv: text, file: CourseLocation.shown(roster))
  }
}

/// The grading itself.
struct GradeSubmissions: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Run and grade a folder of submissions.",
    discussion: "Example: lectern grade submissions/ --assignment notebooks/assignments/bake-off.yml --resume"
  )

  @Argument(help: "The folder of submissions: .md or .ipynb files, or one folder for each student.")
  var submissions: String

  @Option(help: "The instructor's assignment file.")
  var assignment: String

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

  @Flag(help: "Run without a sandbox: for a teacher's own notebooks, never for a stranger's.")
  var unsafeNoSandbox = false

  @Flag(help: "Print the grades as JSON.")
  var json = false

  func run() throws {
    let (rubric, diagnostics) = try RubricReader.read(
      URL(fileURLWithPath: assignment), shownAs: assignment)
    Build.tell(diagnostics, isQuiet: json)
    if diagnostics.containsErrors { throw ExitStatus.Silent(status: .notebookErrors) }
    let reports = try makeReportsFolder()
    let settings = GradingSettings(
      submissions: Self.absolute(submissions), assignment: Self.absolute(assignment),
      roster: roster.map(Self.absolute), title: rubric.title)
    let folder = try hands(settings)
    try settings.write(to: reports)
    let chosen = try choose(folder)
    let gradebook = try Gradebook(folder: reports)
    let scratch = try makeScratch()
    defer { try? FileManager.default.removeItem(at: scratch) }
    let grader = try Grader(rubric, machine: machine(scratch))
    tell("Data: \(grader.provenance)")
    let isQuiet = json
    let outcome = try ClassGrading(grader: grader, jobs: jobs, resumes: resume).run(chosen, into: gradebook) {
      if !isQuiet { Self.show($0) }
    }
    let grades = try gradebook.grades()
    try write(grades, to: reports)
    try report(grades, outcome, folder)
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

  private func hands(_ settings: GradingSettings) throws -> SubmissionFolder {
    do {
      return try SubmissionFolder(
        URL(fileURLWithPath: submissions), roster: roster == nil ? nil : settings.readRoster())
    } catch let fault as SubmissionFault {
      throw UsageFault(fault.description, help: "name the folder that holds the students' files.")
    }
  }

  private func choose(_ folder: SubmissionFolder) throws -> [Submission] {
    guard let only else { return folder.submissions }
    let chosen = folder.submissions.filter { $0.student == only }
    guard !chosen.isEmpty else {
      throw UsageFault(
        "there is no submission of '\(only)'.",
        help: "known: \(folder.submissions.map(\.student).joined(separator: ", ")).")
    }
    return chosen
  }

  /// In the system's folder for temporary files, which every job's user can pass through.
  private func makeScratch() throws -> URL {
    let temporary = FileManager.default.temporaryDirectory
    // What a grading left that was killed.
    for name in try FileManager.default.contentsOfDirectory(atPath: temporary.path) {
      guard let match = name.wholeMatch(of: /lectern-grading-(\d+)/), let owner = Int32(match.1),
        kill(owner, 0) != 0, errno == ESRCH
      else { continue }
      try? FileManager.default.removeItem(at: temporary.appendingPathComponent(name))
    }
    let scratch = temporary.appendingPathComponent("lectern-grading-\(getpid())")
    try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
    _ = chmod(scratch.path, 0o711)
    return scratch
  }

  private func machine(_ scratch: URL) throws -> Grader.Machine {
    let sandbox = SandboxProgram.path
    guard sandbox != nil || unsafeNoSandbox else {
      throw MachineFault(
        "there is no bubblewrap, without which students' code would run unconfined.",
        help: SandboxProgram.remedy)
    }
    return Grader.Machine(
      toolchain: try Toolchain.find(path: Machine.searchPath, cache: nil),
      kit: try Kit.find(executable: Machine.executable, cache: nil),
      bubblewrap: unsafeNoSandbox ? nil : sandbox,
      search: DataFolders.search(try CourseLocation(paths: []), configured: []), scratch: scratch)
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

  /// `grade.json` for each student, from which everything else can be made.
  private func write(_ grades: [Grade], to reports: URL) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    for grade in grades {
      let folder = reports.appendingPathComponent(grade.student)
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try AtomicFile.write(
        encoder.encode(grade) + Data("\n".utf8), to: folder.appendingPathComponent("grade.json"))
    }
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
    if unsafeNoSandbox { print("note: these notebooks ran without a sandbox.") }
  }
}

/// Points given by hand; they outlive every regrading.
struct GradeOverride: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "override", abstract: "Give points by hand, with the reason.",
    discussion: """
      Example: lectern grade override reports/ --student ada --criterion written --points 12 \\
        --who turing --why "clear, but the noise is not discussed"
      """)

  @Argument(help: "The folder with the gradebook.")
  var reports: String

  @Option(help: "Whose points.")
  var student: String

  @Option(help: "Which criterion, by its id.")
  var criterion: String

  @Option(help: "How many points.")
  var points: Double

  @Option(help: "Who gives them.")
  var who: String

  @Option(help: "Why, in words for the student.")
  var why: String

  func run() throws {
    let folder = URL(fileURLWithPath: reports)
    _ = try GradingSettings.read(folder)
    let gradebook = try Gradebook(folder: folder)
    guard let grade = try gradebook.grades().first(where: { $0.student == student }) else {
      throw UsageFault("'\(student)' has not been graded.", help: "name a student of the gradebook.")
    }
    guard let score = grade.scores.first(where: { $0.criterion == criterion }) else {
      throw UsageFault(
        "there is no criterion '\(criterion)'.",
        help: "known: \(grade.scores.map(\.criterion).joined(separator: ", ")).")
    }
    guard points >= 0, points <= score.maximum else {
      throw UsageFault(
        "\(pointsText(points)) points are not between 0 and \(pointsText(score.maximum)).",
        help: "give points within the criterion's range.")
    }
    try gradebook.add(
      Override(
        student: student, criterion: criterion, points: points, who: who, at: Timestamp.text(Date()),
        why: why))
    print("\(student), \(criterion): \(pointsText(points)) of \(pointsText(score.maximum)), by \(who)")
  }
}
