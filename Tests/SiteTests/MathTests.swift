import Files
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

  /// A browser would end a line between a formula and its comma.
  @Test(.enabled(if: isInstalled, "needs KaTeX")) func whatTouchesAFormulaStaysWithIt() throws {
    var course = SmallCourse(files: ["a.md": "# A\n\nThe $n$-th of ($a$, $b$), or $c$ and *$d$*, $e$.\n"])
    course.math = MathTypesetter(cacheFolder: nil)
    let page = try #require(course.build().pages.first { $0.path == "a.html" }).text
    #expect(page.components(separatedBy: "\u{2060}").count == 1 + 5)
    #expect(page.contains("(\u{2060}<span class=\"katex\"") && page.contains("</span>\u{2060}-th"))
    #expect(
      page.contains("</span>\u{2060}, ") && page.contains("</span> and")
        && page.contains("</span>\u{2060}.</p>"))
  }

  @Test(.enabled(if: isInstalled, "needs KaTeX")) func faultsHaveTheirPosition() throws {
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

  /// A node that never answers costs the build its limit once, and is a sentence at the first formula.
  @Test(.enabled(if: isInstalled, "needs KaTeX")) func aStuckNodeEnds() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("stuck-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let node = folder.appendingPathComponent("node")
    try Data("#!/bin/sh\nexec sleep 1000\n".utf8).write(to: node)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: node.path)
    var course = SmallCourse(files: ["a.md": "# A\n\nText $b$ and $c$.\n"])
    course.math = MathTypesetter(cacheFolder: nil, seconds: 0.5, searchPath: SearchPath(folder.path))
    let messages = try course.build().diagnostics.map { $0.rendered(color: false) }
    #expect(messages.count == 2)
    #expect(
      messages.first == """
        a.md:3:7: error: This formula cannot be set: node did not answer within 0.5 s.
        Text $b$ and $c$.
              ^
        help: Check that `node --version` works and `apt-get install katex libjs-katex` has gone through.
        """)
  }

  /// MathJax lets it; KaTeX has an `\\R` of its own.
  @Test(.enabled(if: isInstalled, "needs KaTeX")) func aFormulaMayDefineAgainWhatThereIs() throws {
    let typesetter = MathTypesetter(cacheFolder: nil)
    let tex = "\\newcommand{\\R}{\\mathbb{R}}\\newcommand\\N{\\mathrm{N}} \\R \\N"
    let html = try typesetter.typeset(Formula(tex: tex, isDisplayed: true)).get()
    #expect(html.contains("<mi mathvariant=\"normal\">N</mi>"), "\(html)")
    let fault = typesetter.typeset(Formula(tex: "\\newcommand{\\R}{\\what}\\R", isDisplayed: true))
    #expect(throws: FormulaFault.self) { try fault.get() }
  }

  /// Notebooks that were written for MathJax use what it knows; a course may mean something else by it.
  @Test(.enabled(if: isInstalled, "needs KaTeX")) func whatMathJaxKnowsIsSet() throws {
    let typesetter = MathTypesetter(cacheFolder: nil)
    let tex = "\\mbox{if } x \\ensuremath{y} \\mathds{1} \\nicefrac{1}{2} \\sfrac{3}{4}"
    let html = try typesetter.typeset(Formula(tex: tex, isDisplayed: false)).get()
    #expect(html.contains("if") && html.contains("<math"))
    var own = Formula(tex: "\\mbox{a}", isDisplayed: false)
    own.macros = [MathMacro(name: "\\mbox", expansion: "\\mathrm{own}", position: nil)]
    #expect(try typesetter.typeset(own).get().contains("own"))
  }

  @Test(.enabled(if: isInstalled, "needs KaTeX")) func macrosOfTheCourseAreSet() throws {
    var course = SmallCourse(files: [
      "course.yml": "macros:\n  \\R: \\mathbb{R}\n  \\norm: '\\lVert #1 \\rVert_{\\R}'\n",
      "a.md": "# A\n\nText $\\norm{x}$.\n",
    ])
    course.math = MathTypesetter(cacheFolder: nil)
    let built = try course.build()
    #expect(built.diagnostics == [])
    #expect(
      built.pages.first { $0.path == "a.html" }?.text.contains("<mi mathvariant=\"double-struck\">R</mi>")
        == true)
  }

  /// A fault in a macro is one of the course file, and the formula is where it shows.
  @Test(.enabled(if: isInstalled, "needs KaTeX")) func faultsOfMacrosAreTold() throws {
    var course = SmallCourse(files: [
      "course.yml": "macros:\n  \\norm: '\\lefft\\lVert #1 \\rVert'\n",
      "a.md": "# A\n\nText $a + \\norm{x}$.\n",
    ])
    course.math = MathTypesetter(cacheFolder: nil)
    let messages = try course.build().diagnostics.map { $0.rendered(color: false) }
    #expect(
      messages == [
        """
        a.md:3:7: error: This formula cannot be set: Undefined control sequence: \\lefft, in the macro '\\norm'.
        Text $a + \\norm{x}$.
              ^
        help: Correct it in course.yml, line 2.
        """
      ])
  }

  /// A formula depends on the macros that it uses, also through one another, and on no other.
  @Test func aFormulaKnowsItsMacros() {
    let macros = [("\\a", "\\b x"), ("\\b", "y"), ("\\c", "z")].map {
      MathMacro(name: $0.0, expansion: $0.1, position: nil)
    }
    #expect(
      Formula(tex: "\\a + \\alpha", isDisplayed: false, macros: macros).macros.map(\.name) == ["\\a", "\\b"])
  }
}
