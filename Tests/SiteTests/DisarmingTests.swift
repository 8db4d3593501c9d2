import Foundation
import Results
import Testing
import Wire

@testable import Notebooks
@testable import Site

/// A stranger's notebook on a page: whatever acts, in whatever it is wrapped, has become text.
@Suite struct DisarmingTests {
  /// What would act, and what of it stands on the page.
  static let attacks: [(markdown: String, remains: String)] = [
    ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
    ("text <img src=x onerror=alert(2)> text", "&lt;img src=x onerror=alert(2)&gt;"),
    ("<svg onload=alert(3)></svg>", "&lt;svg onload=alert(3)&gt;"),
    ("[a link](javascript:alert(4))", "<span>a link</span>"),
    ("[a link](JaVaScRiPt:alert(5))", "<span>a link</span>"),
    ("[a link](data:text/html,<script>)", "<span>a link</span>"),
    ("[a link](file:///etc/passwd)", "<span>a link</span>"),
    ("[a file](secret.txt)", "<span>a file</span>"),
    ("![a picture](https://example.org/x.png)", "<em>[a picture]</em>"),
    ("![a picture](x.png){#fig-x}", "<em>[a picture]</em>"),
    ("*[![deep](http://a.b/c.png)](javascript:alert(6))*", "<em>[deep]</em>"),
    ("<iframe srcdoc=x></iframe>", "&lt;iframe srcdoc=x&gt;"),
    ("<style>body { display: none }</style>", "&lt;style&gt;"),
    ("[words]{role=\"alert\" data-source=\"//example.org\"}", "words"),
  ]

  /// Everything in which Markdown can stand; `@` is where.
  static let surroundings: [String] = [
    "@", "> @", "- @", "1. - @", "::: {.callout-note}\n@\n:::", "> [!NOTE]\n> @", "::: {#thm-a}\n@\n:::",
    "::: {#fig-a}\n@\n\nA caption.\n:::", "::: {.panel-tabset}\n# A\n\n@\n:::",
    "::: {.quiz}\nWhich?\n\n- [x] @\n- [ ] no\n:::", "::: {#exr-a}\n@\n:::\n\n::: {#sol-a}\n@\n:::",
    "::: {.aside}\n@\n:::", "A term\n: @", "::: {.glossary}\nA term\n: @\n:::", "Text.[^1]\n\n[^1]: @",
    "# A\n\n## @",
    "| a |\n|---|\n| @ |", "| a |\n|---|\n| b |\n\n: @ {#tbl-a}",
  ]

  private static func fragment(_ text: String, outputs: [CellOutput] = []) throws -> String {
    let (notebook, _) = try NotebookParser(read: { _ in text }).parse(file: "a.md", root: "")
    var result = ChapterResult(toolchain: "Swift", quick: false)
    for cell in notebook.cells { result.cells[cell.index] = CellResult(outputs) }
    return UntrustedNotebook.fragment(notebook, result: result).rendered()
  }

