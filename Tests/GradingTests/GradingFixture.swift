import Datasets
import Foundation
import Kernel
import Notebooks
import Sandboxes
import Testing

@testable import Grading

/// The machine that fixtures are graded on; made once for all tests.
enum GradingFixture {
  static let bubblewrap = Bubblewrap.path()

  static let scratch: URL = {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "lectern-grading-tests-\(getpid())")
    try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    _ = chmod(folder.path, 0o711)
    return folder
  }()

  static func tools() throws -> Grader.Tools {
    Grader.Tools(
      toolchain: try Toolchain.find(path: ProcessInfo.processInfo.environment["PATH"] ?? "", cache: nil),
      kit: try Kit.find(executable: URL(fileURLWithPath: "/proc/self/exe"), cache: nil),
      bubblewrap: bubblewrap, search: DataSearch(folders: []), scratch: scratch)
  }

  static func grader(_ rubric: String = FixtureNotebook.rubric) throws -> Grader {
    let (read, diagnostics) = RubricReader.read(rubric, file: "bake-off.yml")
    try #require(!diagnostics.containsErrors, "\(diagnostics)")
    return try Grader(read, tools: tools())
  }

  static func submission(_ text: String, student: String = "ada", received: String? = nil) -> Submission {
    Submission(
      student: student, file: "\(student).md", text: text, digest: "\(student) \(text.count)",
      received: received.flatMap(Timestamp.date))
  }
}

/// Everything that runs notebooks in sandboxes, one after the other: a test that looks for survivors must
/// not find another test's jobs.
@Suite(.serialized, .enabled(if: GradingFixture.bubblewrap != nil, "needs bubblewrap"))
enum SandboxedTests {}
