import Foundation
import Kernel
import Notebooks
import Results
import Sandboxes
import Wire

/// What a check found.
struct CheckOutcome: Sendable, Hashable {
  var isPassed: Bool
  /// A sentence for the student; empty when it passed.
  var reason: String
}

/// Runs an assignment's check cells on what a notebook returned.
///
/// They run in a process of their own, in which nothing that a student wrote runs; what was returned reaches them as
/// data. The process is confined all the same: data can be hostile too.
struct CheckBench: Sendable {
  var checks: CheckNotebook
  var runner: StudentRunner
  /// For the checks' own compiled cells, shared by all jobs; students' code is never compiled into it.
  var cache: URL

  /// No check looks at numbers for longer.
  private static let seconds = 120.0

  /// Compiles every check, so that a mistake in one is told before a class is graded.
  ///
  /// - Returns: What is wrong with the checks.
  /// - Throws: `MachineFault` or `SpawnError` when the machine fails.
  func prepare(in folder: URL) throws -> [Diagnostic] {
    try runChecks(checks.runnable { _ in false }, ReturnedWork(), job: 0, in: folder).diagnostics
  }

  /// Runs all checks. One that ends its process is a check that has not passed; the others run again without it.
  ///
  /// - Throws: `MachineFault` or `SpawnError` when the machine fails.
  func run(_ work: ReturnedWork, job: Int, in folder: URL) throws -> [String: CheckOutcome] {
    var outcomes: [String: CheckOutcome] = [:]
    let labelled = checks.notebook.cells.filter { $0.options.label != nil }
    while outcomes.count < labelled.count {
      let result = try runChecks(
        checks.runnable { cell in cell.options.label.map { outcomes[$0] == nil } ?? true }, work, job: job,
        in: folder)
      var hasNews = false
      for cell in labelled {
        guard let label = cell.options.label, outcomes[label] == nil, let found = result.cells[cell.index],
          let outcome = Self.outcome(found)
        else { continue }
        outcomes[label] = outcome
        hasNews = true
      }
      guard !hasNews else { continue }
      // A cell that prepares the checks has ended the run: what was returned is not what it can work with.
      let reason = result.diagnostics.first { $0.severity == .error }.map(Self.sentence)
      for cell in labelled where outcomes[cell.options.label ?? ""] == nil {
        outcomes[cell.options.label ?? ""] = CheckOutcome(
          isPassed: false, reason: reason ?? "The checks could not be run on what was handed in.")
      }
    }
    return outcomes
  }

  /// - Returns: `nil` for a cell that was not reached.
  private static func outcome(_ cell: CellResult) -> CheckOutcome? {
    if let fault = cell.diagnostics.first(where: { $0.severity == .error }) {
      return CheckOutcome(isPassed: false, reason: sentence(fault))
    }
    for case .error(let error) in cell.outputs {
      return CheckOutcome(isPassed: false, reason: plain(error.message).capitalizedSentence)
    }
    return cell.isComplete ? CheckOutcome(isPassed: true, reason: "") : nil
  }

  private static func sentence(_ diagnostic: Diagnostic) -> String {
    plain(diagnostic.message).capitalizedSentence
  }

  /// Without the name of the type that the checks' own words are thrown as.
  private static func plain(_ message: String) -> String {
    message.replacing(#/^(the cell threw )?ReturnedError: /#, with: "")
  }

  private func runChecks(
    _ notebook: Notebook, _ work: ReturnedWork, job number: Int, in folder: URL
  ) throws -> ChapterResult {
    var limits = runner.limits
    limits.seconds = min(limits.seconds, Self.seconds)
    var job = JobSandbox.Job(number: number, folder: folder, limits: limits, probes: [])
    job.cache = cache
    // The job's own were open to the compiler of a student's code.
    job.modules = folder.appendingPathComponent("check-modules")
    let returned = job.data.appendingPathComponent("returned.json")
    try FileManager.default.createDirectory(at: job.data, withIntermediateDirectories: true)
    try JSONEncoder.exchange().encode(work).write(to: returned)
    job.environment[ReturnedWork.variable] = returned.path
    return try runner.runConfined(notebook, job).result
  }
}

extension String {
  fileprivate var capitalizedSentence: String {
    let sentence = prefix(1).uppercased() + dropFirst()
    return sentence.hasSuffix(".") ? sentence : sentence + "."
  }
}
