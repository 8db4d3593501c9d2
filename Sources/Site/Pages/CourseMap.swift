import Markup
import Notebooks

/// The list of all chapters with what each is about.
struct CourseMap {
  let index: CourseIndex
  let vocabulary: Vocabulary

  var section: Node {
    .element("nav", ["class": "course-map", "id": "_chapters", "aria-label": vocabulary.allChapters]) {
      var part: Int?
      var items: [Node] = []
      var groups: [(String?, [Node])] = []
      for (number, (entry, outline)) in zip(index.list.chapters, index.outlines).enumerated()
      where entry.page != "index.html" && !outline.isDraft {
        if entry.part != part, !items.isEmpty {
          groups.append((part.map { index.list.parts[$0] }, items))
          items = []
        }
        part = entry.part
        items.append(item(entry, index.outlines[number]))
      }
      groups.append((part.map { index.list.parts[$0] }, items))
      return groups.enumerated().flatMap { place, group -> [Node] in
        // Chapters behind a part that belong to none go on without a heading.
        let heading = group.0 ?? (place == 0 ? vocabulary.allChapters : nil)
        return (heading.map { [Node.element("h2", text: $0)] } ?? []) + [
          Node.element("ol", children: group.1)
        ]
      }
    }
  }

  private func item(_ entry: ChapterEntry, _ outline: ChapterOutline) -> Node {
    .element("li") {
      Node.element("a", ["href": Address.escaped(entry.page), "data-page": entry.page]) {
        Node.element("span", ["class": "number"], text: entry.mark ?? "")
        Node.element("span", ["class": "map-text"]) {
          Node.element("span", ["class": "map-title"], text: outline.plainTitle)
          if let description = outline.description {
            Node.element("span", ["class": "map-description"], text: description)
          }
        }
      }
    }
  }
}