  /// What could act in a fragment that this writer wrote: a tag or an attribute that is none of its own.
  private static func harm(in page: String) -> [String] {
    var found: [String] = []
    for tag in page.matches(of: /<([a-zA-Z0-9]+)([^>]*)>/) {
      let name = String(tag.1).lowercased()
      let attributes = String(tag.2).lowercased()
      if ["script", "svg", "iframe", "style", "object", "embed", "form", "base", "link", "meta"].contains(
        name)
      {
        found.append(String(tag.0))
      }
      let words = attributes.replacing(/"[^"]*"/, with: "\"\"")
      if words.contains(/\son[a-z]+=/) || words.contains("data-source")
        || attributes.contains("role=\"alert\"")
      {
        found.append(String(tag.0))
      }
      for address in attributes.matches(of: /(?:src|href)="([^"]*)"/) {
        let isOwn = ["#", "https://", "data:image/svg+xml;base64,", "data:image/png;base64,"]
          .contains { address.1.hasPrefix($0) }
        if !isOwn || name == "img" && address.1.hasPrefix("http") { found.append(String(tag.0)) }
      }
    }
    return found
  }

  @Test(arguments: surroundings) func nothingActsWhereverItStands(_ surrounding: String) throws {
    for (markdown, remains) in Self.attacks {
      let page = try Self.fragment("# A title\n\n" + surrounding.replacing("@", with: markdown) + "\n")
      #expect(Self.harm(in: page) == [], "\(markdown) in \(surrounding)")
      // In a heading the fragment's own anchors stand around it, and the title of a tab is text as well.
      #expect(page.contains(remains), "\(markdown) in \(surrounding): \(page)")
    }
  }

  /// Captions are read while the page is written.
  @Test(arguments: [
    "//| fig-cap: '@'\n//| label: fig-x", "//| tbl-cap: '@'", "//| lst-cap: '@'",
    "//| fig-cap: a\n//| fig-subcap: ['@', b]",
  ]) func captionsAreDisarmed(_ options: String) throws {
    for (markdown, remains) in Self.attacks where !markdown.contains("{") {
      let text = "# A\n\n```{swift}\n\(options.replacing("@", with: "A " + markdown))\nx\n```\n"
      let page = try Self.fragment(text, outputs: [.bundle(Self.picture), .bundle(Self.picture)])
      #expect(Self.harm(in: page) == [], "\(markdown) in \(options)")
      #expect(page.contains(remains), "\(markdown) in \(options): \(page)")
    }
  }

  private static let picture = MIMEBundle(
    [.init(.svg, "<svg onload=\"alert(1)\"><script>alert(2)</script></svg>"), .init(.plain, "a picture")],
    metadata: ["description": "It \"rises\"."])

  /// Titles of divisions and code are attributes that are read as Markdown.
  @Test(arguments: ["::: {#thm-a name=\"@\"}\nText.\n:::", "```{.swift lst-cap=\"@\" #lst-a}\nx\n```"])
  func titlesAreDisarmed(_ text: String) throws {
    let page = try Self.fragment(
      "# A\n\n" + text.replacing("@", with: "[a](javascript:b) ![c](http://d.e/f)") + "\n")
    #expect(Self.harm(in: page) == [])
    #expect(page.contains("<span>a</span>") && page.contains("<em>[c]</em>"), "\(page)")
  }

  /// What a cell put out, in every form that it may send.
  @Test(arguments: MIMEType.allCases) func outputsAreDisarmed(_ type: MIMEType) throws {
    for (markdown, remains) in Self.attacks {
      let content: String =
        switch type {
        case .table:
          try Self.json(
            TableData(columns: [TableColumn(title: markdown, isMarkdown: true)], rows: [[markdown]]))
        case .claim: try Self.json(ClaimData(sentence: markdown, held: true))
        default: markdown
        }
      let bundle = MIMEBundle([.init(type, content), .init(.plain, "its plain form")])
      let page = try Self.fragment(
        "# A\n\n```{swift}\nx\n```\n\nInline `{swift} x`.\n", outputs: [.bundle(bundle)])
      #expect(Self.harm(in: page) == [], "\(markdown) as \(type)")
      switch type {
      case .markdown, .table: #expect(page.contains(remains), "\(markdown) as \(type): \(page)")
      case .html, .graphviz, .json, .artefact: #expect(page.contains("its plain form"), "\(type)")
      case .plain, .latex, .svg, .png, .claim: break
      }
    }
  }

  private static func json(_ value: some Encodable) throws -> String {
    String(decoding: try JSONEncoder().encode(value), as: UTF8.self)
  }

  @Test func printedMarkdownIsDisarmed() throws {
    for (markdown, remains) in Self.attacks {
      let page = try Self.fragment(
        "# A\n\n```{swift}\n//| output: asis\nx\n```\n", outputs: [.standardOutput(markdown)])
      #expect(Self.harm(in: page) == [], "\(markdown)")
      #expect(page.contains(remains), "\(markdown): \(page)")
    }
  }

  /// A drawing is the code that asks for it, a chart is an image; both are found by their labels.
  @Test func picturesKeepTheirPlaces() throws {
    let page = try Self.fragment(
      "# A\n\n```{dot}\n//| label: fig-a\n//| fig-cap: Arrows.\ndigraph { a [URL=\"javascript:x\"] }\n```\n\nSee @fig-a.\n"
        + "\n```{swift}\nx\n```\n", outputs: [.bundle(Self.picture)])
    #expect(Self.harm(in: page) == [])
    #expect(page.contains("<a class=\"reference\" href=\"#fig-a\">") && page.contains("Arrows."), "\(page)")
    #expect(
      page.contains("<img src=\"data:image/svg+xml;base64,") && page.contains("alt=\"It &quot;rises&quot;.\"")
    )
  }

  /// The test can fail: the same notebook as an author's acts.
  @Test func anAuthorsNotebookActs() throws {
    let course = SmallCourse(files: ["one.md": "# One\n\n<svg onload=alert(3)></svg>\n\n[a](https://x.y)\n"])
    let page = try #require(try course.build().pages.first { $0.path == "one.html" }).text
    let body = try #require(page.firstMatch(of: /<main[\s\S]*<\/main>/)?.output)
    #expect(Self.harm(in: String(body)).contains { $0.contains("onload") })
  }

  /// A new kind of node, form or output does not compile before somebody has decided what becomes of it.
  @Test(arguments: [
    "Notebooks/Document/NotebookRewriter.swift", "Notebooks/Document/Notebook+Disarmed.swift",
    "Notebooks/Document/NotebookVisitor.swift", "Site/Pages/ChapterResult+Disarmed.swift",
  ]) func thereIsNoDecisionForAllOthers(_ file: String) throws {
    let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Sources")
    let text = try String(contentsOf: sources.appendingPathComponent(file), encoding: .utf8)
    #expect(text.contains("switch") && !text.contains("default:") && !text.contains("case _"))
  }
}

extension CellResult {
  fileprivate init(_ outputs: [CellOutput]) {
    self.init()
    self.outputs = outputs
  }
}
