import Dates
import Foundation
import Notebooks
import Site
import Testing

@testable import Courses

/// Where names are written, and what renaming one writes.
@Suite struct NamingTests {
  private static let first = """
    ---
    title: One
    ---

    # Start {#sec-start}

    See @fig-owl, [-@fig-owl] and [@fig-owl; @fig-owl-b]; also [it](#fig-owl), [there](two.md#tbl-x) and @eq-sum.

    ```{swift}
    //| label: fig-owl
    //| fig-cap: An owl.
    1
    ```

    $$ a + b $$ {#eq-sum}

    ::: {#exr-one}
    Count, as @sec-start says. <a href="#fig-owl">Owl</a>
    :::

    ::: {#sol-one}
    By @exr-one: `@fig-owl` is code.
    :::
    """
  private static let second = """
    ---
    title: Two
    ---

    Again @fig-owl.

    | a |
    |---|
    | 1 |

    : Numbers. {#tbl-x}

    ![Other](o.png){#fig-owl-b}

    A [bird]{.term} and [two]{.term of="bird"}.

    ::: {.glossary}
    bird
    : It flies.
    :::
    """

  private func build() throws -> (CourseFixture, CourseBuild) {
    let course = try CourseFixture(["one.md": Self.first, "two.md": Self.second, "o.png": "x"])
    return (
      course,
      try CourseBuild(
        CourseBuild.Request(
          paths: [course.folder.path], runsNothing: true, writesNothing: true, solutions: .show,
          day: CivilDate(year: 2026, month: 1, day: 1)), installation: CourseFixture.installation)
    )
  }

  /// Lines and columns are those of the text.
  @Test func everyOccurrenceHoldsItsName() throws {
    let (course, build) = try build()
    defer { course.remove() }
    var count = 0
    for chapter in build.chapters {
      let lines = try #require(chapter.notebook.sources[0].text).split(
        separator: "\n", omittingEmptySubsequences: false)
      for occurrence in chapter.notebook.nameOccurrences {
        let line = Array(lines[occurrence.start.line - 1].utf8)
        let from = occurrence.start.column - 1
        #expect(String(decoding: line[from..<(from + occurrence.length)], as: UTF8.self) == occurrence.name)
        count += 1
      }
    }
    #expect(count == 20)
    #expect(build.occurrences(of: "fig-owl").map(\.start.line) == [7, 7, 7, 7, 10, 18, 5])
    #expect(build.occurrences(of: "bird").map(\.kind) == [.term, .term])
    #expect(build.occurrences(of: "tbl-x").map(\.kind) == [.link, .label])
  }

  @Test(arguments: [
    ("fig-owl", "fig-bird", 7), ("fig-owl-b", "fig-other", 2), ("tbl-x", "tbl-y", 2),
    ("eq-sum", "eq-total", 2),
    ("sec-start", "sec-begin", 2), ("exr-one", "exr-two", 3), ("sol-one", "sol-two", 3),
  ])
  func renaming(_ old: String, _ new: String, _ count: Int) throws {
    let (course, build) = try build()
    defer { course.remove() }
    let changes = try build.renaming(old, to: new)
    #expect(changes.count == count, "\(changes)")
    #expect(Set(changes.map(\.start)).count == count)
  }

  @Test(arguments: [
    ("fig-owl", "owl", "'owl' would not be numbered as 'fig-owl' is. Begin it with 'fig-'."),
    ("fig-owl", "fig-owl-b", "There is a label 'fig-owl-b' already. Take another name."),
    (
      "fig-owl", "fig owl",
      "'fig owl' is no label. A label is a letter followed by letters, digits and dashes, such as fig-flow."
    ),
    (
      "knuth84", "knuth",
      "'knuth84' is no label of this course. Labels can be renamed, works are named by their bibliography."
    ),
  ])
  func refused(_ old: String, _ new: String, _ sentence: String) throws {
    let (course, build) = try build()
    defer { course.remove() }
    #expect(throws: NamingFault(message: sentence)) { try build.renaming(old, to: new) }
  }
}

