import Testing

@testable import Site

/// What is one number to a reader stays on one line. `~` stands for a no-break space.
@Suite struct NumberSpacingTests {
  @Test(arguments: [
    ("so p < .001 here", "so p~<~.001 here"), ("n = 20 runs", "n~=~20 runs"),
    ("0.8 ± 0.1, 95 % of", "0.8~±~0.1, 95~% of"), ("3 × 3 and x ≥ −1", "3~×~3 and x~≥~−1"),
    ("12 ms, 3 min.", "12~ms, 3~min."), ("d = -0.4", "d~=~-0.4"),
    // What is no number.
    ("a = b", "a = b"), ("12 smart readers", "12 smart readers"), ("-> 3", "-> 3"),
    ("in 2019 he", "in 2019 he"),
    ("x <y 3", "x <y 3"), ("ends with =", "ends with ="), ("", ""), ("größer als 5", "größer als 5"),
  ]) func numbersAreKept(_ text: String, _ kept: String) {
    #expect(NumberSpacing.kept(text) == kept.replacing("~", with: "\u{A0}"))
  }

  @Test(arguments: [
    ("*p* < .001", "<em>p</em>~&lt;~.001"), ("$p$ < .001", "~&lt;~.001"),
    // The source's own line ends.
    ("so p\n< .001", "so p~&lt;~.001"), ("so p <\n.001", "so p~&lt;~.001"), ("words\nmore", "words\nmore"),
    // Values of cells.
    ("a mean = `{swift} m` of", "a mean~=~<span class=\"value\">‹m›</span> of"),
    ("took `{swift} t` ms", "<span class=\"value\">‹t›</span>~ms"),
    // A paragraph does not begin with a blank that cannot break.
    ("a\\\n= 3", "<br>\n= 3"),
  ]) func sentencesKeepThemAcrossTheirParts(_ text: String, _ html: String) throws {
    var course = SmallCourse(files: ["a.md": "# A\n\n\(text)\n"])
    course.math = nil
    let page = try course.build().pages[0].text
    #expect(page.contains(html.replacing("~", with: "\u{A0}")), "\(page)")
  }

  @Test func codeAndSpecificationStayAsTheyAre() throws {
    let page = try SmallCourse(files: ["a.md": "# A\n\n`p < .001`\n\n```\nn = 20\n```\n"]).build().pages[0]
      .text
    #expect(page.contains("<code>p &lt; .001</code>") && page.contains("n = 20"))
  }
}
