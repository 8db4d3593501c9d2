import Clusters
import Courses
import Files
import Foundation
import Notebooks
import Sandboxes
import Site
import Synchronization
import Texts

/// Has submissions graded by jobs of a cluster. The gradebook stays with the one who asked: nodes send grades.
struct GradingCluster: Sendable {
  var slurm: Slurm
  var program: URL
  var request: GradingSession.Request
  var rubric: Rubric
  /// Which data grades rest on.
  var provenance: String
  /// The folder of all runs, beside the gradebook.
  var runs: URL
  var tell: @Sendable (GradingSession.Note) -> Void
  /// What held the notebooks on the nodes.
  private let summaries = Summaries()

  init(
    slurm: Slurm, program: URL, request: GradingSession.Request, rubric: Rubric, provenance: String,
    runs: URL,
    tell: @escaping @Sendable (GradingSession.Note) -> Void
  ) {
    self.slurm = slurm
    self.program = program
    self.request = request
    self.rubric = rubric
    self.provenance = provenance
    self.runs = runs
    self.tell = tell
  }

  private final class Summaries: Sendable {
    let all = Mutex<Set<String>>([])
  }

  /// Slurm as the command line, the course around the assignment, and the assignment's limits ask it.
  ///
  /// - Throws: `DiagnosedFaults` when the course's `cluster:` is wrong, `MachineFault` where there is no Slurm.
  static func slurm(
    _ choice: ClusterChoice, _ rubric: Rubric, _ request: GradingSession.Request,
    _ installation: Installation,
    _ tell: (GradingSession.Note) -> Void
  ) throws -> Slurm {
    let location = try CourseLocation(paths: [request.assignment])
    var course = ClusterSettings()
    if let file = location.configuration {
      let text = try TextFile(contentsOf: file.path).text
      let (configuration, diagnostics) = CourseConfiguration.read(
        file: CourseLocation.shown(file.path), text: text)
      try DiagnosedFaults.check(diagnostics) { tell(.diagnostics($0)) }
      course = configuration.cluster
    }
    var settings = try choice.applied(to: course)
    // What the notebook may use, and what the grader itself does.
    settings.memory = settings.memory ?? "\(rubric.limits.memory >> 20 + 1024)M"
    return try Slurm(settings, searchPath: installation.searchPath)
  }

  /// Grades all of them. Blocks the calling thread.
  ///
  /// - Parameter keep: Gets each grade as it comes.
  /// - Returns: Those that could not be graded for a fault of the cluster's.
  func grade(_ submissions: [Submission], keep: (Grader.Graded) throws -> Void) throws -> [TaskLoss] {
    guard !submissions.isEmpty else { return [] }
    let orders = try submissions.map { submission in
      try Order(
        .submission, name: submission.student,
        content: SubmissionOrder(
          assignment: GradingSession.absolute(request.assignment), rubric: rubric.digest,
          provenance: provenance, isStrict: request.isStrict, isUnconfined: request.isUnconfined,
          submission: submission))
    }
    let run = try ClusterRun(
      orders, on: slurm, in: runs, program: program, atOnce: request.atOnceOnCluster
    ) { event in
      if case .note(let words) = event { tell(.circumstance(words)) }
    }
    return try run.run { _, content in
      let answer = try JSONDecoder().decode(SubmissionAnswer.self, from: content)
      if let sandbox = answer.sandbox { summaries.all.withLock { _ = $0.insert(sandbox) } }
      try keep(answer.graded)
    }
  }

  /// Takes what a grading that was killed had got back already, where this one goes on from it.
  func recover(_ submissions: [Submission], into gradebook: Gradebook) throws {
    let current = Dictionary(
      submissions.map { ($0.student, $0.handInDigest) }, uniquingKeysWith: { first, _ in first })
    try ClusterRun.recover(in: runs, on: slurm) { order, content in
      guard request.resumes, request.criteria.isEmpty, order.kind == .submission,
        let answer = try? JSONDecoder().decode(SubmissionAnswer.self, from: content),
        answer.graded.grade.rubric == rubric.digest,
        current[answer.graded.grade.student] == answer.graded.grade.digest
      else { return }
      if let sandbox = answer.sandbox { summaries.all.withLock { _ = $0.insert(sandbox) } }
      try gradebook.record(answer.graded.grade, notebook: answer.graded.notebook)
    }
  }

  /// What confined the notebooks, in a line; what an earlier grading said where nobody was graded now.
  func sandboxes(or earlier: String) -> String {
    let found = summaries.all.withLock { $0.sorted() }
    return found.isEmpty ? earlier : found.joined(separator: "; ")
  }
}
