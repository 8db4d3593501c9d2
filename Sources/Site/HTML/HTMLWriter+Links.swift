import Foundation
import Notebooks

extension HTMLWriter {
  /// A link's address on the page: `x.md#part` leads to the chapter's page, and what leads
  /// nowhere is an error.
  mutating func resolved(_ address: String, at position: SourcePosition) -> String {
    guard let index = context.index, !address.isEmpty, !Address.isExternal(address) else { return address }
    let pieces = address.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    // As browsers read them: `02%20second.md` is a file with a blank in its name.
    let written = String(pieces.first ?? "")
    let path = fromCourse(written.removingPercentEncoding ?? written)
    var anchor = pieces.count > 1 ? String(pieces[1]).removingPercentEncoding ?? String(pieces[1]) : nil
    let own = index.list.chapters[context.chapter]
    guard path.isEmpty || path.hasSuffix(".md") || path.hasSuffix(".html") else {
      return file(path, at: position) + (anchor.map { "#\($0)" } ?? "")
    }
    guard let target = path.isEmpty ? context.chapter : chapter(path, from: own, in: index) else {
      if let reason = index.withheld.chapters[RelativePath.resolve(path, from: own.page)] {
        diagnostics.append(
          Diagnostic(
            at: position, "The link leads to '\(path)', which \(reason) and has no page yet.",
            help: "Take the link out until the chapter is published."))
        return address
      }
      let known = index.list.chapters.map { RelativePath.path(from: own.page, to: $0.path) }
      diagnostics.append(
        Diagnostic(
          at: position, "The link leads to '\(path)', which is no chapter of the course.",
          help: Suggestion.closest(to: path, among: known).map { "Did you mean '\($0)'?" }
            ?? "The chapters are \(Self.listed(known)); another file is one when 'chapters' lists it."))
      return address
    }
    if anchor?.isEmpty == true {
      // `#` alone is the page's top.
      anchor = path.isEmpty ? "_top" : nil
    } else if let given = anchor, let known = index.outlines[target].anchor(for: given) {
      anchor = known
    } else if let anchor {
      let known =
        index.outlines[target].sections.map(\.identifier) + index.outlines[target].labels.map(\.name)
      diagnostics.append(
        Diagnostic(
          at: position,
          "The link leads to '#\(anchor)', which is not in '\(index.outlines[target].path)'.",
          help: Suggestion.closest(to: anchor, among: known).map { "Did you mean '#\($0)'?" }
            ?? "Anchors are the identifiers of headings and labels."))
    }
    let page = path.isEmpty ? "" : RelativePath.path(from: own.page, to: index.list.chapters[target].page)
    return page + (anchor.map { "#\($0)" } ?? "")
  }

  /// A course may have a hundred chapters.
  private static func listed(_ names: [String]) -> String {
    names.prefix(12).joined(separator: ", ") + (names.count > 12 ? " and \(names.count - 12) more" : "")
  }

  /// What a link without words shows, as in MyST: the title of the chapter or section it leads to, or its address.
  func name(of link: Link) -> String {
    guard let index = context.index, !Address.isExternal(link.destination) else { return link.destination }
    let pieces = link.destination.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    let path = String(pieces.first ?? "").removingPercentEncoding ?? String(pieces.first ?? "")
    let own = index.list.chapters[context.chapter]
    guard let target = path.isEmpty ? context.chapter : chapter(path, from: own, in: index) else {
      return link.destination
    }
    let outline = index.outlines[target]
    let anchor = pieces.count > 1 ? outline.anchor(for: String(pieces[1])) : nil
    return outline.sections.first { $0.identifier == anchor }?.title.plainText ?? outline.plainTitle
  }

  /// Notes a file beside the chapter that the page shows or leads to.
  ///
  /// - Returns: Where the page finds its copy. What lies above the course is copied into the site's folder.
  mutating func file(_ path: String, at position: SourcePosition) -> String {
    let path = fromCourse(path)
    files.append(LocalFile(path: path, position: position))
    guard let page = context.index?.list.chapters[context.chapter].page else { return path }
    return RelativePath.path(from: page, to: RelativePath.resolve(path, from: page))
  }

  /// `/images/a.png` counts from the course's folder, as in Quarto and on a site of its own.
  private func fromCourse(_ path: String) -> String {
    guard path.hasPrefix("/"), path.count > 1, let page = context.index?.list.chapters[context.chapter].page
    else { return path }
    return RelativePath.path(from: page, to: String(path.dropFirst()))
  }

  private func chapter(_ path: String, from own: ChapterEntry, in index: CourseIndex) -> Int? {
    index.chapter(at: RelativePath.resolve(path, from: own.page))
  }
}

extension ChapterOutline {
  /// The identifier that a link's anchor means: itself, or the heading that Jupyter and GitHub would find by
  /// it, whose identifiers have other dashes and capitals. `nil` when there is none.
  func anchor(for given: String) -> String? {
    let isKnown =
      given == "_top" || given == "top" || anchors.contains(given)
      || sections.contains { $0.identifier == given }
      || labels.contains { $0.name == given } || terms.contains { $0.anchor == given }
    if isKnown { return given }
    let slug = Slug.of(given)
    if let section = sections.first(where: { Slug.of($0.title.plainText) == slug }) {
      return section.identifier
    }
    return Slug.of(plainTitle) == slug ? "_top" : nil
  }
}

/// Paths from one page to another.
enum RelativePath {
  /// The way from a page to another file of the site, both given from the site's folder.
  static func path(from page: String, to target: String) -> String {
    let from = page.split(separator: "/").dropLast()
    let to = target.split(separator: "/")
    let common = zip(from, to.dropLast()).prefix { $0 == $1 }.count
    return (Array(repeating: "..", count: from.count - common) + to[common...].map(String.init))
      .joined(separator: "/")
  }

  /// A path that is given from a page, from the site's folder.
  static func resolve(_ path: String, from page: String) -> String {
    var parts = page.split(separator: "/").dropLast().map(String.init)
    for part in path.split(separator: "/") {
      if part == ".." { _ = parts.popLast() } else if part != "." { parts.append(String(part)) }
    }
    return parts.joined(separator: "/")
  }
}
