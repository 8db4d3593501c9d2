public import Datasets
public import Foundation
public import Kernel
import Experiments
import Markup
import Notebooks
import Site
import Wire

/// Grades submissions by one rubric: runs them, gathers evidence, gives points.
public struct Grader: Sendable {
  public let rubric: Rubric
  /// `nil` where the assignment needs no data.
  let base: SecretData.Base?
  /// The assignment's own checks; `nil` where it has none.
  let bench: CheckBench?
  let runner: StudentRunner
  let probes: [Double]
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
  public struct Graded: Sendable {
    public var grade: Grade
    /// HTML in which nothing acts, see `UntrustedNotebook`.
    public var notebook: String
  }

  /// Loads the data once for all submissions.
  ///
  /// - Throws: `DatasetError` or `MachineFault` when the data do not suffice.
  public init(_ rubric: Rubric, tools: Tools) throws {
    self.rubric = rubric
    base = try SecretData.Base(rubric.data, search: tools.search)
    runner = StudentRunner(
      toolchain: tools.toolchain, kit: tools.kit, limits: rubric.limits, bubblewrap: tools.bubblewrap,
      modules: ModuleCache(url: tools.scratch.appendingPathComponent("modules")))
    let runner = runner
    bench = rubric.checks.map { checks in
      CheckBench(
        checks: checks, runner: runner,
        cache: tools.scratch.appendingPathComponent("checks-\(checks.digest.prefix(16))"))
    }
    probes = ProbeInputs.draw(rubric.secret)
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
    for earlier in submission.earlier {
      var earlier = earlier
      earlier.student = submission.student
      let other = attempt(earlier, job: job)
      if other.grade.total > best.grade.total { best = other }
    }
    best.grade.digest = submission.handInDigest
    best.grade.team = submission.members
    return best
  }

  private func attempt(_ submission: Submission, job: Int) -> Graded {
    // Compiled once for both runs.
    withFolder("job") { attempt(submission, job: job, in: $0) }
  }

  private func attempt(_ submission: Submission, job: Int, in folder: URL) -> Graded {
    var grade = Grade(
      assignment: rubric.assignment, student: submission.student, file: submission.file,
      digest: submission.digest, rubric: rubric.digest)
    // The key holds the file, so that weights that were trained in an earlier order do not fit.
    let key = "\(rubric.secret) \(submission.digest)"
    let data = base.map { SecretData($0, key: key, shufflesLabels: false) }
    let run = runner.run(
      submission, on: data, probes: probes, inputs: rubric.inputs, job: job, in: folder)
    grade.stages.append(Grade.Stage(name: "run", outcome: run.outcome, detail: run.detail))
    grade.notes += run.securityNotes
    var evidence = gather(run.artefacts, data)
    var isOurFault = run.outcome == .ours
    if let stage = check(run.artefacts, rubric.inputs, job: job, &evidence) {
      grade.stages.append(stage)
      isOurFault = true
    }
    if rubric.shuffledLabels, evidence.runs.contains(where: \.isVerified),
      let stage = control(submission, key: key, job: job, folder, &evidence)
    {
      grade.stages.append(stage)
      isOurFault = isOurFault || stage.outcome == .ours
    }
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
    let page = run.notebook.map { UntrustedNotebook.fragment($0, result: run.result).rendered() }
    // What no browser shows, and no row of the gradebook holds.
    let isTooLarge = (page?.utf8.count ?? 0) > 64 << 20
    return Graded(
      grade: grade, notebook: isTooLarge ? "<p>The notebook is too large to be shown.</p>" : page ?? "")
  }

  /// Runs the assignment's own checks on what was returned.
  ///
  /// - Returns: Our own fault, if they could not be run.
  func check(
    _ artefacts: [SubmittedArtefact], _ inputs: [String: [String]], job: Int, _ evidence: inout Evidence
  ) -> Grade.Stage? {
    guard let bench else { return nil }
    do {
      evidence.checks = try withFolder("checks") {
        try bench.run(ReturnedWork(artefacts, inputs: inputs), job: job, in: $0)
      }
      return nil
    } catch {
      return Grade.Stage(name: "checks", outcome: .ours, detail: "\(error)")
    }
  }

  func gather(_ artefacts: [SubmittedArtefact], _ data: SecretData?) -> Evidence {
    var evidence = Evidence()
    var runs: [SubmittedRun] = []
    for artefact in artefacts {
      switch artefact {
      case .run(let run): runs.append(run)
      case .chart(let chart): evidence.charts.append(chart)
      case .measurement(let measurement): evidence.measurements.append(measurement)
      // The assignment's own checks look at them.
      case .value, .function: break
      }
    }
    guard let data else { return evidence }
    // More runs than contestants and an entry of one's own would only cost time.
    evidence.runs = RunExaminer(rubric: rubric, data: data, probes: probes).examine(Array(runs.suffix(16)))
    for run in runs where ActivationNames.contestant(run.activation.name) == nil {
      evidence.tables[run.activation.name] = run.activation.table
    }
    return evidence
  }

  /// The same notebook on random labels: whoever still classifies held-out images has the answers
  /// from somewhere else.
  private func control(
    _ submission: Submission, key: String, job: Int, _ folder: URL, _ evidence: inout Evidence
  ) -> Grade.Stage? {
    guard let base else { return nil }
    let data = SecretData(base, key: key + " control", shufflesLabels: true)
    let run = runner.run(submission, on: data, probes: probes, job: job, in: folder)
    guard run.outcome != .ours else {
      return Grade.Stage(name: "control", outcome: .ours, detail: run.detail)
    }
    let accuracies = run.artefacts.compactMap { artefact -> Double? in
      guard case .run(let submitted) = artefact,
        let activation = ActivationNames.contestant(submitted.activation.name),
        let last = submitted.snapshots.last, let weights = RunExaminer.weights(last.weights)
      else { return nil }
      return try? WeightInspection(
        activation, weights: weights, on: data.heldOut, count: data.heldOut.count
      ).accuracy
    }
    evidence.controlAccuracy = accuracies.max()
    let chance = 1 / Double(max(1, data.heldOut.classes))
    if let best = accuracies.max(), best > chance + 2 * rubric.tolerances.accuracy {
      evidence.controlProblem =
        "Trained on random labels, the notebook's weights still classify \(percent(best)) of held-out images; they come from somewhere else than this training."
    } else if accuracies.isEmpty {
      evidence.controlProblem =
        "On random labels the notebook handed in no weights, although it did on right ones (\(run.outcome.rawValue))."
    }
    return Grade.Stage(name: "control", outcome: run.outcome, detail: run.detail)
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
    grade.notes.append("The notebook did not run to its end (\(run.outcome.rawValue)): \(run.detail)")
  }

  private func setLateness(_ submission: Submission, _ grade: inout Grade) {
    guard let due = rubric.due, let received = submission.received else { return }
    let late = received.timeIntervalSince(due) / 86_400 - Double(submission.extensionDays)
    guard late > 0 else { return }
    grade.daysLate = Int(late.rounded(.up))
    let found = grade.scores.reduce(0) { $0 + ($1.points ?? 0) }
    let isTooLate = rubric.late.days.map { grade.daysLate > $0 } ?? false
    let share = isTooLate ? 1 : min(1, rubric.late.percentPerDay / 100 * Double(grade.daysLate))
    grade.latePenalty = (found * share * 100).rounded() / 100
  }
}
