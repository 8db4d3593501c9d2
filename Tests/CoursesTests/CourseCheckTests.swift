import Testing

@testable import Courses
@testable import Notebooks
@testable import Site

@Suite struct CourseCheckTests {
  private func findings(_ rules: [CheckRule: CheckRule.Level]) throws -> [String] {
    let text = "# A\n\n### B\n\n![](a.png) [@used]\n\n```{swift}\n//| label: foo-a\n1\n```\n"
    let (notebook, _) = try NotebookParser(read: { _ in text }).parse(file: "a.md", root: "")
    var configuration = CourseConfiguration()
    configuration.rules = rules
    var bibliography = Bibliography()
    bibliography.add(
      file: "w.bib",
      text: """
        @book{used, title={A}, crossref={whole}}
        @book{unused, title={B}}
        @proceedings{whole, title={C}}
        """)
    return CourseCheck(configuration).findings(in: [notebook], bibliography: bibliography).map { diagnostic in
      let position = diagnostic.position.map { "\($0): " } ?? ""
      return "\(position)\(diagnostic.severity.rawValue): \(diagnostic.message)"
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

  @Test func heavyImagesAndUnusedTermsAreFound() throws {
    let text =
      "# A\n\n![one](big.png) ![two](small.png) ![three](https://example.org/big.png)\n\n"
      + "::: {.glossary}\nepoch\n:   One pass.\n\nbatch\n:   Some of it.\n:::\n\nAn [epoch]{.term}.\n"
    let (notebook, _) = try NotebookParser(read: { _ in text }).parse(file: "c/a.md", root: "c")
    let check = CourseCheck(CourseConfiguration()) { ["c/big.png": 900_000, "c/small.png": 9000][$0] }
    #expect(
      check.findings(in: [notebook], bibliography: Bibliography()).map(\.message) == [
        "The image 'big.png' has 900 kB.", "The glossary explains 'batch', which no chapter refers to.",
      ])
  }

  /// Eighty Chinese characters are a title, and too many bytes for what is made of it.
  @Test func aNameThatIsTooLongForAPageIsTold() throws {
    func findings(_ name: String) throws -> [String] {
      let (notebook, _) = try NotebookParser(read: { _ in "# A\n" }).parse(file: name, root: "")
      return CourseCheck(CourseConfiguration()).findings(in: [notebook], bibliography: Bibliography())
        .map { $0.rendered(color: false) }
    }
    #expect(try findings(String(repeating: "学", count: 70) + ".md") == [])
    let told = try findings("part/" + String(repeating: "学", count: 80) + ".md")
    #expect(told.count == 1 && told[0].contains("has 243 bytes"), "\(told)")
  }

  /// What the page cites is no unused work, wherever it stands.
  @Test func captionsCiteToo() throws {
    let text =
      "# A\n\n```{swift}\n//| label: fig-a\n//| fig-cap: \"As in [@one]\"\n1\n```\n\n"
      + "```swift {#lst-a lst-cap=\"By @two\"}\nx\n```\n\n"
      + "```{dot}\n//| label: fig-b\n//| fig-cap: \"By @three\"\ndigraph {a}\n```\n"
    let (notebook, _) = try NotebookParser(read: { _ in text }).parse(file: "a.md", root: "")
    var bibliography = Bibliography()
    for key in ["one", "two", "three", "four"] {
      bibliography.add(file: "\(key).bib", text: "@book{\(key), title={T}}\n")
    }
    let found = CourseCheck(CourseConfiguration()).findings(in: [notebook], bibliography: bibliography)
    #expect(found.map(\.message) == ["The work 'four' is cited nowhere."])
  }

  /// What a cell prints is read when it has run; until then its text speaks for it.
  @Test func cellsCiteToo() throws {
    let text =
      "# A\n\n```{swift}\nprint(\"As [@one; @{two:2}] say\")\n```\n\n`{swift} Markdown(\"@three\")`\n"
    let (notebook, _) = try NotebookParser(read: { _ in text }).parse(file: "a.md", root: "")
    var bibliography = Bibliography()
    for key in ["one", "two:2", "three", "four", "thr"] {
      bibliography.add(file: "\(key).bib", text: "@book{\(key), title={T}}\n")
    }
    let found = CourseCheck(CourseConfiguration()).findings(in: [notebook], bibliography: bibliography)
    #expect(
      found.map(\.message) == ["The work 'four' is cited nowhere.", "The work 'thr' is cited nowhere."])
  }

  @Test func externalLinksAreAskedAfterOnce() throws {
    let text =
      "# A\n\n[a](https://example.org/a) [b](b.md) [c](https://example.org/a) <https://example.org/d>\n"
    let (notebook, _) = try NotebookParser(read: { _ in text }).parse(file: "a.md", root: "")
    #expect(
      CourseCheck.externalLinks(in: [notebook]).map(\.address) == [
        "https://example.org/a", "https://example.org/d",
      ])
    var configuration = CourseConfiguration()
    let position = SourcePosition(file: "a.md", line: 3, column: 1)
    let fault = CourseCheck(configuration).broken(
      "https://x", at: position, because: "the server answers 404")
    #expect(fault?.message == "The link to https://x does not work: the server answers 404.")
    configuration.rules = [.externalLinks: .off]
    #expect(CourseCheck(configuration).broken("https://x", at: position, because: "x") == nil)
  }

  @Test func rulesCanBeTurnedDown() throws {
    #expect(
      try findings([
        .headingLevels: .off, .alternativeText: .error, .labelPrefix: .off, .unusedWorks: .off,
      ]) == [
        "a.md:5:1: error: The image 'a.png' has no alternative text."
      ])
  }

  /// What is no rule is told where it stands, and the others hold.
  @Test func unknownRulesAreTold() {
    let (configuration, diagnostics) = CourseConfiguration.read(
      file: "course.yml", text: "title: A\ncheck:\n  heading-level: off\n  unused-works: warning\n")
    #expect(configuration.rules == [.unusedWorks: .warning])
    #expect(
      diagnostics.map { $0.rendered(color: false) } == [
        """
        course.yml:3:3: error: There is no rule 'heading-level' in 'check'.
          heading-level: off
          ^
        help: Did you mean 'heading-levels'?
        """
      ])
  }
}
