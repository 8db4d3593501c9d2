import BrowserTesting
import Foundation
import TestSampling
import TestThreads
import Testing

/// Finished pages in a browser: phone width, keyboard, sliders, accessibility.
@Suite(.inTurn, .serialized, .waiting, .enabled(if: Chromium.isExpected, Comment(rawValue: Chromium.absence)))
struct PageQualityTests {
  static let chapter = """
    ---
    title: Everything
    ---

    ## A section with a rather long title that has to break on a phone

    Prose with `aVeryLongIdentifierThatDoesNotBreakByItself.andAnotherPart` and $\\sum_{i=1}^{n} x_i^2 + y_i^2 + z_i^2$.

    $$
    f(x) = a_0 + a_1 x + a_2 x^2 + a_3 x^3 + a_4 x^4 + a_5 x^5 + a_6 x^6 + a_7 x^7 + a_8 x^8 + a_9 x^9
    $$

    | A wide | table | with | many | columns | and | long | words | in | them |
    |---|---|---|---|---|---|---|---|---|---|
    | unbreakable | unbreakable | unbreakable | unbreakable | unbreakable | unbreakable | unbreakable | unbreakable | unbreakable | unbreakable |

    ```{swift}
    //| label: fig-a
    //| fig-cap: A line.
    //| fig-alt: A straight line.
    //| vary: { slope: [1, 2, 3] }
    Chart { LinePlot(x: "x", y: "y", domain: 0...1) { Double(slope) * $0 } }
    ```

    ::: {.callout-tip title="Folded" collapse="true"}
    Inside.
    :::

    ::: {.panel-tabset}
    ### One
    First.

    ### Two
    Second.
    :::

    ::: {.quiz}
    Which?

    - [ ] This
    - [x] That
    - [ ] $x^2$
    :::

    A reference to @fig-a in the middle of a sentence.

    ```swift
    let aLongLine = "a line of code that is much longer than any phone is wide, so that it scrolls inside itself"
    ```

    Term
    :   Definition.

    A note.[^1]

    [^1]: The note.
    """

  /// Frames that go on beyond an edge and frames that do not; options, arrows and numbers in prose.
  static let edges = """
    # Edges

    ```swift
    let aLongLine = "a line of code that is much longer than any phone is wide, so that it scrolls inside itself"
    ```

    ```text
    short
    ```

    | A wide | table | with | many | columns | and | long |
    |---|---|---|---|---|---|---|
    | [unbreakable]{.wide} | unbreakable | unbreakable | unbreakable | unbreakable | unbreakable | unbreakable |

    | A | B |
    |---|---|
    | [1]{.narrow} | 2 |

    ```{swift}
    print("what a cell prints   in columns   may be much longer than a phone is wide,   and then it scrolls inside itself as well")
    ```

    ::: {.tears}
    Hand the work on by `lectern build notebooks --on slurm --verify-within 40`, with `--no-execute` or `--as-of`; a
    function is `func curve(of f: Activation, between a: Double) -> Chart`, and it differs (n = 20, p < .001) by much.
    :::
    """

  /// Prose with a formula in each sentence, as a chapter of a course may have.
  static let formulas =
    "# Three\n\n"
    + (1...4).map { number in
      "## Part \(number)\n\n"
        + "A sentence of some length that says what $f_{\(number)}(x)$ is. "
        + String(repeating: "More of them follow, without formulas. ", count: 10)
        + "\n\n$$\n\\sigma(z) = \\frac{1}{1 + e^{-z}}\n$$\n"
    }.joined(separator: "\n")

  private static let site: Result<Program, any Error> = Result {
    let program = try Program()
    try program.write("c/index.md", "# Front\n\nWords.\n")
    try program.write("c/one.md", chapter)
    try program.write("c/two.md", "# Two\n\nProse only.\n\n## A\n\nText.\n\n## B\n\nText.\n")
    try program.write("c/three.md", formulas)
    try program.write("c/edges.md", edges)
    let build = try program.lectern("build", "c", "--output", "site")
    try #require(build.status == 0, "\(build.errors)")
    return program
  }

  private static func address(_ page: String) throws -> String {
    try site.get().folder.appendingPathComponent("site/\(page)").absoluteString
  }

  static let pages = ["index.html", "one.html", "two.html", "three.html"]

  @Test(arguments: pages) func nothingOverflowsOnAPhone(_ name: String) throws {
    let browser = try Browser()
    let page = try browser.open(try Self.address(name), width: 360, height: 740)
    #expect(try page.evaluate("document.documentElement.scrollWidth", as: Int.self) <= 360)
  }

