import Testing

@testable import Notebooks
@testable import Site

@Suite struct CourseCheckTests {
  private func findings(_ rules: [String: CourseConfiguration.RuleLevel]) throws -> [String] {
    let text = "# A\n\n### B\n\n![](a.png) [@used]\n\n```{swift}\n//| label: foo-a\n1\n```\n"
    let (notebook, _) = try NotebookParser(read: { _ in text }).parse(file: "a.md", root: "")
    var configuration = CourseConfiguration()
    configuration.rules = rules
    var bibliography = Bibliography()
    bibliography.add(file: "w.bib", text: "@book{used, title={A}}\n@book{unused, title={B}}\n")
    return CourseCheck(configuration).findings(in: [notebook], bibliography: bibliography).map { diagnostic in
      let place = diagnostic.position.map { "\($0): " } ?? ""
      return "\(place)\(diagnostic.severity.rawValue): \(diagnostic.message)"
    }
  }

  @Test func everyRuleFindsItsFault() throws {
    #expect(
      try findings([:]) == [
        "a.md:3:1: warning: This heading skips from level 1 to level 3.",
        "a.md:5:1: warning: The image 'a.png' has no alternative text.",
        "a.md:8:5: warning: The label 'foo-a' has no known prefix, so nothing is numbered by it.",
        "w.bib:2:1: error: The work 'unused' is cited nowhere.",
      ])
  }

  @Test func rulesCanBeTurnedDown() throws {
    #expect(
      try findings([
        "heading-levels": .off, "alternative-text": .error, "label-prefix": .off, "unused-works": .off,
        "heading": .off,
      ]) == [
        "error: There is no rule 'heading' for 'check' in course.yml.",
        "a.md:5:1: error: The image 'a.png' has no alternative text.",
      ])
  }
}
