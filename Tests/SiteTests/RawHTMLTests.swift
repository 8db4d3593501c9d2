import Testing

@testable import Notebooks
@testable import Site

/// HTML that authors write: its pictures and links are those of Markdown.
@Suite struct RawHTMLTests {
  private func build(_ text: String) throws -> SmallCourse.Built {
    try SmallCourse(files: ["a.md": "# A\n\n\(text)\n", "b c.md": "# B & C\n\n## Part one\n"]).build()
  }

  private func page(_ text: String) throws -> String {
    let built = try build(text)
    #expect(built.diagnostics.isEmpty, "\(built.diagnostics)")
    return try #require(built.pages.first { $0.path == "a.html" }).text
  }

  @Test(arguments: [
    (#"<a href="b%20c.md">x</a>"#, #"<a href="b%20c.html">x</a>"#),
    (#"<a class="k" href='b c.md#part-one'>x</a>"#, #"<a class="k" href="b%20c.html#part-one">x</a>"#),
    (##"<a href=#Part-None-Such name=q></a><a href="#q">x</a>"##, ""),
    (#"<a href="https://x.org/a.md">x</a>"#, #"<a href="https://x.org/a.md">x</a>"#),
    ("<p>\n<a href=\"b%20c.md\">x</a>\n</p>", "<p>\n<a href=\"b%20c.html\">x</a>\n</p>"),
    (#"<img src="p%20q.png" width=50%>"#, #"<img src="p%20q.png" width=50%>"#),
    (#"<!-- <a href="gone.md">x</a> -->"#, #"<!-- <a href="gone.md">x</a> -->"#),
    (#"`<img src="gone.png">`"#, #"<code>&lt;img src="gone.png"&gt;</code>"#),
  ])
  func addressesLeadWhereThoseOfMarkdownLead(_ text: String, _ expected: String) throws {
    guard !expected.isEmpty else {
      #expect(
        try build(text).diagnostics.map(\.message) == [
          "The link leads to '#Part-None-Such', which is not in 'a.md'."
        ])
      return
    }
    #expect(try page(text).contains(expected))
  }

  @Test func whatLeadsNowhereIsToldAtItsLine() throws {
    let built = try build("<div>\n<p><a href=\"bb.md\">x</a></p>\n</div>")
    #expect(
      built.diagnostics.map(\.message) == ["The link leads to 'bb.md', which is no chapter of the course."])
    #expect(built.diagnostics.first?.position?.description == "a.md:4:4")
  }

  /// A link without words has those of what it leads to.
  @Test func aLinkWithoutWordsHasATitle() throws {
    let page = try page("[](<b c.md>), [](<b c.md#part-one>), [](https://x.org)")
    #expect(
      page.contains(##"<a href="b%20c.html">B &amp; C</a>, <a href="b%20c.html#part-one">Part one</a>"##))
    #expect(page.contains(#"<a href="https://x.org">https://x.org</a>"#))
  }

  @Test func aLinkHoldsNoOtherLink() throws {
    let page = try page("[see @sec-x and *@sec-x*](https://x.org)\n\n## X {#sec-x}")
    #expect(page.contains(#"<a href="https://x.org">see Section"#))
    let link = try #require(page.firstMatch(of: /<a href="https:\/\/x.org">.*?<\/a>/))
    #expect(link.0.ranges(of: "<a ").count == 1)
  }

  @Test func aCalloutsTitleIsReadAsText() throws {
    let page = try page("::: {.callout-note title=\"The *first* `rule`\"}\nText.\n:::")
    #expect(page.contains("The <em>first</em> <code>rule</code></p>"))
  }
}
