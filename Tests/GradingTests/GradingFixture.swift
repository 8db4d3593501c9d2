import Datasets
import Files
import Foundation
import Kernel
import Notebooks
import Sandboxes
import Synchronization
import TestSampling
import TestThreads
import Testing

@testable import Grading

/// The machine that fixtures are graded on; made once for all tests.
enum GradingFixture {
  static let bubblewrap = ExternalTool.bubblewrap.find()

  static let scratch: URL = {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "lectern-grading-tests-\(getpid())")
    try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    _ = chmod(folder.path, 0o711)
    atexit { try? FileManager.default.removeItem(at: GradingFixture.scratch) }
    return folder
  }()

  static func tools() throws -> Grader.Tools {
    Grader.Tools(
      toolchain: try Toolchain.find(.current, cache: nil),
      kit: try Kit.find(executable: URL(fileURLWithPath: "/proc/self/exe"), cache: nil),
      bubblewrap: bubblewrap, search: DataSearch(folders: []), scratch: scratch)
  }

  static func grader(_ rubric: String = FixtureNotebook.rubric) throws -> Grader {
    let (read, diagnostics) = RubricReader.read(rubric, file: "bake-off.yml")
    try #require(!diagnostics.containsErrors, "\(diagnostics)")
    return try Grader(read, tools: tools())
  }

  /// The first of two job numbers that no test uses at the same time; 0 and 1 belong to those who do not ask.
  static func nextJobs() -> Int { 2 + 2 * (jobs.add(1, ordering: .relaxed).oldValue % 31) }
  private static let jobs = Atomic(0)

  /// The fixtures' rubric for those who want no second run on random labels: that this run finds whom it should is
  /// what `CheatingTests` and `EvidenceDefenceTests` show.
  static let withoutControl = FixtureNotebook.rubric.replacing(
    "control: { shuffled-labels: true }", with: "control: { shuffled-labels: false }")

  static func submission(_ text: String, student: String = "ada", received: String? = nil) -> Submission {
    Submission(
      student: student, file: "\(student).md", text: text, digest: "\(student) \(text.count)",
      received: received.flatMap { Timestamp.date($0) })
  }
}

/// Everything that runs notebooks in sandboxes, side by side: a test that looks for survivors has jobs of its own
/// numbers, and so of its own users.
@Suite(.inTurn, .waiting, .enabled(if: GradingFixture.bubblewrap != nil, "needs bubblewrap"))
enum SandboxedTests {}
