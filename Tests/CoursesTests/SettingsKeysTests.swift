import Courses
import Notebooks
import Testing

@testable import Site

/// What the reference says of the keys of course.yml is so: examples are read, and what holds when nothing is said
/// changes nothing when it is said.
@Suite struct SettingsKeysTests {
  static let paths: [[String]] = [[], ["theme"], ["data"], ["store"], ["publish"], ["check"]]

  private func text(_ path: [String], _ key: String, _ value: String) -> String {
    // A remote is that of a branch.
    if path == ["publish"], key == "remote" { return "publish: { branch: pages, remote: \(value) }\n" }
    return path.isEmpty ? "\(key): \(value)\n" : "\(path[0]):\n  \(key): \(value)\n"
  }

  @Test(arguments: paths) func examplesAreRead(_ path: [String]) {
    for key in SettingsKind.course.keys(path) {
      let (configuration, diagnostics) = CourseConfiguration.read(
        file: "course.yml", text: text(path, key.name, key.example))
      #expect(diagnostics == [], "\(path) \(key.name)")
      #expect(configuration != CourseConfiguration(), "\(path) \(key.name) says nothing")
    }
  }

  @Test(arguments: paths) func whatHoldsAnywayChangesNothing(_ path: [String]) {
    for key in SettingsKind.course.keys(path) {
      guard let standard = key.standard else { continue }
      var (configuration, diagnostics) = CourseConfiguration.read(
        file: "course.yml", text: text(path, key.name, standard))
      #expect(diagnostics == [], "\(path) \(key.name)")
      for (rule, level) in configuration.rules {
        #expect(level == rule.level)
        configuration.rules[rule] = nil
      }
      #expect(configuration == CourseConfiguration(), "\(path) \(key.name)")
    }
  }

  @Test func everyKeyIsThere() {
    #expect(Set(SettingsKind.course.keys([]).map(\.name)) == Set(CourseConfiguration.keys))
  }
}
