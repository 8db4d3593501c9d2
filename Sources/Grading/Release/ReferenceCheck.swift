public import Courses
import Files
public import Foundation
import Notebooks
import Sandboxes
import Texts

/// The author's own solution, graded as a hand-in is before anybody else's: by the hidden checks, at the hidden inputs.
///
/// Whatever costs it points would cost the whole class the same, and is a mistake of the assignment.
public struct ReferenceCheck {
  /// What came of it.
  public struct Outcome {
    /// The reference's points.
    public var grade: Grade
    /// Checks that what is handed out passes as it is, each a sentence.
    public var givenAway: [String]
    /// How the code was held, as a sentence.
    public var sandbox: String
  }

  /// The file that is graded, in the assignment's folder.
  public static let fileName = "reference.md"

  private let rubric: Rubric
  private let folder: URL
  /// The assignment's file, as messages show it.
  private let file: String
  private let installation: Installation

  /// - Parameters:
  ///   - folder: Holds the reference.
  ///   - file: The assignment's file, as messages show it.
  public init(_ rubric: Rubric, folder: URL, file: String, installation: Installation) {
    self.rubric = rubric
    self.folder = folder
    self.file = file
    self.installation = installation
  }

  /// Whether there is a reference.
  public var isPossible: Bool {
    FileManager.default.fileExists(atPath: folder.appendingPathComponent(Self.fileName).path)
  }

  /// Grades the reference, and, where that takes seconds, what students begin with. Blocks the calling thread.
  ///
  /// - Parameter tell: Told what is wrong with the checks and does not stop them.
  /// - Throws: `DiagnosedFaults` at the positions where the reference or a check is wrong, or points are missed;
  ///   `UsageFault`, `MachineFault` or `DatasetError` for what is missing.
  public func run(tell: ([Diagnostic]) -> Void) throws -> Outcome {
    let reference = folder.appendingPathComponent(Self.fileName)
    let shown = CourseLocation.shown(reference.path)
    guard let data = try? Data(contentsOf: reference) else {
      throw UsageFault("there is no readable reference '\(shown)'.", help: "write your own solution there.")
    }
    let submission: Submission
    do {
      submission = try Submission(data, named: shown, student: "reference", received: nil)
    } catch let fault as SubmissionFault {
      throw UsageFault(fault.description, help: "write the reference as a notebook.")
    }
    let bubblewrap = ExternalTool.bubblewrap.find(searchPath: installation.searchPath)
      .flatMap { SandboxStrength.find(bubblewrap: $0).fault == nil ? $0 : nil }
    let scratch = try GradingScratch()
    return try withExtendedLifetime(scratch) {
      let grader = try Grader(
        rubric, tools: .init(installation, bubblewrap: bubblewrap, scratch: scratch.url))
      try DiagnosedFaults.check(grader.prepareChecks(), tell: tell)
      let grade = try Self.graded(submission, by: grader, file: file)
      return Outcome(
        grade: grade, givenAway: givenAway(by: grader),
        sandbox: bubblewrap == nil ? "without a sandbox" : "in the sandbox")
    }
  }

  /// - Throws: `DiagnosedFaults` unless everything that is judged without a person has all its points.
  static func graded(_ submission: Submission, by grader: Grader, file: String) throws -> Grade {
    let graded = grader.run(submission)
    if let fault = graded.grade.stages.first(where: { $0.outcome == .ours }) {
      throw MachineFault("the reference could not be graded: \(fault.detail)", help: "see 'lectern doctor'.")
    }
    let missed = graded.grade.scores.filter { score in
      !score.isBonus && score.judge != Criterion.Judge.manual.rawValue
        && (score.points ?? 0) < score.maximum
    }
    let found = graded.errors + missed.flatMap { grader.rubric.faults(of: $0, submission.file, file) }
    guard found.isEmpty else { throw DiagnosedFaults(found) }
    guard let stage = graded.grade.stages.first(where: { $0.name == "run" && $0.outcome != .finished }) else {
      return graded.grade
    }
    throw DiagnosedFaults([
      Diagnostic(
        at: SourcePosition(file: submission.file, line: 1, column: 1),
        "The reference did not run to its end (\(stage.outcome.rawValue)): \(stage.detail)",
        help: "Mend it, or give it what it needs in 'limits' of \(file).")
    ])
  }

  /// A check that passes before anybody has worked says nothing. Training is not spent on it.
  private func givenAway(by grader: Grader) -> [String] {
    guard rubric.data.source == .nothing,
      let starter = (try? AssignmentRelease.starter(in: folder))??.version.text
    else { return [] }
    let grade = grader.grade(
      Submission(student: "starter", file: "starter.md", text: starter, digest: "starter", received: nil))
    return grade.scores.filter { $0.judge == Criterion.Judge.checks.rawValue }.flatMap { score in
      score.parts.filter { $0.points > 0 }.map { part in
        "the starter passes '\(part.rule)' of '\(score.title)' as it is handed out (\(pointsText(part.points)) \(part.points == 1 ? "point" : "points"))."
      }
    }
  }
}

extension Rubric {
  /// What keeps the reference from a criterion's points: at the check, or where none is known, at the reference.
  fileprivate func faults(of score: Grade.Score, _ reference: String, _ file: String) -> [Diagnostic] {
    let parts = score.parts.filter { $0.points < $0.maximum }
    let remedy =
      "Mend the reference, the check, or the inputs in \(file), or hand out all the same with --unchecked."
    guard score.judge == Criterion.Judge.checks.rawValue, let checks else {
      return [
        Diagnostic(
          at: SourcePosition(file: reference, line: 1, column: 1),
          "The reference has \(pointsText(score.points ?? 0)) of \(pointsText(score.maximum)) points for '\(score.title)': \(score.reasons.joined(separator: " "))",
          help: remedy)
      ]
    }
    return parts.map { part in
      let reason = score.reasons.first { $0.hasPrefix("\(part.rule): ") }?.dropFirst(part.rule.count + 2)
      let cell = checks.notebook.cells.first { $0.options.label == part.rule }
      return Diagnostic(
        at: cell?.start ?? SourcePosition(file: checks.file, line: 1, column: 1),
        "The reference misses the \(pointsText(part.maximum)) \(part.maximum == 1 ? "point" : "points") of '\(part.rule)': \(reason ?? "it was not checked.")",
        help: remedy)
    }
  }
}
