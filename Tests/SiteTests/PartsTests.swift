import Foundation
import Importing
import Testing

@testable import Notebooks
@testable import Site

/// Figures made of several parts, and cells that stand inside of other blocks.
@Suite struct PartsTests {
  @Test func partsOfAFigureHaveLetters() throws {
    let built = try SmallCourse(files: [
      "a.md": """
      # A

      ![First](first.png){#fig-first}

      ::: {#fig-pets layout="[[1,1],[1]]"}
      ![](cow.png){#fig-cow fig-alt="A cow"}
      ![A *cat*](cat.png){#fig-cat}

      ![A dog](dog.png)

      Pets.
      :::

      See @fig-pets, @fig-cow, [-@fig-cat] and @fig-last.

      ![Last](last.png){#fig-last}

      """
    ]).build()
    #expect(built.diagnostics.isEmpty, "\(built.diagnostics)")
    let page = try #require(built.pages.first { $0.path == "a.html" }).text
    #expect(page.contains(">Figure\u{A0}1.2</a>, "))
    #expect(
      page.contains(
        ##"href="#fig-cow">Figure\##u{A0}1.2a</a>, <a class="reference" href="#fig-cat">1.2b</a>"##))
    #expect(page.contains(##"href="#fig-last">Figure\##u{A0}1.3</a>"##))
    #expect(page.contains(#"<div class="grid" style="--columns: 2">"#))
    #expect(page.contains(#"<figure class="panel fig" id="fig-cow">"#))
    #expect(page.contains("<figcaption>(a)</figcaption>"))
    #expect(page.contains("<figcaption>(b) A <em>cat</em></figcaption>"))
    #expect(page.contains("Figure\u{A0}1.2</span> Pets.</figcaption>"))
  }

  @Test func oneReadingTimeForAChapter() throws {
    let words = String(repeating: "word ", count: 400)
    func eyebrow(_ key: String) throws -> String {
      let built = try SmallCourse(files: ["a.md": "---\ntitle: A\n\(key)---\n\n\(words)\n"]).build()
      #expect(built.diagnostics.isEmpty, "\(built.diagnostics)")
      let page = try #require(built.pages.first { $0.path == "a.html" }).text
      return String(try #require(page.firstMatch(of: /<p class="eyebrow">(.*)<\/p>/)).1)
    }
    #expect(try eyebrow("") == #"Chapter 1<span class="minutes"> · 2 min read</span>"#)
    #expect(try eyebrow("reading-time: 45\n") == #"Chapter 1<span class="minutes"> · 45 min read</span>"#)
    #expect(try eyebrow("reading-time: an hour\n") == #"Chapter 1<span class="minutes"> · an hour</span>"#)
    #expect(try eyebrow("reading-time: false\n") == "Chapter 1")
  }

  @Test func theCoursesNameLeadsToTheTopOfTheFirstPage() throws {
    let built = try SmallCourse(files: [
      "course.yml": "title: T\nsubtitle: Said once\n", "index.md": "# A\n", "b.md": "# B\n",
    ]).build()
    let front = try #require(built.pages.first { $0.path == "index.html" }).text
    #expect(front.contains(##"<a class="bar-title" href="#_top">"##))
    #expect(front.ranges(of: "Said once").count == 1)
    let other = try #require(built.pages.first { $0.path == "b.html" }).text
    #expect(other.contains(#"<a class="bar-title" href="index.html">"#) && !other.contains("Said once"))
  }

  @Test(arguments: [
    "> Words.\n>\n> ```{swift}\n> let a = 1\n>\n> a\n> ```\n> More.\n",
    "> Words.\n\n> ```{swift}\n> 1\n> ```\n\n> More.\n", "- ```{swift}\n  1\n  ```\n- two\n",
    "1. > - ```{swift}\n   >   1\n   >   ```\n", "- a\n\n  ```{swift}\n  1\n  ```\n\n  b\n",
    "> [!NOTE]\n> ```{swift}\n> 1\n> ```\n",
  ])
  func aCellKeepsItsPlaceThroughJupyter(_ text: String) throws {
    let before = try NotebookParser(read: { _ in text }).parse(file: "a.md", root: "").0
    let json = JupyterNotebook(before, nil).json
    let read = try JupyterReader(file: "a.ipynb", data: Data(json.utf8))
    #expect(read.markdown == text)
    #expect(read.diagnostics.isEmpty)
  }

  @Test func anchorsOfJupyterGitHubAndHTMLAreFound() throws {
    let built = try SmallCourse(files: [
      "a.md":
        "# My Title\n\n[t](#My-Title) [s](#Second-Part!) [h](#here) [n](#there) [p](#spot) [x](#none)\n\n<a id=\"here\"></a>\n\n## Second part!\n\nWords <a name='there'></a> [y]{#spot}\n"
    ]).build()
    #expect(built.diagnostics.map(\.message) == ["The link leads to '#none', which is not in 'a.md'."])
    let page = try #require(built.pages.first { $0.path == "a.html" }).text
    #expect(page.contains(##"<a href="#_top">t</a> <a href="#second-part">s</a> <a href="#here">h</a>"##))
  }

  @Test func aBibliographyOfAnotherKindIsTold() {
    var works = Bibliography()
    works.add(file: "w.json", text: "[{\"id\": \"k\"}]")
    #expect(works.diagnostics.map(\.message) == ["'w.json' has no entry of BibTeX."])
  }
}
