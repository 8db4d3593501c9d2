import Foundation
import FoundationXML
import Notebooks
import Results
import Testing
import Wire

@testable import Site

/// What a site with an address says to visitors from elsewhere.
@Suite struct PublicSiteTests {
  private static let files = [
    "course.yml": """
    title: Nets & more
    description: What nets do.
    author: [A. Teacher, B. Teacher]
    lang: de-CH
    site-url: https://example.org/courses/nets/
    repo-url: https://code.example.org/nets/edit/main
    """,
    "index.md": "# Nets\n",
    "01-one.md": """
    ---
    title: One < two & only
    description: What "one" is.
    reading-time: 12
    ---

    | level | after this chapter you can |
    |---|---|
    | remember | say what one is |
    | create | make *another* one |

    ```{swift}
    1
    ```

    ::: {#exr-a level="apply"}
    Do it.
    :::
    """,
    "02-zwei eins.md": "# Two\n",
  ]

  private static let chart: [CellOutput] = [
    .bundle(MIMEBundle([.init(.svg, drawing), .init(.plain, "a chart")]))
  ]

  private static let drawing =
    "<svg class=\"chart\"><svg class=\"chart-wide\" viewBox=\"0 0 672 364\"><path fill=\"var(--chart-1,#0072b2)\"/></svg>"
    + "<svg class=\"chart-compact\" viewBox=\"0 0 1 1\"></svg></svg>"

  private func site(_ change: (inout [String: String]) -> Void = { _ in }) throws -> [String: String] {
    var files = Self.files
    change(&files)
    var course = SmallCourse(files: files)
    course.outputs = Self.chart
    course.dates = ["01-one.html": "2026-10-01T08:00:00Z", "02-zwei eins.html": "2026-11-01T00:00:00Z"]
    let built = try course.build()
    #expect(built.diagnostics.isEmpty, "\(built.diagnostics)")
    return Dictionary(
      uniqueKeysWithValues: (built.pages + built.stateFiles + built.shared).map { ($0.path, $0.text) })
  }

