import Foundation
import TestSampling
import Testing

/// `lectern check` and `lectern build` agree on what is wrong.
@Suite(.inTurn) struct CheckAgreementTests {
  /// A course by its files, and how many of its faults both shall find.
  @Test(
    arguments: [
      (["a.md": "# A\n\nWords.\n"], true),
      (["a.md": "# A\n\n![What](none.png)\n"], false),
      (["a.md": "# A\n\n[A file](none.pdf)\n"], false),
      (["a.md": "# A\n\n[B](b.md)\n", "b.md": "---\ntitle: B\ndraft: true\n---\n"], false),
      (["a.md": "# A\n\n[B](b.md)\n", "b.md": "---\ntitle: B\nrelease: 2999-01-01\n---\n"], false),
      (
        ["a.md": "# A\n\nSee @sec-b.\n", "b.md": "---\ntitle: B\ndraft: true\n---\n\n## C {#sec-b}\n"], false
      ),
      (["b.md": "---\ntitle: B\ndraft: true\n---\n"], true),
      (["a.md": "# A\n\nSee @fig-none.\n"], false),
      (["a.md": "# A\n\n$\\nonsense$\n"], false),
      (["a.md": "# A\n", "course.yml": "bibliography: none.bib\n"], false),
      (["a.md": "# A\n", "course.yml": "bibliography: w.bib\n", "w.bib": "@book{b, title={B}}\n"], false),
      (
        [
          "a.md": "# A\n\nSee [@b].\n", "course.yml": "bibliography: w.bib\n",
          "w.bib": "@book{b, title={B}}\n",
        ], true
      ),
      (["a.md": "# A\n\n![What](assets/lectern.css)\n", "assets/lectern.css": "x"], false),
      (["a.md": "---\nformat: html\n---\n\n> [!WARNNG]\n> x\n"], true),
      (["a.md": "# A\n\n{{< include none.md >}}\n"], false),
      (["a.md": "# A\n", "course.yml": "titel: x\n"], false),
      (
        ["a.md": "# A\n", "course.yml": "check: { heading-levels: error }\n", "b.md": "# B\n\n#### C\n"],
        false
      ),
    ] as [([String: String], Bool)]) func onAll(_ files: [String: String], _ isRight: Bool) throws
  {
    let program = try Program()
    defer { program.remove() }
    for (name, text) in files { try program.write("c/\(name)", text) }
    let check = try program.lectern("check", "c")
    let build = try program.lectern("build", "c")
    #expect(check.status == (isRight ? 0 : 1), "\(files): \(check.errors)")
    #expect(build.status == check.status, "\(files): \(build.errors)")
  }
}
