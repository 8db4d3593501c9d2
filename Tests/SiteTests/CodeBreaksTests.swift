import Testing

@testable import Site

/// Where code in a sentence may break: never within an option's name or an arrow.
@Suite struct CodeBreaksTests {
  /// What a page makes of code in a sentence.
  private func code(_ text: String) throws -> Substring {
    let page = try SmallCourse(files: ["a.md": "# A\n\n`\(text)`\n"]).build().pages[0].text
    return try #require(page.firstMatch(of: /<p>(<code.*<\/code>)<\/p>/)).1
  }

  @Test(arguments: [
    ("let x = 1", "<code>let x = 1</code>"),
    ("--quick", "<code><span class=\"kept\">--quick</span></code>"),
    // What is short is one thing, with the value that belongs to it.
    ("--on slurm", "<code class=\"kept\">--on slurm</code>"),
    (
      "lectern build notebooks --verify-within <seconds>",
      "<code>lectern build notebooks <span class=\"kept\">--verify-within</span> &lt;seconds&gt;</code>"
    ),
    (
      "func curve(of f: Activation) -> Chart",
      "<code>func curve(of f: Activation) <span class=\"kept\">-&gt;</span> Chart</code>"
    ),
    // A hyphen at the end tears nothing.
    ("fig-", "<code>fig-</code>"),
    // Long words break behind their punctuation, and long names between their words.
    (
      "notebooks/guide/a-chapter-of-the-course.md",
      "<code>notebooks/<wbr>guide/<wbr><span class=\"kept\">a-chapter-of-the-course</span><wbr>.md</code>"
    ),
    (
      "aVeryLongIdentifierThatDoesNotBreak",
      "<code>aVery<wbr>Long<wbr>Identifier<wbr>That<wbr>Does<wbr>Not<wbr>Break</code>"
    ),
  ]) func onlySensiblePlacesBreak(_ text: String, _ html: String) throws {
    #expect(try code(text) == html)
  }

  @Test func whatIsCopiedIsTheCode() throws {
    let text = "lectern publish my-course/a-folder-with-a-long-name --to ssh://me@host.example.org/srv/www"
    let plain = try code(text).replacing(/<[^>]*>/, with: "")
    #expect(plain == text)
  }

  @Test func ownClassesStay() throws {
    let page = try SmallCourse(files: ["a.md": "# A\n\n`-P a=1`{.exam}\n"]).build().pages[0].text
    #expect(page.contains("<code class=\"kept exam\">-P a=1</code>"))
  }
}
