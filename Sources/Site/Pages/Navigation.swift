import Markup
import Notebooks

/// The chapters at the left of a page, with the current one marked.
///
/// A large course shows the part around the current chapter and leads to the map of all chapters
/// on the front page, so that a page does not grow with the course.
struct Navigation {
  let index: CourseIndex
  let chapter: Int?
  let vocabulary: Vocabulary

  /// Up to so many chapters are all listed.
  static let limit = 60
  /// In a large course, so many chapters before and after the current one.
  static let reach = 12

  private var page: String { chapter.map { index.list.chapters[$0].page } ?? "index.html" }

  var node: Node {
    let chapters = index.list.chapters
    let isLarge = chapters.count > Self.limit
    let part = chapter.flatMap { chapters[$0].part }
    var items: [Node] = []
    var shownPart: Int?
    if isLarge { items.append(link(to: "index.html#_chapters", text: vocabulary.allChapters)) }
    for (number, entry) in shown(isLarge: isLarge) where !index.outlines[number].isDraft || number == chapter
    {
      if entry.part != shownPart, let title = entry.part.map({ index.list.parts[$0] }) {
        items.append(.element("li", ["class": "part"], text: title))
      }
      shownPart = entry.part
      items.append(item(number, entry))
    }
    if isLarge {
      // The other parts, each by its first chapter.
      for (other, title) in index.list.parts.enumerated() where other != part {
        if let first = chapters.first(where: { $0.part == other }) {
          items.append(link(to: first.page, text: title))
        }
      }
    }
    return .element("ol", ["class": "chapters"], children: items)
  }

  private func shown(isLarge: Bool) -> [(Int, ChapterEntry)] {
    let all = Array(index.list.chapters.enumerated())
    guard isLarge else { return all.map { ($0.offset, $0.element) } }
    let current = chapter ?? 0
    let near = max(0, current - Self.reach)...min(all.count - 1, current + Self.reach)
    return near.map { ($0, all[$0].element) }
  }

  private func item(_ number: Int, _ entry: ChapterEntry) -> Node {
    let isCurrent = number == chapter
    let address = Address.escaped(RelativePath.path(from: page, to: entry.page))
    return .element("li", ["data-page": entry.page]) {
      Node.element("a", ["href": address, "aria-current": isCurrent ? "page" : nil]) {
        Node.element("span", ["class": "number"], text: entry.mark ?? "")
        Node.element("span", text: index.outlines[number].plainTitle)
      }
    }
  }

  private func link(to target: String, text: String) -> Node {
    .element("li", ["class": "more"]) {
      Node.element("a", ["href": Address.escaped(RelativePath.path(from: page, to: target))], text: text)
    }
  }
}
