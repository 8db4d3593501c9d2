import Foundation
import Clusters
import Courses
import Files
import Notebooks
import Sandboxes

/// One grading of a class, from the folder of submissions to the folder of reports.
///
/// `prepare` reads everything and finds what is wrong with it before anybody is graded; `run` grades,
/// keeps the gradebook and writes the reports.
public struct GradingSession {
  /// What a session tells while it goes on.
  public enum Note: Sendable {
    /// What is wrong with the rubric or its checks, and does not stop the grading.
    case diagnostics([Diagnostic])
    /// Which sandbox, which data, how many jobs.
    case circumstance(String)
    case progress(ClassGrading.Progress)
  }

  /// What the whole grading gave.
  public struct Outcome: Sendable {
    public var grades: [Grade]
    public var graded: Int
    public var kept: Int
    /// Sentences for those who were graded before.
    public var changes: [String]
    /// Sentences about files that are nobody's.
    public var problems: [String]
    /// Who did not hand in.
    public var missing: [String]
    /// Who was not graded for a fault of the cluster's, each a sentence.
    public var losses: [TaskLoss]
  }

  private let request: Request
  private let tell: @Sendable (Note) -> Void
  private let rubric: Rubric
  private let roster: Roster?
  private let reports: ReportsFolder
  private let folder: SubmissionFolder
  private let chosen: [Submission]
  private let gradebook: Gradebook
  private let scratch: GradingScratch
  private let grader: Grader
  private let strength: SandboxStrength?
  /// `nil` grades here.
  private let cluster: GradingCluster?

  /// - Throws: `UsageFault` for what cannot be, `MachineFault` for what is missing, `DiagnosedFaults` when the
  ///   rubric or its checks are wrong.
  public init(
    _ request: Request, installation: Installation, tell: @escaping @Sendable (Note) -> Void
  ) throws {
    self.request = request
    self.tell = tell
    rubric = try Self.rubric(request, tell)
    reports = try ReportsFolder(making: request.output, shownAs: request.output, installation)
    let settings = GradingSettings(
      submissions: Self.absolute(request.submissions), assignment: Self.absolute(request.assignment),
      roster: request.roster.map(Self.absolute), title: rubric.title)
    roster = request.roster == nil ? nil : try settings.readRoster()
    folder = try Self.folder(request, rubric, roster)
    gradebook = try Gradebook(folder: reports.url)
    if let other = try gradebook.assignment(otherThan: rubric.assignment) {
      throw UsageFault(
        "the gradebook in '\(request.output)' is of the assignment '\(other)', and this one is '\(rubric.assignment)'.",
        help: "give each assignment a folder of its own, such as '--output reports-\(rubric.assignment)'.")
    }
    try settings.write(to: reports.url)
    chosen = try Self.choose(request.only, from: folder)
    let slurm = try request.cluster.map { [rubric] choice in
      try GradingCluster.slurm(choice, rubric, request, installation, tell)
    }
    // The sandbox of the node is what counts there, and each node tries its own.
    let sandbox = slurm == nil ? try Self.sandbox(request, installation) : Self.sandboxForChecks(installation)
    strength = slurm == nil ? sandbox?.strength : nil
    if let strength { tell(.circumstance("Sandbox: \(strength.summary)")) }
    scratch = try GradingScratch()
    grader = try Grader(
      rubric, tools: .init(installation, bubblewrap: sandbox?.program, scratch: scratch.url))
    try DiagnosedFaults.check(grader.prepareChecks()) { tell(.diagnostics($0)) }
    if grader.base != nil { tell(.circumstance("Data: \(grader.provenance)")) }
    cluster = slurm.map { [rubric, grader, reports] slurm in
      GradingCluster(
        slurm: slurm, program: installation.executable, request: request, rubric: rubric,
        provenance: grader.provenance, runs: reports.url.appendingPathComponent(".cluster"), tell: tell)
    }
  }