  @Test func aPageIntroducesItself() throws {
    let page = try #require(try site()["01-one.html"])
    let head = try #require(page.split(separator: "</head>").first)
    for line in [
      #"<link rel="canonical" href="https://example.org/courses/nets/01-one.html">"#,
      #"<meta property="og:title" content="One &lt; two &amp; only">"#,
      #"<meta property="og:url" content="https://example.org/courses/nets/01-one.html">"#,
      #"<meta property="og:type" content="article">"#,
      #"<meta property="og:locale" content="de_CH">"#,
      #"<meta property="og:image" content="https://example.org/courses/nets/cards/01-one.svg">"#,
      #"<meta name="twitter:card" content="summary_large_image">"#,
      #"<link rel="alternate" type="application/atom+xml" href="feed.xml" title="Nets &amp; more">"#,
    ] { #expect(head.contains(line + "\n"), "\(line)\n\(head)") }
    #expect(
      page.contains(
        #"<a href="https://code.example.org/nets/edit/main/01-one.md">Dieses Kapitel bearbeiten</a>"#))
  }

  @Test func whatItTeachesIsStructured() throws {
    let page = try #require(try site()["01-one.html"])
    let match = try #require(page.firstMatch(of: /<script type="application\/ld\+json">(.*?)<\/script>/))
    let thing = try #require(
      try JSONSerialization.jsonObject(with: Data(match.output.1.utf8)) as? [String: Any])
    #expect(thing["@context"] as? String == "https://schema.org")
    #expect(thing["@type"] as? String == "LearningResource")
    #expect(thing["name"] as? String == "One < two & only" && thing["position"] as? Int == 1)
    #expect(thing["timeRequired"] as? String == "PT12M" && thing["inLanguage"] as? String == "de-CH")
    #expect(thing["teaches"] as? [String] == ["say what one is", "make another one"])
    let levels = (thing["educationalAlignment"] as? [[String: Any]])?.compactMap {
      $0["targetName"] as? String
    }
    #expect(levels == ["remember", "apply", "create"])
    let course = (thing["isPartOf"] as? [[String: Any]])?.first
    #expect(
      course?["url"] as? String == "https://example.org/courses/nets/"
        && course?["@type"] as? String == "Course")
    #expect(
      (thing["author"] as? [[String: Any]])?.compactMap { $0["name"] as? String } == [
        "A. Teacher", "B. Teacher",
      ])
    #expect(try #require(try site()["index.html"]).contains(#""@type":"Course""#))
  }

  /// By the rules of sitemaps.org: absolute addresses below the map's own, escaped, each once.
  @Test func theMapNamesEachPage() throws {
    let text = try #require(try site()["sitemap.xml"])
    let map = try XMLReading(text)
    #expect(map.namespace == "http://www.sitemaps.org/schemas/sitemap/0.9" && map.root == "urlset")
    #expect(
      map.texts("urlset/url/loc") == [
        "https://example.org/courses/nets/", "https://example.org/courses/nets/01-one.html",
        "https://example.org/courses/nets/02-zwei%20eins.html",
      ])
    #expect(map.texts("urlset/url/lastmod") == ["2026-10-01T08:00:00Z", "2026-11-01T00:00:00Z"])
  }

  /// By RFC 4287: a feed has an id, a title, an update and an author, and so has each entry with its link.
  @Test func theFeedIsWhole() throws {
    let text = try #require(try site()["feed.xml"])
    let feed = try XMLReading(text)
    #expect(feed.namespace == "http://www.w3.org/2005/Atom" && feed.root == "feed")
    #expect(
      feed.texts("feed/id") == ["https://example.org/courses/nets/"]
        && feed.texts("feed/title") == ["Nets & more"])
    #expect(feed.texts("feed/updated") == ["2026-11-01T00:00:00Z"])
    #expect(feed.texts("feed/author/name") == ["A. Teacher", "B. Teacher"])
    #expect(feed.texts("feed/entry/title") == ["Two", "One < two & only"])
    #expect(
      feed.texts("feed/entry/id") == [
        "https://example.org/courses/nets/02-zwei%20eins.html",
        "https://example.org/courses/nets/01-one.html",
      ])
    #expect(feed.texts("feed/entry/updated") == ["2026-11-01T00:00:00Z", "2026-10-01T08:00:00Z"])
    #expect(feed.texts("feed/entry/summary") == ["Two", "What \"one\" is."])
    #expect(feed.attributes("feed/link").map { $0["rel"] } == ["self", "alternate"])
    #expect(feed.attributes("feed/link").first?["href"] == "https://example.org/courses/nets/feed.xml")
  }

  /// A server shows it at any depth, so nothing in it may count from there.
  @Test func theLostPageWorksBelowAnyPath() throws {
    let page = try #require(try site()["404.html"])
    #expect(page.contains("Diese Seite gibt es nicht") && page.contains(#"data-root="/courses/nets/""#))
    let addresses = page.matches(of: /\s(?:href|src)="([^"]*)"/).map { String($0.output.1) }
    #expect(addresses.contains("/courses/nets/assets/lectern.css"))
    #expect(addresses.contains("/courses/nets/02-zwei%20eins.html"))
    #expect(addresses.allSatisfy { $0.hasPrefix("/courses/nets/") || $0.hasPrefix("#") }, "\(addresses)")
    #expect(!page.contains("canonical"))
    // At the root of a server there is no such path.
    #expect(PublicSite(address: "https://example.org").root == "/")
  }

  @Test func theCardShowsTheFirstChart() throws {
    let site = try site()
    let card = try #require(site["cards/01-one.svg"])
    let picture = try XMLReading(card)
    #expect(picture.root == "svg" && picture.texts("svg/text") == ["Nets & more", "One < two & only"])
    #expect(card.contains(##"viewBox="0 0 672 364"><path fill="#0072b2"/></svg>"##) && !card.contains("var("))
    // A chapter without a chart has no picture to show.
    #expect(site["cards/02-zwei eins.svg"] == nil)
    #expect(site["02-zwei eins.html"]?.contains("og:image") == false)
    #expect(site["02-zwei eins.html"]?.contains(#"<meta name="twitter:card" content="summary">"#) == true)
  }

  @Test func withoutDaysThereIsNoFeed() throws {
    var course = SmallCourse(files: Self.files)
    course.outputs = Self.chart
    let built = try course.build()
    #expect(!built.shared.map(\.path).contains("feed.xml"))
    #expect(built.pages.allSatisfy { !$0.text.contains("atom+xml") })
    #expect(built.shared.map(\.path).contains("sitemap.xml"))
  }

  /// A course without an address has the site that it always had.
  @Test func withoutAnAddressNothingIsSaid() throws {
    let site = try site { files in
      files["course.yml"] = files["course.yml"]?.split(separator: "\n").filter { !$0.contains("-url:") }
        .joined(separator: "\n")
    }
    #expect(Set(site.keys).isDisjoint(with: ["sitemap.xml", "feed.xml", "404.html", "cards/01-one.svg"]))
    for (path, text) in site where path.hasSuffix(".html") {
      #expect(!text.contains("canonical") && !text.contains("og:") && !text.contains("ld+json"))
      #expect(text.contains("<meta name=\"generator\" content=\"Lectern\">\n<meta name=\"color-scheme\""))
      #expect(!text.contains("bearbeiten"))
    }
  }
}

/// Well-formed XML by the texts and attributes of its elements, each under its path.
private final class XMLReading: NSObject, XMLParserDelegate {
  private(set) var root = ""
  private(set) var namespace: String?
  private var path: [String] = []
  private var found: [(path: String, text: String, attributes: [String: String])] = []
  private var open: [Int] = []

  init(_ text: String) throws {
    super.init()
    let parser = XMLParser(data: Data(text.utf8))
    parser.delegate = self
    guard parser.parse() else { throw parser.parserError ?? CocoaError(.coderInvalidValue) }
  }

  func texts(_ path: String) -> [String] { found.filter { $0.path == path }.map(\.text) }
  func attributes(_ path: String) -> [[String: String]] { found.filter { $0.path == path }.map(\.attributes) }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String] = [:]
  ) {
    if path.isEmpty { (root, namespace) = (name, attributes["xmlns"]) }
    path.append(name)
    open.append(found.count)
    found.append((path.joined(separator: "/"), "", attributes))
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) {
    if let last = open.last { found[last].text += string }
  }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) {
    path.removeLast()
    open.removeLast()
  }
}