  /// Tab alone reaches every link, button and field, and each shows that it has the focus.
  @Test func keyboardReachesEverything() throws {
    let browser = try Browser()
    let page = try browser.open(try Self.address("one.html"))
    let all: Int = try page.evaluate(
      """
      (() => {
        const candidates = [...document.querySelectorAll('a[href], button, input, select, summary, [tabindex="0"]')];
        window.wanted = candidates.filter(node => node.tabIndex >= 0 && node.checkVisibility({ visibilityProperty: true })
          && !node.closest('.side-close') && !(node.type === 'radio' && node !== node.form.querySelector('input')));
        window.reached = new Set();
        window.unseen = [];
        document.addEventListener('focusin', event => {
          window.reached.add(event.target);
          const style = getComputedStyle(event.target);
          if (style.outlineStyle === 'none' && event.target.matches(':focus-visible')) window.unseen.push(event.target.outerHTML.slice(0, 80));
        });
        return window.wanted.length;
      })()
      """)
    #expect(all > 10)
    for _ in 0..<(all * 2 + 10) { try page.press("Tab", code: 9) }
    let missed: String = try page.evaluate(
      "JSON.stringify(window.wanted.filter(node => node.tabIndex >= 0 && !window.reached.has(node)).map(node => node.outerHTML.slice(0, 100)))"
    )
    #expect(missed == "[]")
    #expect(try page.evaluate("JSON.stringify(window.unseen)", as: String.self) == "[]")
  }

