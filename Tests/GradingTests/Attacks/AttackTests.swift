import Foundation
import Testing

@testable import Grading

extension SandboxedTests {
  @Suite(.serialized) struct AttackTests {
    /// As the assignment's, but nobody shall wait long.
    private static let rubric =
      GradingFixture.withoutControl.replacing("seconds: 300, memory: 3GiB", with: "seconds: 6, memory: 700MB")

    /// Who is graded beside and after the attack: nobody has left anything there, and all is as ever.
    private static let neighbour = """
      ```{swift}
      func status(_ path: String) -> stat { var found = stat(); lstat(path, &found); return found }
      // Its own cells, data and kit are mounted below /tmp too, as other file systems.
      let left = ["/notebook", "/tmp"].flatMap { root in
        (FileManager.default.subpaths(atPath: root) ?? []).map { root + "/" + $0 }.filter {
          status($0).st_dev == status(root).st_dev && status($0).st_mode & S_IFMT == S_IFREG
        }
      }
      precondition(left.isEmpty, "somebody left \\(left)")
      precondition(getuid() != 0 || !FileManager.default.fileExists(atPath: "/root"), "home is there")
      print("still here")
      ```
      """

    /// All attacks are graded as one class, with neighbours before, among and after them.
    private struct Outcome {
      var grades: [String: Grade] = [:]
      var pages: [String: String] = [:]
      var survivors: [String] = []
      var neighbours: [String] = []
    }

    private static let graded = Result { try gradeAll() }

    private static func gradeAll() throws -> Outcome {
      precondition(AttackWorld.listener >= 0)
      let folder = GradingFixture.scratch.appendingPathComponent("book-\(UUID().uuidString)")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      defer { try? FileManager.default.removeItem(at: folder) }
      let gradebook = try Gradebook(folder: folder)
      var outcome = Outcome()
      var submissions: [Submission] = []
      func addNeighbour() {
        let name = "neighbour \(outcome.neighbours.count)"
        outcome.neighbours.append(name)
        let text = neighbour + String(repeating: "\n", count: outcome.neighbours.count)
        submissions.append(GradingFixture.submission(text, student: name))
      }
      for (index, attack) in AttackCase.chosen.enumerated() {
        if index.isMultiple(of: 4) { addNeighbour() }
        submissions.append(GradingFixture.submission(attack.notebook, student: attack.name))
      }
      addNeighbour()
      let first = GradingFixture.nextJobs()
      let grading = ClassGrading(
        grader: try GradingFixture.grader(rubric), jobs: 2, resumes: false, firstJob: first)
      #expect(try grading.run(submissions, into: gradebook) { _ in }.graded == submissions.count)
      for grade in try gradebook.grades() {
        outcome.grades[grade.student] = grade
        let report = StudentReport(
          grade: grade, facts: try gradebook.facts(), notebook: try gradebook.notebook(of: grade.student))
        outcome.pages[grade.student] = report.page(ReportFrame(style: ""))
      }
      // The system ends a process space a moment after the process that held it.
      for _ in 0..<1_000 where try !survivors(of: first).isEmpty { usleep(20_000) }
      outcome.survivors = try survivors(of: first)
      return outcome
    }

    /// Nobody beside, between or after them notices anything, and nobody has survived.
    @Test func theBatchGoesOn() throws {
      let outcome = try Self.graded.get()
      for name in outcome.neighbours {
        let grade = try #require(outcome.grades[name])
        #expect(grade.stages.first?.outcome == .finished, "\(name): \(grade.notes)")
      }
      #expect(outcome.survivors.isEmpty)
    }

    /// The outcome, the score, and that nothing leaked.
    @Test(arguments: AttackCase.chosen)
    func anAttackEarnsNothingAndHarmsNobody(_ attack: AttackCase) throws {
      let outcome = try Self.graded.get()
      let grade = try #require(outcome.grades[attack.name])
      let ended = try #require(grade.stages.first?.outcome)
      #expect(attack.outcomes.contains(ended), "\(ended) \(grade.notes)")
      // The kernel alone would say that the process ended, whoever ended it.
      if attack.name == "memory hog" {
        let detail = grade.stages.first?.detail ?? ""
        #expect(detail.hasSuffix("of memory that the assignment allows, and was stopped here."), "\(detail)")
      }
      #expect(grade.scores.filter { $0.criterion != "written" }.allSatisfy { $0.points == 0 })
      #expect(grade.scores.filter { $0.criterion != "written" }.allSatisfy { !$0.reasons.isEmpty })
      if ended != .finished { #expect(!grade.notes.isEmpty) }
      if let note = attack.note {
        #expect(grade.notes.contains { $0.contains(note) }, "\(grade.notes)")
      }
      #expect(grade.notes.count <= 32 && grade.notes.allSatisfy { $0.utf8.count <= 30_000 })
      let page = try #require(outcome.pages[attack.name])
      let report = page + String(decoding: try JSONEncoder().encode(grade), as: UTF8.self)
      for secret in [AttackWorld.canary, "canary-7f3a", "root:x:0"] { #expect(!report.contains(secret)) }
      for harm in ["<script", "<iframe", "<img src=\"http", "href=\"javascript", "\u{1B}"] {
        #expect(!page.contains(harm), "\(harm)")
      }
    }

    /// Processes of two jobs' own users; when the tests do not run as root, what runs in sandboxes.
    private static func survivors(of first: Int) throws -> [String] {
      let users = Set(
        (first..<first + 2).map { number in
          uid_t(
            JobSandbox.Job(
              number: number, folder: GradingFixture.scratch, limits: Rubric.Limits(), probes: []
            )
            .user)
        })
      return try FileManager.default.contentsOfDirectory(atPath: "/proc").filter { name in
        guard Int32(name) != nil else { return false }
        var status = stat()
        if geteuid() == 0 { return stat("/proc/\(name)", &status) == 0 && users.contains(status.st_uid) }
        let words = FileManager.default.contents(atPath: "/proc/\(name)/cmdline") ?? Data()
        return String(decoding: words, as: UTF8.self).contains(GradingFixture.scratch.path)
      }
    }
  }
}
