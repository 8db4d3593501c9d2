public import Datasets
public import Foundation
import GradedRuns
public import Kernel
import Experiments
import Markup
import Notebooks
import Site
import Wire

/// Grades submissions by one rubric: runs them, gathers evidence, gives points.
public struct Grader: Sendable {
  public internal(set) var rubric: Rubric
  /// `nil` where the assignment needs no data.
  let base: SecretData.Base?
  /// The assignment's own checks; `nil` where it has none.
  let bench: CheckBench?
  let runner: StudentRunner
  let scratch: URL

  /// What the grader runs submissions with.
  public struct Tools: Sendable {
    public var toolchain: Toolchain
    public var kit: Kit
    /// bubblewrap's path; `nil` runs without a sandbox, for a teacher's own notebooks only.
    public var bubblewrap: String?
    public var search: DataSearch
    /// For single jobs and the compiler's cache; other users must be able to pass through it.
    public var scratch: URL
    /// A compiler's cache that other gradings use too; `nil` for one of its own, which takes two seconds to make.
    public var modules: URL?

    public init(
      toolchain: Toolchain, kit: Kit, bubblewrap: String?, search: DataSearch, scratch: URL
    ) {
      self.toolchain = toolchain
      self.kit = kit
      self.bubblewrap = bubblewrap
      self.search = search
      self.scratch = scratch
    }
  }

  /// A graded submission with its notebook as it was run.
  public struct Graded: Sendable, Codable {
    public var grade: Grade
    /// HTML in which nothing acts, see `UntrustedNotebook`.
    public var notebook: String
    public var timing = Timing()
    /// What was wrong with its cells, for whoever has written it; not told of hand-ins.
    var errors: [Diagnostic] = []

    private enum CodingKeys: CodingKey { case grade, notebook, timing }

    init(grade: Grade, notebook: String, timing: Timing = Timing()) {
      (self.grade, self.notebook, self.timing) = (grade, notebook, timing)
    }
  }

  /// Loads the data once for all submissions.
  ///
  /// - Throws: `DatasetError` or `MachineFault` when the data do not suffice.
  public init(_ rubric: Rubric, tools: Tools) throws {
    self.rubric = rubric
    base = try SecretData.Base(rubric.data, search: tools.search)
    runner = StudentRunner(
      toolchain: tools.toolchain, kit: tools.kit, limits: rubric.limits, bubblewrap: tools.bubblewrap,
      modules: ModuleCache(url: tools.modules ?? tools.scratch.appendingPathComponent("modules")))
    let runner = runner
    bench = rubric.checks.map { checks in
      CheckBench(
        checks: checks, runner: runner,
        cache: tools.scratch.appendingPathComponent("checks-\(checks.digest.prefix(16))"))
    }
    scratch = tools.scratch
  }

  /// Which data the submissions are run on, as a sentence.
  public var provenance: String { base?.provenance ?? "The assignment needs no data." }

  /// Compiles the assignment's own checks.
  ///
  /// - Returns: What is wrong with them.
  /// - Throws: `MachineFault` or `SpawnError` when the machine fails.
  public func prepareChecks() throws -> [Diagnostic] {
    guard let bench else { return [] }
    return try withFolder("checks") { try bench.prepare(in: $0) }
  }

  /// Calls `body` with a folder for one job: other users may pass through it, nobody may list it.
  func withFolder<Result>(_ name: String, _ body: (URL) throws -> Result) rethrows -> Result {
    let folder = scratch.appendingPathComponent("\(name)-\(UUID().uuidString)")
    try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    _ = chmod(folder.path, 0o711)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(folder)
  }

  /// The score alone of one submission, see `run`.
  public func grade(_ submission: Submission, job: Int = 0) -> Grade { run(submission, job: job).grade }

