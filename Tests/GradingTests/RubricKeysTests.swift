import Courses
import Notebooks
import Testing

@testable import Grading

/// What the reference says of the keys of an assignment's file is so.
struct RubricKeysTests {
  static let paths: [[String]] = [
    [], ["late"], ["data"], ["training"], ["limits"], ["control"], ["evidence"], ["tolerances"],
  ]
  private static let needed = [
    "assignment": "a", "secret": "0123456789abcdef",
    "criteria": "[{ id: written, judge: manual, points: 5 }]",
  ]

  /// An assignment with one key besides those that each needs.
  private func read(_ path: [String], _ name: String, _ value: String) -> (Rubric, [Diagnostic]) {
    var lines = Self.needed
    if path.isEmpty { lines[name] = value } else { lines[path[0]] = "{ \(name): \(value) }" }
    let text = lines.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)\n" }.joined()
    var (rubric, diagnostics) = RubricReader.read(text, file: "a.yml") { _ in
      "```{swift}\n//| label: sums\n1\n```\n"
    }
    rubric.digest = ""
    return (rubric, diagnostics)
  }

  @Test(arguments: paths) func examplesAreRead(_ path: [String]) {
    let plain = read([], "assignment", "a").0
    for key in SettingsKind.rubric.keys(path) {
      let (rubric, diagnostics) = read(path, key.name, key.example)
      #expect(diagnostics == [], "\(path) \(key.name)")
      #expect(rubric != plain, "\(path) \(key.name) says nothing")
    }
  }

  @Test(arguments: paths) func whatHoldsAnywayChangesNothing(_ path: [String]) {
    let plain = read([], "assignment", "a").0
    for key in SettingsKind.rubric.keys(path) {
      guard let standard = key.standard else { continue }
      let (rubric, diagnostics) = read(path, key.name, standard)
      #expect(diagnostics == [], "\(path) \(key.name)")
      #expect(rubric == plain, "\(path) \(key.name)")
    }
  }

  @Test func aCriterionOfTheExamplesIsRead() throws {
    let pairs = SettingsKind.rubric.keys(["criteria"]).map { "\($0.name): \($0.example)" }
    let (rubric, diagnostics) = read([], "criteria", "[{ \(pairs.joined(separator: ", ")) }]")
    #expect(diagnostics == [])
    #expect(try #require(rubric.criteria.first).rules == ["series": 14, "axes": 3, "legend": 3])
  }
}
