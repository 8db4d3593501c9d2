import Files
import Foundation
import Testing

@testable import Grading

extension SandboxedTests {
  @Suite struct ModuleCacheTests {
    /// Half a cache would be made whole by each hand-in anew, within its own time.
    @Test func theTimeOfStudentsIsNoMeasureOfOurCompiling() throws {
      let folder = GradingFixture.scratch.appendingPathComponent("cold-\(UUID().uuidString)")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      defer { try? FileManager.default.removeItem(at: folder) }
      _ = chmod(folder.path, 0o711)
      var tools = try GradingFixture.tools()
      tools.modules = folder.appendingPathComponent("modules")
      let (rubric, diagnostics) = SoftmaxAssignment.read(
        SoftmaxAssignment.rubric.replacing("seconds: 600", with: "seconds: 0.01"))
      try #require(!diagnostics.containsErrors, "\(diagnostics)")
      let grader = try Grader(rubric, tools: tools)
      let grade = grader.grade(
        GradingFixture.submission("```{swift}\n1 + 1\n```\n"), job: GradingFixture.nextJobs())
      #expect(grade.stages.contains { $0.outcome == .timeLimit || $0.outcome == .failed }, "\(grade.stages)")
      let made = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
      #expect(made.contains { $0.contains("/SwiftShims-") }, "\(made)")
    }
  }
}
