import Foundation
import TestSampling
import Testing

/// A hidden solution is in nothing that a build writes.
@Suite(.inTurn) struct HiddenSolutionsTests {
  /// The word that only solutions have, in all the ways in which something gets from a chapter into a site.
  static let secret = "xyzzy"

  static let chapter = """
    ---
    title: A
    bibliography: works.bib
    ---

    ## Asked

    ::: {#exr-a}
    What is the word?[^open]
    :::

    ::: {#sol-a}
    ### The xyzzy heading

    The word is xyzzy, says @xyzzybook.[^hidden] A [xyzzy term]{.term}, $xyzzy$, ![](xyzzy.png), `{swift} "xyzzy" + ""`.

    {{< include _answer.md >}}

    ```{swift}
    //| label: fig-xyzzy
    //| fig-cap: The xyzzy figure.
    //| fig-alt: A line called xyzzy.
    let xyzzy = 1
    Chart { LinePlot(x: "xyzzy", y: "y", domain: 0...1) { $0 } }
    ```

    ```{swift}
    //| vary: { xyzzyRate: [1, 2] }
    print("xyzzy", xyzzyRate)
    ```
    :::

    - In a list:

      ::: {.solution}
      xyzzy in a list
      :::

    Term
    :   Definition.

        ::: {.solution}
        xyzzy in a definition
        :::

    ::: {.callout-note}
    Note.

    ::: {.solution}
    xyzzy in a note
    :::
    :::

    [^open]: An open note.

        ::: {.solution}
        xyzzy in a footnote
        :::

    [^hidden]: A xyzzy note.

    ::: {.glossary}
    term
    :   A word.
    :::

    ```{swift}
    "seen by all"
    ```
    """

  @Test func theyAreNowhere() throws {
    let program = try Program()
    defer { program.remove() }
    try program.write("c/a.md", Self.chapter.replacing("[xyzzy term]{.term}", with: "[xyzzy](b.md)"))
    try program.write("c/b.md", "# B\n\nSee @exr-a.\n")
    try program.write("c/_answer.md", "Included xyzzy.\n\n```{swift}\nprint(\"included xyzzy\")\n```\n")
    try program.write("c/works.bib", "@book{xyzzybook, author={Xyzzy, A.}, title={Xyzzy}, year={2000}}\n")
    try program.write("c/xyzzy.png", "a picture")
    // Shown first: the word is in every kind of file, and must leave each of them again.
    let shown = try program.lectern("build", "c", "--output", "site", "--solutions", "show")
    #expect(shown.status == 0, "\(shown.errors)")
    let before = try holders(program)
    for suffix in [
      "a.html", "a.md", "a.ipynb", "a.swift", "search-index.js", "xyzzy.png", ".js", "lectern.json",
    ] {
      #expect(before.contains { $0.hasSuffix(suffix) }, "\(suffix): \(before)")
    }
    let hidden = try program.lectern("build", "c", "--output", "site", "--solutions", "hide")
    #expect(hidden.status == 0, "\(hidden.errors)")
    #expect(try holders(program) == [])
    let page = try #require(program.read("site/a.html"))
    for words in ["What is the word?", "An open note.", "Definition.", "seen by all"] {
      #expect(page.contains(words), "\(words)")
    }
  }

  /// The files of the site that hold the secret or have it in their names.
  private func holders(_ program: Program) throws -> [String] {
    try program.files(in: "site").filter { path, content in
      (path + String(decoding: content, as: UTF8.self)).lowercased().contains(Self.secret)
    }.map(\.key).sorted()
  }
}
