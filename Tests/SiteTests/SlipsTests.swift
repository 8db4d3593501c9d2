import Testing

@testable import Notebooks
@testable import Site

/// What authors write by mistake, or as they know it from elsewhere.
@Suite struct SlipsTests {
  private func built(_ text: String, _ others: [String: String] = [:]) throws -> (String, [String]) {
    let built = try SmallCourse(files: others.merging(["a.md": text]) { first, _ in first }).build()
    let page = try #require(built.pages.first { $0.path == "a.html" }).text
    return (
      page, built.diagnostics.map { "\($0.position?.line ?? 0) \($0.severity.rawValue): \($0.message)" }
    )
  }

  @Test(arguments: [
    ("[x]{dir=rtl lang=ar title=t data-n=1}", #"<span dir="rtl" lang="ar" title="t" data-n="1">x</span>"#),
    (
      #"[x](https://x.org){target="_blank" rel=me onclick=no}"#,
      #"<a href="https://x.org" target="_blank" rel="me">x</a>"#
    ),
    ("::: {.c title=t}\nx\n:::", #"<div class="c" title="t">"#),
  ]) func attributesOfHTMLArrive(_ text: String, _ html: String) throws {
    let (page, found) = try built("# A\n\n\(text)\n")
    #expect(page.contains(html) && found == [])
  }

  /// Swift's generics are tags to Markdown, and a browser shows nothing of them.
  @Test func whatIsNoElementIsTold() throws {
    let (_, found) = try built(
      "# Array<T> here\n\nAn Array<Int> and `Set<Int>`, \\<Int>, <kbd>x</kbd>, <my-tag>, <svg><feBlend/></svg>, a < b.\n\n<Element>\n\n<DIV>\nx\n</DIV>\n"
    )
    #expect(
      found == [
        "1 warning: '<T>' is no element of HTML, so readers see nothing of it.",
        "3 warning: '<Int>' is no element of HTML, so readers see nothing of it.",
        "5 warning: '<Element>' is no element of HTML, so readers see nothing of it.",
      ])
  }

  @Test func subscriptsOfPandocAreTold() throws {
    let (page, found) = try built("# A\n\nH~2~O and x^2^, ~~gone~~, ~so~ and a^b.\n")
    #expect(
      found == [
        "3 warning: A tilde strikes through here, and makes no subscript.",
        "3 warning: This makes no superscript here.",
      ])
    #expect(page.contains("<del>gone</del>"))
  }

  @Test func captionsOfPandocAreTold() throws {
    let (_, found) = try built("# A\n\nTable: Above {#tbl-a}\n\n| a |\n|---|\n| 1 |\n\n@tbl-a\n")
    #expect(found.contains("3 warning: This is no caption here, as it is for Pandoc."))
  }

