import Courses
import Files
import Foundation
import Testing

@testable import Grading

extension SandboxedTests {
  @Suite final class ModuleCacheTests {
    private let folder = GradingFixture.scratch.appendingPathComponent("cold-\(UUID().uuidString)")
    private var modules: URL { folder.appendingPathComponent("modules") }

    init() throws {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      _ = chmod(folder.path, 0o711)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// - Parameter seconds: What students may use.
    private func grader(seconds: Double) throws -> Grader {
      var tools = try GradingFixture.tools()
      tools.modules = modules
      let (rubric, diagnostics) = SoftmaxAssignment.read(
        SoftmaxAssignment.rubric.replacing("seconds: 600", with: "seconds: \(seconds)"))
      try #require(!diagnostics.containsErrors, "\(diagnostics)")
      return try Grader(rubric, tools: tools)
    }

    private func grade(by grader: Grader) -> Grade {
      grader.grade(GradingFixture.submission("```{swift}\n1 + 1\n```\n"), job: GradingFixture.nextJobs())
    }

    /// Half a cache would be made whole by each hand-in anew, within its own time.
    @Test func theTimeOfStudentsIsNoMeasureOfOurCompiling() throws {
      let grade = try grade(by: grader(seconds: 0.01))
      #expect(grade.stages.contains { $0.outcome == .timeLimit || $0.outcome == .failed }, "\(grade.stages)")
      let made = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
      #expect(made.contains { $0.contains("/SwiftShims-") }, "\(made)")
    }

    /// A compiler that was killed on another machine has left its lock; waiting for it would take the student's time.
    @Test func aLeftLockIsNotWaitedFor() throws {
      let grader = try grader(seconds: 600)
      #expect(grade(by: grader).stages.map(\.outcome) == [.finished])
      let made = try FileManager.default.subpathsOfDirectory(atPath: modules.path)
        .filter { $0.contains("/CLinux-") || $0.contains("/CZlib-") }
      try #require(made.count == 2, "\(made)")
      for path in made {
        let module = modules.appendingPathComponent(path)
        try FileManager.default.removeItem(at: module)
        try Data("another-machine 12345".utf8).write(to: module.appendingPathExtension("lock"))
      }
      let grade = grade(by: grader)
      #expect(grade.stages.map(\.outcome) == [.finished], "\(grade.stages)")
    }

    /// What runs unconfined writes into its cache while sandboxes are given copies of theirs.
    @Test func sandboxesHaveACacheOfTheirOwn() throws {
      let installation = Installation(
        executable: URL(fileURLWithPath: "/proc/self/exe"), searchPath: .current,
        moduleCache: folder.appendingPathComponent("shared"))
      let free = try Grader.Tools(installation, bubblewrap: nil, scratch: folder)
      let confined = try Grader.Tools(installation, bubblewrap: "/usr/bin/bwrap", scratch: folder)
      #expect(free.modules == installation.moduleCache)
      #expect(confined.modules?.lastPathComponent.hasPrefix("shared.graded-") == true, "\(confined)")
    }
  }
}
