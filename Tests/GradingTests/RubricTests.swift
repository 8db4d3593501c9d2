import Notebooks
import Testing

@testable import Grading

struct RubricTests {
  /// A fault in the file, and the whole of what is said about it.
  struct Fault: Sendable {
    var from: String
    var to: String
    var line: Int
    var message: String
    var help: String?
  }

  static let faults = [
    Fault(
      from: "secret: a secret of the tests, canary-7f3a", to: "secret: short", line: 3,
      message: "'secret' has 5 characters, which can be guessed.",
      help: "Give at least 12, for instance from 'openssl rand -hex 16'."),
    Fault(
      from: "due: 2026-12-01", to: "due: tomorrow", line: 4,
      message: "'due' is 'tomorrow', which is no time.",
      help: "Write it as 2026-12-01T23:59:00Z or 2026-12-01."),
    Fault(
      from: "train: 1000", to: "trains: 1000", line: 6, message: "'trains' is no key of data.",
      help: "Did you mean 'train'?"),
    Fault(
      from: "trained: 14", to: "trained: 13", line: 11,
      message: "The rules of 'implementation' add up to 19 points, which should be 20.",
      help: "Give points for trained, probed."),
    Fault(
      from: "judge: dead-units", to: "judge: dead-unit", line: 14,
      message:
        "'judge' is 'dead-unit', which should be implementation, convergence, gradient-flow, dead-units, custom-activation, checks or manual.",
      help: "Did you mean 'dead-units'?"),
    Fault(
      from: "percent-per-day: 10", to: "percent-per-day: 200", line: 5,
      message: "'percent-per-day' is '200', which should be a number from 0 to 100.", help: nil),
  ]

  @Test(arguments: faults)
  func faultsAreToldAtTheirPosition(_ fault: Fault) throws {
    let text = FixtureNotebook.rubric.replacing(fault.from, with: fault.to)
    let (_, diagnostics) = RubricReader.read(text, file: "bake-off.yml")
    let found = try #require(diagnostics.first)
    #expect(found.message == fault.message)
    #expect(found.position?.line == fault.line)
    #expect(found.help == fault.help)
    #expect(diagnostics.count == 1)
  }

  @Test func aGoodFileIsRead() throws {
    let (rubric, diagnostics) = RubricReader.read(FixtureNotebook.rubric, file: "bake-off.yml")
    #expect(diagnostics.isEmpty)
    #expect(rubric.maximum == 90)
    #expect(rubric.criteria.map(\.points) == [20, 20, 20, 15, 15, 10])
    #expect(rubric.training.snapshots == [0, 1, 2, 4])
    #expect(rubric.limits.memory == 3 << 30)
    #expect(rubric.due == Timestamp.date("2026-12-01T23:59:59Z"))
  }

  @Test func anEmptyFileSaysWhatItNeeds() {
    let (_, diagnostics) = RubricReader.read("", file: "bake-off.yml")
    #expect(diagnostics.map(\.message) == ["The assignment file is empty."])
  }

  /// The repository's own file is such a one.
  @Test func theSecretThatEverybodyKnowsIsWarnedOf() throws {
    let file = SandboxedTests.ReferenceTests.folder.appendingPathComponent("bake-off.yml")
    let text = try String(contentsOf: file, encoding: .utf8)
    let (_, diagnostics) = RubricReader.read(text, file: "bake-off.yml")
    #expect(diagnostics.count == 1)
    #expect(
      diagnostics.first?.rendered(color: false) == """
        bake-off.yml:5:9: warning: The secret is the one that stands in Lectern's repository, so students can know the order of the pixels and the hidden inputs.
        secret: change-this-before-grading-a-class
                ^
        help: Put another one in its place before you grade a class, for instance from 'openssl rand -hex 16'.
        """)
    #expect(RubricReader.read(FixtureNotebook.rubric, file: "x.yml").1.isEmpty)
  }

  /// Clusters and containers take a bare number for megabytes.
  @Test func memoryWithoutAUnitIsTold() {
    let (_, found) = RubricReader.read("limits: { memory: 2048 }\n", file: "a.yml")
    #expect(found.contains { $0.message == "'memory' is 2048 bytes, in which no notebook runs." })
  }

  /// The keys that editors offer are those that the reader names when it does not know one.
  @Test(arguments: ["", "late", "data", "training", "limits", "control", "evidence", "tolerances"])
  func everyKeyIsOffered(_ section: String) throws {
    let text = section.isEmpty ? "zzzzzz: 1\n" : "\(section): { zzzzzz: 1 }\n"
    let (_, found) = RubricReader.read(text, file: "a.yml")
    let known = try #require(found.first { $0.message.contains("'zzzzzz'") }?.help)
    let offered = RubricReader.keys(below: section.isEmpty ? [] : [section]).map(\.name)
    #expect(known == "Known: \(offered.joined(separator: ", ")).")
  }
}
