import Courses
import Notebooks
import Site
import Testing

/// `macros:` in the course file.
@Suite struct MacroTests {
  private func read(_ macros: String) -> (CourseConfiguration, [String]) {
    let (configuration, diagnostics) = CourseConfiguration.read(
      file: "course.yml", text: "title: A\nmacros:\n\(macros)")
    return (configuration, diagnostics.map { $0.rendered(color: false) })
  }

  @Test func areReadWithAndWithoutTheBackslash() {
    let (configuration, faults) = read(
      """
        \\R: \\mathbb{R}
        norm: '\\left\\lVert #1 \\right\\rVert'
        \\inner: "\\\\langle #1, #2 \\\\rangle"
      """)
    #expect(faults == [])
    #expect(configuration.macros.map(\.name) == ["\\R", "\\norm", "\\inner"])
    #expect(
      configuration.macros.map(\.expansion) == [
        "\\mathbb{R}", "\\left\\lVert #1 \\right\\rVert", "\\langle #1, #2 \\rangle",
      ])
    #expect(configuration.macros.map(\.position?.line) == [3, 4, 5])
  }

  @Test(arguments: [
    (
      "  \\R2: x\n",
      """
      course.yml:3:3: error: '\\R2' is no name of a command of TeX.
        \\R2: x
        ^
      help: Write a backslash and letters, such as `\\R`.
      """
    ),
    (
      "  \\norm: \\lVert #1 \\rVert\n",
      """
      course.yml:3:10: error: The macro '\\norm' ends before `#1 \\rVert`, since YAML takes ` #` for a comment.
        \\norm: \\lVert #1 \\rVert
               ^
      help: Put what stands for it in single quotes, such as `\\norm: '\\lVert #1 \\rVert'`.
      """
    ),
    (
      "  \\R: '\\mathbb{R'\n",
      """
      course.yml:3:7: error: The macro '\\R' leaves a brace open.
        \\R: '\\mathbb{R'
            ^
      help: Such as `\\R: '\\lVert #1 \\rVert'`.
      """
    ),
    (
      "  \\d: '\\frac{#2}{x}'\n",
      """
      course.yml:3:7: error: The macro '\\d' uses #2 and not #1.
        \\d: '\\frac{#2}{x}'
            ^
      help: Such as `\\d: '\\lVert #1 \\rVert'`.
      """
    ),
    (
      "  \\a: \\b\n  \\b: x\\a\n",
      """
      course.yml:3:3: error: The macro '\\a' stands for itself, so a formula that uses it would have no end.
        \\a: \\b
        ^
      help: Give it another name than what it is made of.
      """
    ),
    (
      "  \\R: x\n  R: y\n",
      """
      course.yml:4:3: error: The macro '\\R' is given twice.
        R: y
        ^
      help: Take one of the two out.
      """
    ),
  ])
  func faultsAreToldAtTheirPosition(_ macros: String, _ fault: String) {
    #expect(read(macros).1 == [fault])
  }

  @Test func aListIsRefused() {
    #expect(
      read("  - x\n").1 == [
        """
        course.yml:3:3: error: 'macros' is a list, which should be names of TeX with what stands for them.
          - x
          ^
        help: Write each on a line of its own below `macros:`, such as `\\R: '\\mathbb{R}'`.
        """
      ])
  }
}