  /// Code and tables that go on beyond an edge show a shade there; what fits shows none, at no fraction of a pixel.
  @Test(arguments: ["light", "dark"]) func edgesShowWhereMoreIs(_ scheme: String) throws {
    let browser = try Browser()
    let page = try browser.open(try Self.address("edges.html"), width: 390, height: 740, scheme: scheme)
    func picture() throws -> String {
      try #require(
        browser.call("Page.captureScreenshot", ["captureBeyondViewport": true], page.session)["data"]
          as? String)
    }
    /// The frame alone, with and without its shades.
    func hasShade(_ frame: String) throws -> Bool {
      try page.run(
        """
        document.querySelectorAll('article > *').forEach(node => {
          node.style.display = node.querySelector('\(frame)') || node.matches('\(frame)') ? '' : 'none';
        })
        """)
      // A page that was just changed may still be drawn while its picture is taken: a shade is in every pair of pictures.
      for _ in 0..<5 {
        try page.run("document.querySelector('\(frame)').style.backgroundImage = ''")
        let shaded = try picture()
        try page.run("document.querySelector('\(frame)').style.backgroundImage = 'none'")
        defer { try? page.run("document.querySelector('\(frame)').style.backgroundImage = ''") }
        if try picture() == shaded { return false }
      }
      return true
    }
    try page.run("document.fonts.ready")
    for fraction in 0..<8 {
      try page.run("document.querySelector('main').style.paddingRight = '\(20 + Double(fraction) / 8)px'")
      #expect(try !hasShade(".scroll:has(.narrow)"), "a table that fits, \(fraction)/8 of a pixel")
      #expect(try !hasShade("pre:has(.language-text)"), "code that fits, \(fraction)/8 of a pixel")
    }
    #expect(try hasShade(".scroll:has(.wide)"))
    #expect(try hasShade("pre:has(.language-swift)"))
    #expect(try hasShade("pre.printed"))
    // Whoever sees no shade hears it, and reaches it by keyboard.
    try page.run("document.querySelectorAll('article > *').forEach(node => { node.style.display = ''; })")
    let frame = "document.querySelector('pre:has(.language-swift)')"
    try page.wait(for: "\(frame).getAttribute('role') === 'group'")
    #expect(try page.evaluate("\(frame).getAttribute('aria-label')", as: String.self) == "Scrolls sideways")
    #expect(try page.evaluate("\(frame).tabIndex", as: Int.self) == 0)
    #expect(
      try page.evaluate("document.querySelector('pre:has(.language-text)').tabIndex", as: Int.self) == -1)
  }

  /// On a narrow page a line never ends within an option's name, an arrow or a number's expression.
  @Test func linesDoNotTearWhatIsOne() throws {
    let browser = try Browser()
    let page = try browser.open(try Self.address("edges.html"), width: 390, height: 740)
    for width in stride(from: 90, through: 350, by: 20) {
      try page.run("document.querySelector('.tears').style.width = '\(width)px'")
      let torn: String = try page.evaluate(
        """
        (() => {
          const torn = [], walker = document.createTreeWalker(document.querySelector('.tears'), NodeFilter.SHOW_TEXT);
          const wanted = /--[a-z-]+|->|p\\s<\\s\\.001|n\\s=\\s20/g;
          for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            for (const found of node.data.matchAll(wanted)) {
              const range = document.createRange();
              range.setStart(node, found.index);
              range.setEnd(node, found.index + found[0].length);
              if (new Set([...range.getClientRects()].map(box => Math.round(box.top))).size > 1) torn.push(found[0]);
            }
          }
          return torn.join(', ');
        })()
        """)
      #expect(torn == "", "\(width) px")
    }
  }

  @Test func slidersSwitchBetweenStates() throws {
    let browser = try Browser()
    let page = try browser.open(try Self.address("one.html"))
    let first: String = try page.evaluate("document.querySelector('.state').innerHTML")
    try page.run("document.querySelector('.sliders input').focus()")
    try page.press("ArrowRight", code: 39)
    try page.wait(for: "document.querySelector('.sliders .slider-value').textContent === '2'")
    try page.run("window.first = \(String(decoding: try JSONEncoder().encode(first), as: UTF8.self))")
    try page.wait(for: "document.querySelector('.state').innerHTML !== window.first")
    #expect(
      try page.evaluate(
        "document.querySelector('.sliders input').getAttribute('aria-valuetext')", as: String.self) == "2")
    try page.press("ArrowLeft", code: 37)
    try page.wait(for: "document.querySelector('.state').innerHTML === window.first")
  }

  @Test(
    .enabled(if: Chromium.isAxeExpected, Comment(rawValue: Chromium.axeAbsence)),
    arguments: pages, ["light", "dark"])
  func axeFindsNothing(_ name: String, _ scheme: String) throws {
    let browser = try Browser()
    let page = try browser.open(try Self.address(name), scheme: scheme)
    try page.run(try #require(Chromium.axe))
    let found: String = try page.evaluate(
      "axe.run(\(Chromium.axeOptions())).then(result => JSON.stringify(result.violations.map(v => [v.id, v.nodes.slice(0, 3).map(n => n.html.slice(0, 160))])))"
    )
    #expect(found == "[]")
  }

  @Test(.enabled(if: NuValidator.isExpected, Comment(rawValue: NuValidator.absence))) func pagesAreValid()
    throws
  {
    let folder = try Self.site.get().folder.appendingPathComponent("site")
    let pages = try Self.pages.map {
      try String(contentsOf: folder.appendingPathComponent($0), encoding: .utf8)
    }
    #expect(try NuValidator.faults(of: pages) == [])
  }

  /// A page without figures is small, before its fonts, with formulas too.
  @Test(arguments: ["two.html", "three.html"]) func pageOfProseIsLight(_ name: String) throws {
    let folder = try Self.site.get().folder.appendingPathComponent("site")
    let html = try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
    let files = html.matches(of: /<(?:link|script)\b[^>]*?\s(?:href|src)="([^"]+)"/).map { String($0.1) }
    #expect(files.contains("assets/katex/katex.min.css") == (name == "three.html"))
    let sizes = try ([name] + files).map { file in
      (file, try Data(contentsOf: folder.appendingPathComponent(file)).count)
    }
    #expect(sizes.reduce(0) { $0 + $1.1 } < 62_000, "\(sizes)")
  }

  /// Search from the disk and by keyboard alone; its script comes when it is wanted.
  @Test func searchFindsByKeyboard() throws {
    let page = try Browser().open(try Self.address("two.html"))
    #expect(try page.evaluate("document.querySelector('dialog') === null", as: Bool.self))
    try page.press("/", code: 191)
    try page.wait(for: "document.querySelector('dialog.search[open]') && window.lecternSearch")
    #expect(try page.evaluate("document.activeElement.type", as: String.self) == "search")
    // One letter is wrong.
    try page.run(
      "document.activeElement.value = 'phome'; document.activeElement.dispatchEvent(new Event('input'))")
    try page.wait(for: "document.querySelector('.search [aria-selected=true]')")
    #expect(
      try page.evaluate(
        "document.querySelector('.search [aria-selected=true]').getAttribute('href')", as: String.self
      )
      .hasPrefix("one.html"))
    try page.press("Enter", code: 13)
    try page.wait(for: "location.pathname.endsWith('one.html')")
  }
}
