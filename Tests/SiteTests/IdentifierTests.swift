import Testing

@testable import Site

/// An `id` stands once on a page, whatever the author calls a section.
@Suite struct IdentifierTests {
  /// A link to a cell is checked, so it leads somewhere, also where the cell makes no figure.
  @Test func aLabelledCellCanBeLinkedTo() throws {
    let text = """
      # A

      ## Train

      ```{swift}
      //| label: my-cell
      1
      ```

      ```{swift}
      //| label: train
      2
      ```

      ```{swift}
      //| label: fig-a
      //| output: false
      3
      ```

      See [it](#my-cell) and @fig-a.
      """
    let built = try SmallCourse(files: ["a.md": text]).build()
    let page = try #require(built.pages.first { $0.path == "a.html" })
    let identifiers = page.text.matches(of: /\sid="([^"]*)"/).map { String($0.1) }
    for name in ["my-cell", "train", "fig-a"] {
      #expect(identifiers.count { $0 == name } == 1, "\(name)")
    }
  }

  @Test func sectionsMayBeCalledLikePartsOfThePage() throws {
    let text = """
      # Top

      ## Text

      ## Navigation

      ## Chapters

      ## Bibliography

      See @a2020 and the note[^1].

      [^1]: A note.
      """
    let course = SmallCourse(files: [
      "course.yml": "title: T\nbibliography: w.bib\n", "w.bib": "@book{a2020, title={A}, year=2020}\n",
      "index.md": text, "01-a.md": text,
    ])
    let pages = try course.build().pages
    #expect(pages.count >= 2)
    for page in pages where page.path.hasSuffix(".html") {
      let identifiers = page.text.matches(of: /\sid="([^"]*)"/).map { String($0.1) }
      #expect(identifiers.count > 8)
      for identifier in identifiers {
        #expect(identifiers.count { $0 == identifier } == 1, "\(identifier) in \(page.path)")
      }
    }
  }
}
