import Foundation
import Site

/// What a published page says of other editions of its course: a list of them, and a word on an old one that there is
/// a newer one. Both are plain HTML, for browsers without scripts.
///
/// They stand between marks, so that the pages of old editions can be told of new ones without being built again.
struct EditionMarks {
  /// The path of the place's root from the page, `../`.
  var root: String
  /// The same page where each edition has it, or its front page; the newest first. The one of the page itself is marked.
  var editions: [(name: String?, address: String, isOwn: Bool)]
  /// Where the newest edition has the page, on the page of an old one.
  var newer: String?

  private static let open = "<!--lectern-editions-->"
  private static let close = "<!--/lectern-editions-->"

  /// A page with these marks in place of any that it had.
  func put(on page: String) -> String {
    var page = Self.removed(from: page)
    let language = page.firstMatch(of: /<html[^>]*\slang="([^"]*)"/).map { String($0.output.1) } ?? "en"
    let vocabulary = Vocabulary(language: language)
    // Below the bar where the theme has one, else at the top of the page.
    let bar = page.range(of: "<header class=\"bar\">").flatMap {
      page.range(of: "</header>", range: $0.upperBound..<page.endIndex)
    }
    guard let start = bar?.upperBound ?? page.firstMatch(of: /<body[^>]*>/)?.range.upperBound else {
      return page
    }
    page.insert(contentsOf: Self.open + body(vocabulary) + Self.close, at: start)
    if let head = page.range(of: "</head>") {
      page.insert(contentsOf: Self.open + Self.style + Self.close + "\n", at: head.lowerBound)
    }
    return page
  }

  /// A page as it was built.
  static func removed(from page: String) -> String {
    var page = page
    while let start = page.range(of: open),
      let end = page.range(of: close, range: start.upperBound..<page.endIndex)
    {
      var upper = end.upperBound
      // Those in the head have a line of their own.
      if page[..<start.lowerBound].hasSuffix("\n"), page[upper...].hasPrefix("\n") {
        upper = page.index(after: upper)
      }
      page.removeSubrange(start.lowerBound..<upper)
    }
    return page
  }

  private func body(_ vocabulary: Vocabulary) -> String {
    let own = editions.first { $0.isOwn }.map { $0.name ?? vocabulary.currentEdition } ?? ""
    var html = "<aside class=\"editions\" aria-label=\"\(vocabulary.edition)\">"
    if let newer {
      html +=
        "<p class=\"edition-newer\" role=\"note\">\(vocabulary.newerEdition) <a href=\"\(newer)\">\(vocabulary.toNewerEdition)</a></p>"
    }
    html += "<details><summary>\(vocabulary.edition): \(own)</summary><ul>"
    for edition in editions {
      let name = edition.name ?? vocabulary.currentEdition
      html +=
        "<li><a href=\"\(edition.address)\"\(edition.isOwn ? " aria-current=\"true\"" : "")>\(name)</a></li>"
    }
    return html + "</ul></details></aside>"
  }

  /// The theme's colours, and the system's for a theme that has none of these names.
  private static let style = """
    <style>.editions{display:flex;flex-wrap:wrap;align-items:baseline;justify-content:flex-end;gap:.3rem 1.2rem;\
    padding:.45rem 1.25rem;font-size:.88rem;line-height:1.45;border-bottom:1px solid var(--line,GrayText);\
    background:var(--raised,Canvas);color:var(--ink,CanvasText)}\
    .editions p{margin:0 auto 0 0;font-weight:600}.editions a{color:var(--link,LinkText)}\
    .editions summary{cursor:pointer;padding:.2rem 0}.editions ul{margin:.2rem 0;padding:0;list-style:none}\
    .editions li a{display:block;padding:.25rem 0}.editions [aria-current]{font-weight:600}\
    @media print{.editions details{display:none}}</style>
    """
}
