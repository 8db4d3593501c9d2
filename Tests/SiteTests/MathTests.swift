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
}
