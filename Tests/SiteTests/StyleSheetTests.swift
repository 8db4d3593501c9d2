import Foundation
import Testing

@testable import Site

/// Style sheets get smaller without saying anything else.
@Suite struct StyleSheetTests {
  @Test(arguments: [
    ("a { color: red; }\n", "a{color:red}\n"),
    ("/* words */ a,\n b > c { }", "a,b > c{}\n"),
    ("a :hover, a:hover { margin: 0 auto }", "a :hover,a:hover{margin:0 auto}\n"),
    (
      "a::after { content: \" · { a ; b } /* c */ \\\" \"; }",
      "a::after{content:\" · { a ; b } /* c */ \\\" \"}\n"
    ),
    ("a { background: url( x/*y ) ; b: url( 'p q' ) }", "a{background:url( x/*y );b:url( 'p q' )}\n"),
    (
      "@media (min-width: 3px) and (a) {\n  b { c: calc(1px + 2px) }\n}",
      "@media (min-width:3px) and (a){b{c:calc(1px + 2px)}}\n"
    ),
    ("a/**/b{}", "a b{}\n"), ("", ""), ("/* never closed", ""),
    ("@import url(a.css) ;a{--x: ;}", "@import url(a.css);a{--x:}\n"),
  ]) func blanksAndCommentsGo(_ css: String, _ compact: String) {
    #expect(StyleSheet.compact(css) == compact)
    #expect(StyleSheet.compact(compact) == compact)
  }

  /// KaTeX's own table is the oracle: each of its sizes is the quotient of two of ours.
  @Test(.enabled(if: MathTests.isInstalled, "needs KaTeX")) func sizesOfFormulasAreTheSame() throws {
    let folder = try #require(MathTypesetter.stylesFolder)
    let original = try String(contentsOfFile: folder + "/katex.min.css", encoding: .utf8)
    let compact = MathStyle.compact(original)
    #expect(compact.utf8.count < 12_000)
    #expect(!compact.contains(".woff)") && !compact.contains(".ttf)") && compact.contains(".woff2)"))
    #expect(compact.contains("calc(1em*var(--own)/var(--around))"))
    func number(_ name: String, _ size: Substring) throws -> Double {
      let found = compact.firstRange(of: "size\(size){--\(name):").map {
        compact[$0.upperBound...].prefix { $0 != "}" }
      }
      return try #require(found.flatMap { Double($0) })
    }
    let sizes = original.matches(
      of: /\.reset-size(\d+)\.size(\d+),\.katex \.sizing\.reset-size\d+\.size\d+\{font-size:([0-9.]+)em\}/)
    #expect(sizes.count > 100)
    for size in sizes {
      let quotient = try number("own", size.2) / number("around", size.1)
      #expect(abs(quotient - (try #require(Double(size.3)))) < 1e-6, "\(size.0)")
    }
  }

  /// A table that is not made of quotients is kept.
  @Test func otherSizesAreKept() {
    let css = ".katex .fontsize-ensurer.reset-size6.size6,.katex .sizing.reset-size6.size6{font-size:1em}"
    let odd =
      css + ".katex .fontsize-ensurer.reset-size6.size7,.katex .sizing.reset-size6.size7{font-size:1.2em}"
    #expect(MathStyle.compact(odd) == odd)
    #expect(MathStyle.compact(css) != css)
  }

  /// The styles of charts are loaded where a chart is, and the course's colour everywhere.
  @Test func pagesLoadWhatTheyNeed() throws {
    let built = try SmallCourse(files: [
      "a.md": "# A\n\nWords.\n", "b.md": "# B\n\n```{swift}\n// svg\n```\n", "c.md": "# C\n\n<svg></svg>\n",
    ]).build()
    for (page, hasCharts) in [("a.html", false), ("b.html", true), ("c.html", true)] {
      let text = try #require(built.pages.first { $0.path == page }).text
      #expect(text.contains("assets/charts.css") == hasCharts, "\(page)")
    }
    let theme = try Theme(folder: try #require(Theme.builtInFolder))
    let files = theme.assets(accent: "#123456", usesMath: false)
    #expect(
      files.filter { $0.text.contains(":root{--accent:#123456}") }.map(\.path) == ["assets/lectern.css"])
  }
}
