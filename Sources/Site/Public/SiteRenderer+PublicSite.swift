import Markup
import Notebooks

extension SiteRenderer {
  /// The files for visitors from elsewhere; none for a course without an address.
  var publicFiles: [SiteFile] {
    guard let publicSite else { return [] }
    return [publicSite.map(index), lostPage(publicSite)] + [publicSite.feed(index)].compactMap { $0 }
  }

  /// The picture that goes with a link to a chapter: as PNG where it can be drawn, else as SVG.
  func card(chapter: Int, body: [Node]) -> SiteFile? {
    guard publicSite != nil,
      let card = ChapterCard(
        title: index.outlines[chapter].plainTitle, course: index.configuration.title ?? "",
        page: Node.fragment(body).rendered())
    else { return nil }
    let stem = "cards/" + index.list.chapters[chapter].stem
    if let png = cards?.png(card.svg) { return SiteFile(path: stem + ".png", bytes: png) }
    return SiteFile(path: stem + ".svg", text: card.svg)
  }

  /// What a server shows where there is no page. It is shown at any depth, so its links count from the site's root.
  private func lostPage(_ site: PublicSite) -> SiteFile {
    let vocabulary = Vocabulary(language: index.configuration.lang)
    let body: [Node] = [
      .element("p", ["class": "lead"], text: vocabulary.lostText),
      CourseMap(index: index, vocabulary: vocabulary).section,
    ]
    var model = PageModel(
      index: index, chapter: nil, title: [.text(vocabulary.lost)], body: body, frontMatter: FrontMatter(),
      result: nil, usesMath: false, usesCharts: false, usesWidgets: false, usesLive: false,
      vocabulary: vocabulary, downloads: [], readingMinutes: nil)
    model.isLost = true
    return SiteFile(path: PublicSite.lostPath, text: Self.rooted(theme.page(model), at: site.root))
  }

  /// A page whose relative addresses count from a path.
  static func rooted(_ page: String, at root: String) -> String {
    let relative = /(\s(?:href|src)=")(?!#|\/|[A-Za-z][A-Za-z0-9+.\-]*:)([^"]*")/
    return page.replacing(relative) { "\($0.output.1)\(root)\($0.output.2)" }
      .replacing("data-root=\"\"", with: "data-root=\"\(root)\"")
  }
}
