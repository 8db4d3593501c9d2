import Markup
import Notebooks

/// What pages say of themselves to those who find them from elsewhere: search engines, feed readers, people who are
/// sent a link. Only for a course that has an address.
public struct PublicSite: Sendable, Hashable {
  /// The address of the site, without a slash at its end.
  public var address: String
  /// When each page's chapter was last changed, `2026-12-01T00:00:00Z`; pages of which nobody knows are left out.
  public var dates: [String: String]

  public init(address: String, dates: [String: String] = [:]) {
    self.address = address
    self.dates = dates
  }

  static let mapPath = "sitemap.xml"
  static let feedPath = "feed.xml"
  static let lostPath = "404.html"

  /// The address of a file of the site; the front page is the site itself.
  public func address(of path: String) -> String {
    "\(address)/\(Address.escaped(path == "index.html" ? "" : path))"
  }

  /// The path of the site's address, with a slash at both ends.
  var root: String {
    let host = address.split(separator: "/", maxSplits: 2, omittingEmptySubsequences: false).last ?? ""
    let parts = host.split(separator: "/").dropFirst()
    return "/" + parts.map { $0 + "/" }.joined()
  }

  /// The site's files for visitors from elsewhere.
  func paths(_ index: CourseIndex) -> [String] {
    [Self.mapPath, Self.lostPath] + (feedEntries(index).isEmpty ? [] : [Self.feedPath])
  }

  /// The pages that there are, in their order.
  static func pages(_ index: CourseIndex) -> [(page: String, outline: ChapterOutline)] {
    zip(index.list.chapters, index.outlines).filter { !$1.isDraft }.map { ($0.page, $1) }
  }

  // MARK: - The map, by the protocol of sitemaps.org

  func map(_ index: CourseIndex) -> SiteFile {
    var pages = Self.pages(index).map(\.page)
    if !pages.contains("index.html") { pages.insert("index.html", at: 0) }
    let root = Node.element("urlset", ["xmlns": "http://www.sitemaps.org/schemas/sitemap/0.9"]) {
      for page in pages {
        Node.element("url") {
          Node.element("loc", text: address(of: page))
          if let date = dates[page] { Node.element("lastmod", text: date) }
        }
      }
    }
    return Self.file(Self.mapPath, root)
  }

  // MARK: - The feed, by RFC 4287

  /// The chapters of which the day is known, the latest first.
  func feedEntries(_ index: CourseIndex) -> [(page: String, outline: ChapterOutline, date: String)] {
    Self.pages(index).compactMap { page, outline in
      page == "index.html" ? nil : dates[page].map { (page, outline, $0) }
    }
    // Of one day, the later chapter is the newer one.
    .enumerated().sorted { ($1.element.2, $1.offset) < ($0.element.2, $0.offset) }.map(\.element)
  }

  func feed(_ index: CourseIndex) -> SiteFile? {
    let entries = feedEntries(index)
    guard let latest = entries.first?.date else { return nil }
    let configuration = index.configuration
    let title = configuration.title ?? index.outlines.first?.plainTitle ?? address
    let authors = configuration.authors.isEmpty ? [title] : configuration.authors
    let root = Node.element("feed", ["xmlns": "http://www.w3.org/2005/Atom", "xml:lang": configuration.lang])
    {
      Node.element("id", text: address(of: "index.html"))
      Node.element("title", text: title)
      if let subtitle = configuration.description ?? configuration.subtitle {
        Node.element("subtitle", text: subtitle)
      }
      Node.element("updated", text: latest)
      for author in authors { Node.element("author") { Node.element("name", text: author) } }
      Node.element(
        "link", ["rel": "self", "type": "application/atom+xml", "href": address(of: Self.feedPath)])
      Node.element("link", ["rel": "alternate", "type": "text/html", "href": address(of: "index.html")])
      Node.element("generator", text: "Lectern")
      for entry in entries {
        Node.element("entry") {
          Node.element("id", text: address(of: entry.page))
          Node.element("title", text: entry.outline.plainTitle)
          Node.element("updated", text: entry.date)
          Node.element("link", ["rel": "alternate", "type": "text/html", "href": address(of: entry.page)])
          // An entry without content needs a summary to say what it is about.
          Node.element("summary", text: entry.outline.description ?? entry.outline.plainTitle)
        }
      }
    }
    return Self.file(Self.feedPath, root)
  }

  private static func file(_ path: String, _ root: Node) -> SiteFile {
    SiteFile(
      path: path, text: "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + root.rendered(as: .xml) + "\n")
  }
}