  /// Grades one submission, or where the best counts the best of a student's. Blocks the calling thread;
  /// never throws, because one submission must not stop a class.
  ///
  /// - Parameter job: A number that no other job has at the same time.
  public func run(_ submission: Submission, job: Int = 0) -> Graded {
    var best = attempt(submission, job: job)
    // A thousand notebooks in one archive are not graded one after the other.
    let others = submission.earlier.suffix(max(0, rubric.evidence.handIns - 1))
    for earlier in others {
      var earlier = earlier
      earlier.student = submission.student
      let other = attempt(earlier, job: job)
      if other.grade.total > best.grade.total { best = other }
    }
    if others.count < submission.earlier.count {
      best.grade.notes.append(
        "\(submission.earlier.count + 1) notebooks were handed in; the last \(others.count + 1) were graded, and the best of them counts."
      )
    }
    best.grade.digest = submission.handInDigest
    best.grade.team = submission.members
    return best
  }

  private func attempt(_ submission: Submission, job: Int) -> Graded {
    // Compiled once for both runs.
    withFolder("job") { folder in
      let probes = ProbeInputs.draw("\(rubric.secret) \(submission.digest)")
      return Concealment(folder: folder, probes: probes)(attempt(submission, job: job, in: folder))
    }
  }

  private func attempt(_ submission: Submission, job: Int, in folder: URL) -> Graded {
    var grade = Grade(
      assignment: rubric.assignment, student: submission.student, file: submission.file,
      digest: submission.digest, rubric: rubric.digest)
    grade.daysLate = daysLate(submission)
    var timing = Timing()
    // The key holds the file, so that weights that were trained in an earlier order do not fit, and what one student
    // reads off is worth nothing to another.
    let key = "\(rubric.secret) \(submission.digest)"
    let probes = ProbeInputs.draw(key)
    let data = base.map { SecretData($0, key: key, shufflesLabels: false) }
    let run = timing.measure(\.run) {
      runner.run(submission, on: data, probes: probes, inputs: rubric.inputs, job: job, in: folder)
    }
    grade.stages.append(Grade.Stage(name: "run", outcome: run.outcome, detail: run.detail))
    grade.notes += run.securityNotes + submission.remarks + run.remarks
    let gathered = timing.measure(\.evidence) {
      withinTheTime { gather(run.artefacts, data, probes: probes, key: key, isCancelled: $0) }
    }
    guard var evidence = gathered else { return leftForAPerson(grade, timing) }
    timing.split(evidence.reenactment)
    var isOurFault = run.outcome == .ours
    if let stage = check(run, rubric.inputs, job: job, &evidence) {
      grade.stages.append(stage)
      isOurFault = true
    }
    if rubric.shuffledLabels, evidence.runs.contains(where: \.isVerified),
      let stage = timing.measure(\.control, { control(submission, key: key, job: job, folder, &evidence) })
    {
      grade.stages.append(stage)
      isOurFault = isOurFault || stage.outcome == .ours
    }
    let found = evidence
    let judged = grade
    let fault = isOurFault
    let graded = timing.measure(\.evidence) {
      withinTheTime { _ in judge(submission, run, found, judged, isOurFault: fault) }
    }
    guard var graded else { return leftForAPerson(grade, timing) }
    graded.timing = timing
    graded.errors = run.result?.diagnostics.filter { $0.severity == .error } ?? []
    return graded
  }

  /// Points, pictures and the page, from what was found out.
  private func judge(
    _ submission: Submission, _ run: StudentRun, _ evidence: Evidence, _ grade: Grade, isOurFault: Bool
  ) -> Graded {
    var grade = grade
    let judgement = Judgement(rubric: rubric, evidence: evidence)
    grade.scores = rubric.criteria.map { judgement.score($0) }
    if isOurFault { withhold(&grade) }
    explain(run, &grade)
    grade.bestAccuracy = evidence.runs.filter(\.isVerified).compactMap(\.heldOutAccuracy).max()
    grade.exhibits = evidence.exhibits
    if let notebook = run.notebook, rubric.criteria.contains(where: { $0.judge == .manual }) {
      grade.writing = WrittenAnalysis(notebook, evidence: evidence, band: rubric.tolerances.seed)
    }
    setLateness(submission, &grade)
    return Graded(grade: grade, notebook: page(run))
  }

