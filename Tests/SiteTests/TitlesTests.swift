import Foundation
import Testing

@testable import Notebooks
@testable import Site

/// Headings that are titles of a statement or a tab, beside headings that are sections.
@Suite struct TitlesTests {
  private func page(_ text: String) throws -> (text: String, index: CourseIndex) {
    let built = try SmallCourse(files: ["a.md": "# A\n\n" + text]).build()
    #expect(built.diagnostics.isEmpty, "\(built.diagnostics)")
    return (try #require(built.pages.first { $0.path == "a.html" }).text, built.index)
  }

  @Test func theFirstHeadingIsTheStatementsName() throws {
    let (page, index) = try page(
      "::: {#thm-x}\n\n## Line {.unnumbered}\n\nText.\n:::\n\nSee -@thm-x.\n\n## B\n")
    #expect(page.contains("Theorem\u{A0}1.1</span> <span class=\"statement-name\">Line</span>"))
    #expect(page.contains(##"See <a class="reference" href="#thm-x">1.1</a>."##))
    #expect(index.outlines[0].sections.map(\.identifier) == ["b"])
    #expect(page.contains(#"<h2 id="b">"#))
  }

  /// Each heading is shown once, under its own address.
  @Test(arguments: [
    ("::: {#thm-x name=\"N\"}\n## Other\nText.\n:::\n\n## Sub\n", ["other", "sub"]),
    ("::: {#exr-x}\n## Name\n\n### Part\n\nText.\n:::\n\n## Sub\n", ["part", "sub"]),
    ("::: {#thm-x}\nText.\n\n### Late\n:::\n\n## Sub\n", ["late", "sub"]),
    ("::: {.panel-tabset}\n## One\n\n### Deep\n\nx\n\n## Two\ny\n:::\n\n## Sub\n", ["deep", "sub"]),
    ("Text[^a].\n\n## Sub\n\n[^a]: Note\n\n    ## Within\n", ["sub"]),
  ])
  func noHeadingIsLost(_ text: String, _ identifiers: [String]) throws {
    let (page, index) = try page(text)
    #expect(index.outlines[0].sections.map(\.identifier) == identifiers)
    for section in index.outlines[0].sections {
      let title = section.title.plainText
      let shown = try #require(
        page.firstMatch(of: try Regex("<h(\\d) id=\"\(section.identifier)\">.*?</h\\1>")))
      #expect(page[shown.range].contains(title))
    }
    for match in text.matches(of: /#+ (\w+)/) { #expect(page.contains(match.1), "\(match.1)") }
  }

  @Test func whatStandsAboveTheTabsIsShown() throws {
    let (page, _) = try page("::: {.panel-tabset}\nBefore.\n\n## One\nx\n:::\n")
    #expect(page.contains("<p>Before.</p>\n<div class=\"tabset\">"))
  }

  /// Quarto begins a sentence so.
  @Test func aReferenceMayBeginWithACapital() throws {
    let (page, _) = try page("@Thm-x and [-@Thm-x].\n\n::: {#thm-x}\nText.\n:::\n")
    #expect(page.contains(##"href="#thm-x">Theorem"##) && page.contains(##"href="#thm-x">1.1</a>"##))
  }

  @Test func aLabelWithACapitalIsHelped() throws {
    let built = try SmallCourse(files: ["a.md": "# A\n\n::: {#Thm-x}\nText.\n:::\n\nSee @Thm-x.\n"]).build()
    #expect(built.diagnostics.map(\.message) == ["'Thm-x' is no label: its prefix has capitals."])
    #expect(
      built.diagnostics.first?.help
        == "Did you mean 'thm-x'? Write it so where the label is given, and `@thm-x` here.")
    #expect(built.diagnostics.first?.position?.line == 7)
  }

  @Test func boxesOfTasksHaveANameForEverybody() throws {
    let (page, _) = try page("- [ ] one *a*\n- [x] two `b`\n  more\n- [x] $x$ \"q\"\n- ordinary\n")
    let labels = page.matches(of: /<input type="checkbox"[^>]* aria-label="([^"]*)"/).map { String($0.1) }
    #expect(labels == ["one a", "two b more", "x &quot;q&quot;"])
  }
}
