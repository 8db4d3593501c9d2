import Foundation
import Results
import Testing
import Wire

@testable import Notebooks
@testable import Site

/// Claims are prose that a cell has put together: their markup is read, and nothing in them acts.
@Suite struct ClaimTests {
  private static func bundle(_ sentence: String, held: Bool = true) throws -> MIMEBundle {
    let json = try JSONEncoder().encode(ClaimData(sentence: sentence, held: held))
    return MIMEBundle([
      .init(.claim, String(decoding: json, as: UTF8.self)), .init(.plain, "\(held ? "✓" : "≠") \(sentence)"),
    ])
  }

  /// The claim's paragraph on the page, without its mark and its note.
  private static func page(_ sentence: String) throws -> (html: String, diagnostics: [Diagnostic]) {
    var course = SmallCourse(files: [
      "one.md": "# One\n\n```{swift}\nclaim(sentence, true)\n```\n\n## A part {#sec-part}\n\nText.\n"
    ])
    course.math = MathTypesetter(cacheFolder: nil)
    course.outputs = [.bundle(try bundle(sentence))]
    let built = try course.build()
    let text = try #require(built.pages.first { $0.path == "one.html" }).text
    let found = try #require(
      text.firstMatch(
        of: /<span class="claim-mark" aria-hidden="true">=<\/span>(.*?) <span class="claim-note">/
          .dotMatchesNewlines()))
    return (String(found.1), built.diagnostics)
  }

  @Test(arguments: [
    ("*ReLU* keeps `x`", "<em>ReLU</em> keeps <code>x</code>", "ReLU keeps x"),
    (
      "**Failed**: the first layers starve.", "<strong>Failed</strong>: the first layers starve.",
      "Failed: the first layers starve."
    ),
    (
      "See [the paper](https://example.org/a_b).", "See <a href=\"https://example.org/a_b\">the paper</a>.",
      "See the paper."
    ),
    (
      "See @sec-part.", "See <a class=\"reference\" href=\"#sec-part\">Section\u{A0}1.1</a>.",
      "See @sec-part."
    ),
    ("\\*Not emphasised\\*", "*Not emphasised*", "*Not emphasised*"),
  ]) func markupIsRead(_ sentence: String, _ html: String, _ plain: String) throws {
    let (found, diagnostics) = try Self.page(sentence)
    #expect(found == html)
    #expect(diagnostics.isEmpty, "\(diagnostics)")
    let claim = try #require(ClaimText(try Self.bundle(sentence)))
    #expect(claim.plain == "✓ \(plain)")
    #expect(claim.markdown == (sentence == plain ? nil : "✓ \(sentence)"))
  }

  /// A mark says what a claim rests on, and the legend says what the mark means.
  @Test(arguments: [
    (ClaimData.Kind.proved, nil as String?, "✓", "proved", "arithmetic or a theorem"),
    (.computed, nil, "=", "computed", "the same in every run"),
    (
      .measured, "n = 5 seeds, difference +0.2 [0.132, 0.268], paired t", "≈",
      "measured: n\u{A0}=\u{A0}5 seeds, difference +0.2 [0.132, 0.268], paired t",
      "n runs, the effect with its 95 % interval, the test, and the p value of this very claim; it holds where the whole interval lies above (or within) the smallest effect worth speaking of, that is where the one-sided p is at most 0.025"
    ),
  ]) func marksSayWhatAClaimRestsOn(
    kind: ClaimData.Kind, evidence: String?, mark: String, note: String, meaning: String
  ) throws {
    let data = ClaimData(sentence: "So it is.", held: true, kind: kind, evidence: evidence)
    var course = SmallCourse(files: ["one.md": "# One\n\n```{swift}\nclaim(sentence, true)\n```\n"])
    course.outputs = [
      .bundle(MIMEBundle([.init(.claim, String(decoding: try JSONEncoder().encode(data), as: UTF8.self))]))
    ]
    let text = try #require(try course.build().pages.first { $0.path == "one.html" }).text
    #expect(
      text.contains(
        "<p class=\"claim\"><span class=\"claim-mark\" aria-hidden=\"true\">\(mark)</span>So it is. <span class=\"claim-note\">\(note)</span></p>"
      ))
    let legend = try #require(text.firstMatch(of: /<p class="claim-legend">(.*?)<\/p>/))
    #expect(
      String(legend.1).replacing(/<[^>]*>/, with: "") == "\(mark) \(note.prefix { $0 != ":" }): \(meaning)")
  }

  /// What is no markup stays as it is, to the letter.
  @Test(arguments: [
    "All inputs lie in [−1, 1]: passed.", "ReLU's share is 85.7% (± 0.3), 3 * 4 = 12, a_b and x < y > z.",
    "He said \"no\" -- and 'yes' ... twice & more.", "It costs $5 or $6.", "10⁻⁹ ≤ x², 2 ~ 3, 1e-3^2",
    "71. A number first.", "# No heading", "- No list", "> No quotation", "    No code", "::: No division",
    "| No | table |\n|---|---|\n| a | b |", "One.\n\nTwo.", "", "{swift}", "a: [1, 2], {x}",
  ]) func plainTextStays(_ sentence: String) throws {
    let (found, diagnostics) = try Self.page(sentence)
    let text = found.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
      .replacing("&#39;", with: "'").replacing("&amp;", with: "&")
    // But for blanks at which a number would be torn.
    #expect(text.replacing("\u{A0}", with: " ") == sentence)
    #expect(!found.contains("<"))
    #expect(diagnostics.isEmpty, "\(diagnostics)")
    #expect(ClaimText(try Self.bundle(sentence))?.markdown == nil)
  }

  @Test(.enabled(if: MathTests.isInstalled, "needs KaTeX")) func formulasAreSet() throws {
    let (found, diagnostics) = try Self.page("At $x^2 = 1$ both meet.")
    #expect(found.contains("<span class=\"katex\">") && found.hasSuffix(" both meet."), "\(found)")
    #expect(diagnostics.isEmpty)
    #expect(ClaimText(try Self.bundle("At $x^2$."))?.plain == "✓ At x^2.")
    let wrong = try Self.page("At $\\nothing$.").diagnostics
    #expect(wrong.count == 1 && wrong[0].position?.line == 4, "\(wrong)")
  }

  @Test(arguments: [
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "![a](https://example.org/x.png)",
    "*<b>x</b>*", "a `{swift} 1 + 1` b",
  ]) func nothingActs(_ sentence: String) throws {
    let (found, _) = try Self.page(sentence)
    for harm in ["<script", "<img", "<b>", "‹"] { #expect(!found.contains(harm), "\(found)") }
    if sentence.contains("<") { #expect(ClaimText(try Self.bundle(sentence))?.markdown == nil) }
  }

  @Test func notebooksAndTerminalsShowTheSentence() throws {
    let (notebook, _) = try NotebookParser(read: { _ in "```{swift}\nclaim(sentence, true)\n```\n" })
      .parse(file: "a.md", root: "")
    var result = ChapterResult(toolchain: "Swift", quick: false)
    var cell = CellResult()
    cell.outputs = [
      .bundle(try Self.bundle("*ReLU* keeps `x`", held: false)), .bundle(try Self.bundle("No markup.")),
    ]
    result.cells[0] = cell
    let json = JupyterNotebook(notebook, result).json
    #expect(json.contains("\"text/markdown\" : \"≠ *ReLU* keeps `x`\""))
    #expect(json.contains("\"text/plain\" : \"≠ ReLU keeps x\""))
    #expect(json.contains("\"text/plain\" : \"✓ No markup.\""))
    #expect(json.matches(of: /text\/markdown/).count == 1)
    #expect(Transcript(notebook, result).text().hasSuffix("≠ ReLU keeps x\n✓ No markup.\n"))
  }
}