  /// Grades what has to be graded, and writes the reports. Blocks the calling thread.
  ///
  /// - Throws: `MachineFault` when the gradebook fails; what was stored before is whole.
  public func run() throws -> Outcome {
    let jobs = ClassGrading.jobs(request.jobs, memory: rubric.limits.memory)
    try cluster?.recover(chosen, into: gradebook)
    if jobs < request.jobs, cluster == nil {
      tell(
        .circumstance(
          "Jobs: \(jobs) instead of \(request.jobs), because each may use \(rubric.limits.memory >> 20) MiB.")
      )
    }
    var grading = ClassGrading(
      grader: grader, jobs: jobs, resumes: request.resumes, criteria: Set(request.criteria))
    grading.cluster = cluster
    let outcome = try grading.run(chosen, into: gradebook) { [tell] in tell(.progress($0)) }
    var facts = ClassFacts(rubric, roster ?? Roster(), folder)
    facts.changes = outcome.changes
    facts.provenance = grader.provenance
    facts.sandbox = try strength?.summary ?? cluster?.sandboxes(or: gradebook.facts().sandbox) ?? ""
    try gradebook.setFacts(facts)
    try reports.write(gradebook)
    return Outcome(
      grades: try gradebook.grades(), graded: outcome.graded, kept: outcome.kept, changes: outcome.changes,
      problems: folder.problems, missing: folder.missing, losses: outcome.losses)
  }

  // MARK: Steps

  private static func rubric(_ request: Request, _ tell: (Note) -> Void) throws -> Rubric {
    let rubric = try Rubric(
      file: URL(fileURLWithPath: request.assignment), shownAs: request.assignment
    ) { tell(.diagnostics($0)) }
    let known = rubric.criteria.map(\.id)
    if let unknown = request.criteria.first(where: { !known.contains($0) }) {
      throw UsageFault(
        "there is no criterion '\(unknown)'.", help: "known: \(known.joined(separator: ", ")).")
    }
    return rubric
  }

  private static func folder(
    _ request: Request, _ rubric: Rubric, _ roster: Roster?
  ) throws -> SubmissionFolder {
    do {
      let folder = try SubmissionFolder(
        URL(fileURLWithPath: request.submissions), roster: roster, attempts: rubric.attempts,
        handedOut: HandedOut(
          rubric, folder: URL(fileURLWithPath: request.assignment.replacing(/\.ya?ml$/, with: ""))))
      // With a roster an empty folder says that nobody has handed in yet.
      guard roster != nil || !folder.submissions.isEmpty else {
        let others = folder.problems.prefix(3).map { " \($0)" }.joined()
        throw SubmissionFault("there is no .md, .ipynb or .zip file in '\(request.submissions)'.\(others)")
      }
      return folder
    } catch let fault as SubmissionFault {
      throw UsageFault(fault.description, help: "name the folder that holds the students' files.")
    }
  }

  private static func choose(_ only: String?, from folder: SubmissionFolder) throws -> [Submission] {
    guard let only else { return folder.submissions }
    let chosen = folder.submissions.filter { $0.student == only || $0.members.contains(only) }
    guard !chosen.isEmpty else {
      throw UsageFault(
        "there is no submission of '\(only)'.",
        help: "known: \(folder.submissions.map(\.student).joined(separator: ", ")).")
    }
    return chosen
  }

  /// The sandbox of the machine that hands work out: the assignment's own checks are compiled in it, if it holds.
  private static func sandboxForChecks(
    _ installation: Installation
  ) -> (program: String, strength: SandboxStrength)? {
    guard let program = ExternalTool.bubblewrap.find(searchPath: installation.searchPath) else { return nil }
    let strength = SandboxStrength.find(bubblewrap: program)
    return strength.fault == nil ? (program, strength) : nil
  }

  /// The sandbox, tried out; `nil` where the teacher does without.
  static func sandbox(
    _ request: Request, _ installation: Installation
  ) throws -> (program: String, strength: SandboxStrength)? {
    guard !request.isUnconfined else { return nil }
    guard let program = ExternalTool.bubblewrap.find(searchPath: installation.searchPath) else {
      throw MachineFault(
        "there is no bubblewrap, without which students' code would run unconfined.",
        help: ExternalTool.bubblewrap.remedy)
    }
    let strength = SandboxStrength.find(bubblewrap: program)
    if let fault = strength.fault {
      throw MachineFault(
        "no sandbox can be started here: \(fault).",
        help: "'lectern doctor' says what this machine allows; in a container, allow user namespaces.")
    }
    guard !request.isStrict || strength.weaknesses.isEmpty else {
      throw MachineFault(
        "the sandbox is weaker here than --strict allows: \(strength.weaknesses.joined(separator: "; ")).",
        help: "mend that, or leave out --strict.")
    }
    return (program, strength)
  }

  static func absolute(_ path: String) -> String {
    URL(fileURLWithPath: path).standardizedFileURL.path
  }
}