/// What would mend a fault.
@Suite struct RemedyTests {
  private func mended(
    _ line: String, _ message: String, _ help: String, rule: CheckRule? = nil, wanted: String? = nil,
    column: Int = 1
  ) -> String? {
    var diagnostic = Diagnostic(
      at: SourcePosition(file: "a.md", line: 1, column: column), message, help: help)
    (diagnostic.rule, diagnostic.wanted) = (rule?.rawValue, wanted)
    guard let change = diagnostic.remedy(line: line)?.changes.first else { return nil }
    var bytes = Array(line.utf8)
    let from = change.start.column - 1
    bytes.replaceSubrange(from..<(from + change.length), with: Array(change.text.utf8))
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test func faultsOfALine() {
    #expect(
      mended("//| fig-cpa: é", "There is no cell option 'fig-cpa'.", "Did you mean 'fig-cap'?", column: 5)
        == "//| fig-cap: é")
    #expect(
      mended(
        "é ![](o.png)", "The image 'o.png' has no alternative text.", "Write it.", rule: .alternativeText,
        column: 4)
        == "é ![what is to be seen](o.png)")
    #expect(
      mended("#### Deep", "This heading skips.", "Say less.", rule: .headingLevels, wanted: "##") == "## Deep"
    )
    #expect(
      mended(
        "A [brid]{.term}.", "The glossary does not explain 'brid'.", "Did you mean `of=\"bird\"`?", column: 3)
        == "A [brid]{.term of=\"bird\"}.")
    #expect(
      mended(
        "A [x]{.term of=\"brid\"}.", "The glossary does not explain 'brid'.", "Did you mean `of=\"bird\"`?",
        column: 3)
        == "A [x]{.term of=\"bird\"}.")
    #expect(mended("text", "Something else is wrong.", "Think.") == nil)
  }

  @Test(
    arguments: [
      ("chapters: [a.md, b.md]\n", "chapters: [a.md, b.md, c.md]\n"),
      ("chapters: []\n", "chapters: [c.md]\n"),
      (
        "chapters: [a.md,\n  { part: P, chapters: [b.md] } ]\n",
        "chapters: [a.md,\n  { part: P, chapters: [b.md] }, c.md ]\n"
      ),
      ("chapters:\n  - a.md\n  - b.md\noutput: x\n", "chapters:\n  - a.md\n  - b.md\n  - c.md\noutput: x\n"),
      (
        "chapters:\n- a.md\n- part: P\n  chapters: [b.md]\n",
        "chapters:\n- a.md\n- part: P\n  chapters: [b.md]\n- c.md\n"
      ),
      ("title: None\n", nil),
    ] as [(String, String?)])
  func listing(_ text: String, _ expected: String?) {
    let change = CourseConfiguration.listing("c.md", in: text, file: "course.yml")?.changes.first
    guard let change, let expected else {
      #expect(change == nil && expected == nil)
      return
    }
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let line = lines[change.start.line - 1]
    let split = line.index(line.startIndex, offsetBy: change.start.column - 1)
    lines[change.start.line - 1] = line[..<split] + change.text + line[split...]
    #expect(lines.joined(separator: "\n") == expected)
  }
}

/// The keys that editors offer are those that the readers know.
@Suite struct SettingsKindTests {
  @Test func everyKeyOfACourseIsOffered() {
    #expect(SettingsKind.course.keys([]).map(\.name).sorted() == CourseConfiguration.keys.sorted())
    for section in ["theme", "data", "store", "publish", "check", "execute"] {
      let (_, found) = CourseConfiguration.read(file: "course.yml", text: "\(section): { zzz: 1 }\n")
      for key in SettingsKind.course.keys([section]) {
        #expect(found.first?.help?.contains(key.name) == true, "\(section): \(found)")
      }
    }
  }

  @Test func everyOptionSaysWhatItIs() {
    #expect(OptionReader.keys.map(\.name).sorted() == OptionReader.names.sorted())
  }
}
