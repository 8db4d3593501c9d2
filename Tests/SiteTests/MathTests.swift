import Foundation
import Testing

@testable import Notebooks
@testable import Site

@Suite struct MathTests {
  static let isInstalled = MathTypesetter.stylesFolder != nil

  @Test(.enabled(if: isInstalled, "needs KaTeX")) func formulasAreHTMLAndMathML() throws {
    let html = try MathTypesetter(cacheFolder: nil).typeset(Formula(tex: "a^2", isDisplayed: false)).get()
    #expect(html.contains("<math"))
    #expect(html.contains("katex-html"))
  }

  @Test(.enabled(if: isInstalled, "needs KaTeX")) func faultsHaveTheirPlace() throws {
    var course = SmallCourse(files: ["a.md": "# A\n\nText $b$.\n\n$$\nx +\n\\unknown{y}\n$$\n"])
    course.math = MathTypesetter(cacheFolder: nil)
    let messages = try course.build().diagnostics.map { $0.rendered(color: false) }
    #expect(
      messages == [
        """
        a.md:7:1: error: This formula cannot be set: Undefined control sequence: \\unknown.
        \\unknown{y}
        ^
        help: Correct the TeX; KaTeX's list of functions says what there is.
        """
      ])
  }
}
