import Testing

@testable import Notebooks

/// Keys that have a meaning in other tools and none here.
@Suite struct ForeignKeysTests {
  @Test func keysOfQuartoAreWarnedOf() throws {
    let (notebook, found) = try parse(
      "---\ntitle: T\nformat: html\nauthor:\n  - name: Ada\n  - name: { given: Kurt, family: G }\ncsl: ieee.csl\ntitel: x\n---\n\n```{swift}\n//| fig-pos: h\n1\n```\n"
    )
    #expect(notebook.frontMatter.authors == ["Ada", "Kurt G"])
    #expect(found.map(\.severity) == [.warning, .warning, .error, .warning])
    #expect(found.map { $0.position?.line } == [3, 7, 8, 12])
  }

  /// Other programs' keys are warned of, never refused.
  @Test(arguments: [
    "output: html_document", "layout: post", "weight: 3", "sidebar_position: 1", "cssclasses: [a]",
  ])
  func keysOfOtherPrograms(_ key: String) throws {
    let (_, diagnostics) = try parse("---\ntitle: A\n\(key)\n---\n\nText.\n")
    #expect(diagnostics.map(\.severity) == [.warning])
  }
}