  /// Nobody counts 1, 10, 2.
  @Test func chaptersStandByTheirNumbers() throws {
    let files = ["10-last.md", "2-more.md", "1-intro.md", "a2.md", "a10.md", "index.md", "02-b.md"]
    let list = ChapterList(CourseConfiguration(), files: files)
    #expect(
      list.chapters.map(\.path) == [
        "index.md", "1-intro.md", "02-b.md", "2-more.md", "10-last.md", "a2.md", "a10.md",
      ])
  }

  @Test func theSubtitleIsReadLikeTheTitle() throws {
    let (page, found) = try built("---\ntitle: A *b*\nsubtitle: \"C *d* & `e`\"\n---\n\nText.\n")
    #expect(page.contains(#"<p class="subtitle">C <em>d</em> &amp; <code>e</code></p>"#) && found == [])
  }

  @Test func aNameGivenTwiceIsTold() throws {
    let (page, found) = try built("# A\n\n## One {#dup}\n\n[x]{#dup}\n\n## Two {#dup}\n")
    #expect(
      found == [
        "5 warning: The identifier 'dup' is given twice, and links to it lead to the first.",
        "7 warning: The identifier 'dup' is given twice, and links to it lead to the first.",
      ])
    #expect(page.contains(#"<h2 id="dup">"#))
  }

  /// A heading without a name of its own leaves the names to those that authors chose, wherever they stand.
  @Test func namesThatAuthorsChoseAreNoHeadings() throws {
    let (page, found) = try built("# A\n\n## Setup\n\n## Other {#setup}\n\n[to](#setup)\n")
    #expect(found == [] && page.contains(#"<h2 id="setup-2">"#))
    let other = try #require(page.firstMatch(of: /<h2 id="setup">.*?<\/h2>/))
    #expect(other.0.contains("Other"))
  }

  @Test(arguments: [
    ("<iframe src=\"https://x.org\"></iframe>", "iframe"), ("Words <script>a</script>", "script"),
    ("<div>\n<style>p {}</style>\n</div>", "style"),
  ]) func elementsThatAreShownAsTextAreTold(_ html: String, _ name: String) throws {
    #expect(
      try built("# A\n\n\(html)\n").1 == [
        "3 warning: '<\(name)>' is shown as text: a page holds no frames, scripts and styles of its own."
      ])
  }

  /// What the label says it is, it is.
  @Test(arguments: ["label: tbl-a\n//| fig-cap: Words", "label: fig-a\n//| tbl-cap: Words"])
  func aCaptionOfAnotherKindIsShown(_ options: String) throws {
    let (page, _) = try built("# A\n\n```{swift}\n//| \(options)\n// out: 1\n1\n```\n")
    #expect(page.contains("Words</figcaption>"))
  }

  @Test func aDrawingKeepsItsTitleAndACommentIsSilent() throws {
    let (page, found) = try built("# A\n\n<div>\n<svg><title>T</title></svg>\n</div>\n\n<!-- <iframe> -->\n")
    #expect(found == [] && page.contains("<title>T</title>"))
  }

  @Test(arguments: [
    ("![e]()", "3 error: This picture has no address."),
    ("[e]()", "3 warning: This link leads nowhere: its address is empty."),
  ]) func emptyAddressesAreTold(_ text: String, _ message: String) throws {
    #expect(try built("# A\n\n\(text)\n").1 == [message])
  }

  /// Quarto's names of callouts lead to them, from other chapters too.
  @Test func referencesToCalloutsAreLinks() throws {
    let note = "# B\n\n::: {#nte-y .callout-note}\nText.\n:::\n"
    let (page, found) = try built(
      "# A\n\n@tip-x, @nte-y and [z](#tip-x).\n\n::: {#tip-x .callout-tip}\nText.\n:::\n", ["b.md": note])
    #expect(found == [])
    #expect(page.contains(##"<a class="reference" href="#tip-x">Tip</a>"##))
    #expect(page.contains(##"<a class="reference" href="b.html#nte-y">Note</a>"##))
    #expect(try built("# A\n\n@tip-z\n").1 == ["3 error: There is neither a label nor a work 'tip-z'."])
  }

  @Test(arguments: ["```{swift}\n//| label: spot\n1\n```", "## Words {#spot}", "## Spot", "Text [x]{#spot}"])
  func whatHasNoPrefixHasNoNumber(_ text: String) throws {
    #expect(
      try built("# A\n\n@spot\n\n\(text)\n").1 == [
        "3 error: 'spot' is a label without a prefix, so it has no name and no number."
      ])
  }

  @Test func aSectionsLabelWithoutItsPrefixIsTold() throws {
    #expect(
      try built("# A\n\n@sec-my-part\n\n## Part {#my-part}\n").1 == [
        "3 error: There is no label 'sec-my-part'; one is called 'my-part', without the prefix."
      ])
  }

  @Test func aLabelWithoutItsPrefixIsToldWhereItIsMeant() throws {
    let (_, found) = try built("# A\n\nSee @fig-flow.\n\n```{swift}\n//| label: flow\n1\n```\n")
    #expect(found == ["3 error: There is no label 'fig-flow'; one is called 'flow', without the prefix."])
  }

  @Test func aLinkToWhatIsNoChapterSaysHowItBecomesOne() throws {
    let built = try SmallCourse(files: ["a.md": "# A\n\n[x](deep/er/index.md)\n"]).build()
    #expect(
      built.diagnostics.map(\.help) == [
        "The chapters are a.md; another file is one when 'chapters' lists it."
      ])
  }

  @Test func ticksWithoutABlankAreTold() throws {
    let (_, found) = try built("# A\n\n::: {.quiz}\nWhat?\n\n- [x]A line\n- [ ] B\n- [x](b) *c*\n:::\n")
    #expect(found == ["6 error: This choice's `[x]` is not read as a mark, since no blank follows it."])
  }

  /// A work that is missing beside one that is there is told alone.
  @Test func oneMissingWorkIsOneSentence() throws {
    let built = try SmallCourse(files: [
      "course.yml": "bibliography: r.bib\n",
      "r.bib":
        "@book{k, author={A <i>B</i> &amp; {\\textless}i{\\textgreater}C}, title={CO<sub>2</sub> &amp; x &lt; y}, year=2000}\n",
      "a.md": "# A\n\n[@k; @gone] and [@sec-a; @k].\n\n## S {#sec-a}\n",
    ]).build()
    #expect(built.diagnostics.map(\.message) == ["There is neither a label nor a work 'gone'."])
    let page = try #require(built.pages.first { $0.path == "a.html" }).text
    #expect(page.contains("CO2 &amp; x &lt; y"))
  }

  @Test func theSitesOwnNamesAreNoChapters() throws {
    let built = try SmallCourse(files: [
      "course.yml": "site-url: https://x.org\n", "404.md": "# Errors\n", "a.md": "# A\n",
    ]).build()
    #expect(built.pages.map(\.path) == ["404-.html", "a.html", "index.html"])
  }

  @Test func theTitlesOwnNameIsAnAnchor() throws {
    let (page, found) = try built(
      "# A {#start}\n\n[x](#start) [y](#top)\n", ["b.md": "# B\n\n[x](a.md#start)\n"])
    #expect(found == [] && page.contains(#"<a id="start"></a>"#))
  }

  /// A heading without letters is called "section", as nothing is.
  @Test func anEmptyAnchorIsTheTop() throws {
    let (page, found) = try built("# A\n\n## !\n\n[x](#) [y](b.md#)\n", ["b.md": "# B\n\n## Section\n"])
    #expect(found == [] && page.contains(##"<a href="#_top">x</a> <a href="b.html">y</a>"##))
  }

  @Test func columnsShareTheLine() throws {
    let (page, _) = try built(
      "# A\n\n:::: {.columns}\n::: {.column width=\"60%\"}\nx\n:::\n::::\n")
    #expect(page.contains(#"<div class="column" style="flex-grow: 60">"#))
  }

  @Test func markdownWithinElementsIsTold() throws {
    #expect(
      try built("# A\n\n<div markdown=\"1\">\n*x*\n</div>\n").1
        == ["3 warning: 'markdown=' has no effect: what stands in an element is HTML."])
  }

  /// From the course's folder, wherever the chapter lies.
  @Test func pathsFromTheCourseArePaths() throws {
    let built = try SmallCourse(files: [
      "course.yml": "chapters: [a.md, sub/c.md]\n", "a.md": "# A\n",
      "sub/c.md": "# C\n\n![x](/img/p.png) [a](/a.md) <img src=\"/img/q.png\">\n",
    ]).build()
    let page = try #require(built.pages.first { $0.path == "sub/c.html" }).text
    #expect(page.contains(#"src="../img/p.png""#) && page.contains(#"href="../a.html""#))
    #expect(page.contains(#"src="../img/q.png""#) && built.diagnostics.isEmpty)
  }

  @Test(arguments: [
    ("![a](f.pdf)", ["3 warning: Browsers show no .pdf as a picture."]),
    ("![a](f.TIFF)", ["3 warning: Browsers show no .tiff as a picture."]),
    ("![a](f.png?x=.pdf)", []), ("[a](f.pdf)", []),
  ]) func picturesThatNoBrowserShowsAreTold(_ text: String, _ messages: [String]) throws {
    #expect(try built("# A\n\nText \(text)\n").1 == messages)
  }

  @Test(arguments: ["C:\\Users\\me\\a.png", "c:/a.png", "file:///home/me/a.png", "attachment:a.png"])
  func placesOfOneMachineAreTold(_ address: String) throws {
    let message = "3 warning: '\(address)' is a place on one machine, which readers do not have."
    for text in ["![a](\(address))", "[a](\(address))", "<img src=\"\(address)\" alt=\"a\">"] {
      #expect(try built("# A\n\nText \(text)\n").1 == [message])
    }
    let others = "[a](https://x.org/C:/a) [b](mailto:a@b.c) ![c](data:image/png;base64,AA)"
    #expect(try built("# A\n\n\(others)\n").1 == [])
  }

  @Test func aFilmIsPlayed() throws {
    let (page, found) = try built("# A\n\nText ![How](v.mp4)\n")
    #expect(found == [] && page.contains(#"<video src="v.mp4" aria-label="How" controls"#))
  }
}
