import Clusters
import Courses
import Files
import Foundation
import Notebooks
import Sandboxes

/// What a node is told of a submission.
struct SubmissionOrder: Codable, Sendable {
  /// An absolute path, which the node has to see too.
  var assignment: String
  /// What the assignment was when grading began, and which data it rests on.
  var rubric: String
  var provenance: String
  var isStrict: Bool
  var isUnconfined: Bool
  var submission: Submission
}

/// A grade with what held the notebook.
struct SubmissionAnswer: Codable, Sendable {
  var graded: Grader.Graded
  /// `nil` where nothing did.
  var sandbox: String?
}

/// A submission as the task of a job.
public enum SubmissionTask {
  /// Grades on the node, in the node's own sandbox, which is tried out first.
  ///
  /// - Parameter number: The task's number, which no neighbour on this node has.
  /// - Throws: `NodeRefusal` where the sandbox does not hold, or the assignment or its data are others here.
  public static func run(_ order: Data, number: Int, installation: Installation) throws -> Data {
    let order = try JSONDecoder().decode(SubmissionOrder.self, from: order)
    var request = GradingSession.Request(
      submissions: "", assignment: order.assignment, output: "", jobs: 1)
    request.isStrict = order.isStrict
    request.isUnconfined = order.isUnconfined
    let sandbox: (program: String, strength: SandboxStrength)?
    do {
      sandbox = try GradingSession.sandbox(request, installation)
    } catch let fault as MachineFault {
      throw NodeRefusal(
        fault.message, help: "\(fault.help); or take a '--partition' whose nodes hold strangers' code.")
    }
    let rubric = try Rubric(file: URL(fileURLWithPath: order.assignment), shownAs: order.assignment) { _ in }
    guard rubric.digest == order.rubric else {
      throw NodeRefusal(
        "the assignment is another one here than where grading began.",
        help: "grade again with '--resume' when the assignment is as you want it.")
    }
    let scratch = try GradingScratch()
    return try withExtendedLifetime(scratch) {
      let grader = try Grader(
        rubric, tools: .init(installation, bubblewrap: sandbox?.program, scratch: scratch.url))
      guard grader.provenance == order.provenance else {
        throw NodeRefusal(
          "the data are others here (\(grader.provenance)) than where grading began (\(order.provenance)).",
          help: "put data into a folder that all nodes share, such as `data/` where you start the grading.")
      }
      try DiagnosedFaults.check(grader.prepareChecks()) { _ in }
      let graded = grader.run(order.submission, job: number)
      // Our own fault is worth another try, perhaps on another node.
      if let stage = graded.grade.stages.first(where: { $0.outcome == .ours }) {
        throw MachineFault(
          "grading failed by our own fault: \(stage.detail)", help: "'lectern doctor' there says more.")
      }
      return try JSONEncoder().encode(SubmissionAnswer(graded: graded, sandbox: sandbox?.strength.summary))
    }
  }
}
