import Courses
import Dates
import Foundation
import Notebooks
import Testing

/// `check` and `build` have one list of checks: over courses put together at random from what is right and what is
/// wrong, both find the same errors, and a course that one passes the other passes.
@Suite struct AgreementTests {
  /// Pieces of chapters; each of the wrong ones is wrong in another stage: text, tree, references, files, formulas,
  /// citations, rules.
  private static let pieces = [
    "Words and $x^2$.", "> [!NOTE]\n> x", "| a | b |\n|---|---|\n| 1 | 2 |", "See [@one].", "[self](a.md)",
    "## Part {#sec-part}", "$$\nx\n$$ {#eq-x}", "![What](there.png)", "Term[^1].\n\n[^1]: Note.",
    "![What](none.png)", "[A file](none.pdf)", "[Gone](gone.md)", "See @fig-none.", "$\\nonsense$",
    "See [@nobody].", "{{< include none.md >}}", "> [!WARNNG]\n> x", "```{swift}\n//| evil: true\n1\n```",
    "#### Too deep", "![](there.png)", "[B](b.md)", "[C](c.md)", "See @sec-part.", "::: {#exr-x}\nx",
    "See @sec-later.", "```{swift}\n//| label: fig-a\n//| eval: false\n1\n```", "[x](#nowhere)",
  ]
  private static let configurations = [
    "title: T\n", "title: T\nbibliography: w.bib\n", "titel: T\n", "bibliography: none.bib\n",
    "bibliography: w.bib\ncheck: { heading-levels: error, unused-works: warning }\n",
    "check: { alternative-text: error }\n", "chapters: [a.md]\n", "chapters: [a.md, none.md]\n",
    "csl: ieee.csl\n", "solutions: hide\n", "theme: nowhere\n", "check: { nothing: error }\n",
  ]

  private struct Dice: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ (state >> 33)
    }
  }

  private static func course(_ seed: Int) -> [String: String] {
    var dice = Dice(state: UInt64(seed) &* 0x9E37_79B9_7F4A_7C15)
    func chapter(_ title: String, _ front: String = "") -> String {
      let count = Int.random(in: 0...3, using: &dice)
      let body = (0..<count).map { _ in pieces.randomElement(using: &dice) ?? "" }
      return front + (["# \(title)"] + body).joined(separator: "\n\n") + "\n"
    }
    let front = ["", "---\nformat: html\n---\n\n", "---\ndescription: D\n---\n\n"].randomElement(using: &dice)
    return [
      "a.md": chapter("A"), "b.md": chapter("B", front ?? ""), "there.png": "x",
      "w.bib": "@book{one, title={One}, author={A. B}, year=2001}\n",
      "course.yml": configurations.randomElement(using: &dice) ?? "",
    ]
  }

  /// What both say, or that neither begins, as words.
  private func found(_ run: () throws -> [Diagnostic]) -> Set<String> {
    do {
      return Set(try run().filter { $0.severity == .error }.map { $0.rendered(color: false) })
    } catch {
      return ["thrown: \(error)"]
    }
  }

  @Test(arguments: 1...24) func bothFindTheSameErrors(_ seed: Int) throws {
    let files = Self.course(seed)
    let course = try CourseFixture(files)
    defer { course.remove() }
    let check = found {
      try WholeCheck(
        paths: [course.folder.path], today: course.day, installation: CourseFixture.installation
      ).diagnostics
    }
    let build = found {
      let built = try course.build()
      return built.build.courseDiagnostics + built.build.ruleFindings
        + built.reports.flatMap(\.diagnostics)
    }
    #expect(check == build, "\(files)")
  }

  /// What is held back can be wrong for readers to come; what a build refuses today, a check refuses too.
  @Test(arguments: 25...40) func aBuildRefusesNothingThatACheckPasses(_ seed: Int) throws {
    var files = Self.course(seed)
    let held = seed.isMultiple(of: 2) ? "draft: true" : "release: 2999-01-01"
    files["c.md"] = "---\n\(held)\n---\n\n# C\n\n## Later {#sec-later}\n\n![What](none.png)\n"
    if let text = files["course.yml"] { files["course.yml"] = text.replacing("[a.md]", with: "[a.md, c.md]") }
    let course = try CourseFixture(files)
    defer { course.remove() }
    let check = found {
      try WholeCheck(
        paths: [course.folder.path], today: course.day, installation: CourseFixture.installation
      ).diagnostics
    }
    let build = found {
      let built = try course.build()
      return built.build.courseDiagnostics + built.build.ruleFindings
        + built.reports.flatMap(\.diagnostics)
    }
    #expect(build.subtracting(check).isEmpty, "\(files)")
  }
}