  /// The notebook as it was run; what no browser shows, and no row of the gradebook holds, is left out.
  private func page(_ run: StudentRun) -> String {
    guard var notebook = run.notebook else { return "" }
    let count = notebook.blocks.count
    notebook.blocks = Array(notebook.blocks.prefix(ArtefactLimits.blocks))
    let page = UntrustedNotebook.fragment(notebook, result: run.result).rendered()
    guard page.utf8.count <= 64 << 20 else { return "<p>The notebook is too large to be shown.</p>" }
    return count <= ArtefactLimits.blocks
      ? page : page + "<p>The notebook has \(count) blocks; the first \(ArtefactLimits.blocks) are shown.</p>"
  }

  /// Does work that a stranger's numbers feed, for so long and no longer.
  ///
  /// - Parameter work: Given what it has to ask between single steps.
  /// - Returns: `nil` past the time; what does not ask is left to itself.
  func withinTheTime<Result: Sendable>(
    _ work: @escaping @Sendable (_ isCancelled: @escaping @Sendable () -> Bool) -> Result?
  ) -> Result? {
    let end = ContinuousClock.now + .seconds(rubric.evidence.seconds)
    return DeepStack.run(within: rubric.evidence.seconds + 1) { work { ContinuousClock.now > end } } ?? nil
  }

  /// Whose numbers took too long to judge has no points, and no zero either.
  private func leftForAPerson(_ grade: Grade, _ timing: Timing) -> Graded {
    var grade = grade
    let sentence =
      "What was handed in could not be judged within \(Int(rubric.evidence.seconds.rounded(.up))) s; a person has to look."
    grade.stages.append(Grade.Stage(name: "judgement", outcome: .timeLimit, detail: sentence))
    grade.notes.append(sentence)
    grade.scores = rubric.criteria.map {
      Grade.Score(
        criterion: $0.id, title: $0.title, points: nil, maximum: $0.points, isBonus: $0.isBonus,
        reasons: [sentence], judge: $0.judge.rawValue)
    }
    return Graded(grade: grade, notebook: "", timing: timing)
  }

  /// A fault of the machine is no student's zero.
  private func withhold(_ grade: inout Grade) {
    for index in grade.scores.indices {
      grade.scores[index].points = nil
      grade.scores[index].parts = []
      grade.scores[index].reasons = ["Ungraded: our fault. Grade again with --resume."]
    }
  }

  private func explain(_ run: StudentRun, _ grade: inout Grade) {
    guard run.outcome != .finished, run.outcome != .ours else { return }
    grade.notes.append(
      run.leftOut.isEmpty
        ? "The notebook did not run to its end (\(run.outcome.rawValue)): \(run.detail)" : run.leftOut)
    if !run.leftOut.isEmpty { grade.notes.append(run.detail) }
  }

  /// The days begun between the end of a student's time and the hand-in.
  func daysLate(_ submission: Submission) -> Int {
    guard let due = rubric.due, let received = submission.received else { return 0 }
    let late = received.timeIntervalSince(due) / 86_400 - Double(submission.extensionDays)
    return late > 0 ? Int(late.rounded(.up)) : 0
  }

  private func setLateness(_ submission: Submission, _ grade: inout Grade) {
    grade.daysLate = daysLate(submission)
    guard grade.daysLate > 0 else { return }
    let found = grade.scores.reduce(0) { $0 + ($1.points ?? 0) }
    let isTooLate = rubric.late.days.map { grade.daysLate > $0 } ?? false
    let share = isTooLate ? 1 : min(1, rubric.late.percentPerDay / 100 * Double(grade.daysLate))
    grade.latePenalty = (found * share * 100).rounded() / 100
  }
}
