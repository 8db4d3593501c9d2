import Markup
import Notebooks
import Results

/// What a page's template is filled with.
public struct PageModel: Sendable {
  let index: CourseIndex
  /// `nil` for a front page that is made up.
  let chapter: Int?
  let title: [Node]
  var subtitle: [Node] = []
  let body: [Node]
  let frontMatter: FrontMatter
  let result: ChapterResult?
  let usesMath: Bool
  let usesCharts: Bool
  let usesWidgets: Bool
  let usesLive: Bool
  let vocabulary: Vocabulary
  let downloads: [Download]
  let readingMinutes: Int?
  /// What the page says to visitors from elsewhere; `nil` for a course without an address.
  var publicSite: PublicSite?
  /// The path of the picture that goes with a link to the page.
  var card: String?
  var lessons = Lessons()
  /// It is what a server shows where there is no page.
  var isLost = false

  private var entry: ChapterEntry? { chapter.map { index.list.chapters[$0] } }

  private var page: String { entry?.page ?? (isLost ? PublicSite.lostPath : "index.html") }

  /// The way from the page to the folder of the site.
  var root: String {
    String(repeating: "../", count: page.split(separator: "/").count - 1)
  }

  /// The values under the names that templates use.
  var values: [String: Any] {
    let configuration = index.configuration
    let plainTitle = chapter.map { index.outlines[$0].plainTitle } ?? Node.fragment(title).plainText
    let course = configuration.title ?? ""
    let isFront = page == "index.html"
    var values: [String: Any] = [
      "lang": frontMatter.lang ?? configuration.lang,
      "root": root,
      "page": page,
      "pageTitle": isFront || course.isEmpty ? plainTitle : "\(plainTitle) · \(course)",
      "title": Node.fragment(title).rendered(),
      "courseTitle": course.isEmpty ? plainTitle : course,
      "body": Node.fragment(body).rendered(),
      "navigation": Navigation(index: index, chapter: chapter, vocabulary: vocabulary).node.rendered(),
      "contents": contents?.rendered() ?? "",
      "hasContents": contents != nil,
      "math": usesMath,
      "charts": usesCharts,
      "widgets": usesWidgets,
      "live": usesLive,
      "isFront": isFront,
      // A click on the course's name leads to the first page, and on that page to its top.
      "home": isFront ? "#_top" : RelativePath.path(from: page, to: "index.html"),
      "foot": foot,
      "downloads": downloads.map { ["name": $0.name, "path": Address.escaped($0.path)] },
      "hasDownloads": !downloads.isEmpty,
      "searchable": index.list.chapters.count > 0,
    ]
    for (name, text) in words { values[name] = text }
    // An optional within `Any` would be written as "nil".
    values["direction"] = Vocabulary.direction(of: frontMatter.lang ?? configuration.lang)
    values["description"] = frontMatter.description ?? (isFront ? configuration.description : nil)
    values["subtitle"] = subtitle.isEmpty ? nil : Node.fragment(subtitle).plainText
    values["subtitleMarkup"] = subtitle.isEmpty ? nil : Node.fragment(subtitle).rendered()
    let authors = frontMatter.authors.isEmpty && isFront ? configuration.authors : frontMatter.authors
    if !authors.isEmpty { values["authors"] = authors.joined(separator: ", ") }
    if let entry, let number = entry.number, let mark = entry.mark {
      values["eyebrow"] = "\(entry.isAppendix ? vocabulary.appendix : vocabulary.chapter) \(mark)"
      let count = index.numberedCount
      values["progress"] = entry.isAppendix ? "100" : count > 0 ? "\(number * 100 / count)" : nil
    }
    if entry?.number != nil { values["time"] = readingTime }
    if let previous = neighbour(-1) { values["previous"] = previous }
    if let next = neighbour(1) { values["next"] = next }
    if result?.quick == true { values["quick"] = true }
    if let introduction = introduction(title: plainTitle, values["description"] as? String, authors) {
      values["introduction"] = introduction
    }
    if let entry, let repository = configuration.repositoryAddress {
      values["edit"] = "\(repository)/\(Address.escaped(entry.path))"
      values["wordEdit"] = vocabulary.edit
    }
    return values
  }

  private func introduction(title: String, _ description: String?, _ authors: [String]) -> String? {
    guard let publicSite, !isLost else { return nil }
    return PageIntroduction(
      site: publicSite, index: index, page: page, title: title, description: description,
      language: frontMatter.lang ?? index.configuration.lang,
      authors: authors.isEmpty ? index.configuration.authors : authors,
      minutes: statedMinutes, lessons: lessons, card: card,
      hasFeed: !publicSite.feedEntries(index).isEmpty, root: root
    ).lines
  }

  private var statedMinutes: Int? {
    switch frontMatter.readingTime {
    case .hidden?, .text?: nil
    case .minutes(let minutes)?: minutes
    case nil: entry?.number == nil ? nil : readingMinutes
    }
  }

  /// One time for a chapter: the author's, or what counting words gives.
  private var readingTime: String? {
    switch frontMatter.readingTime {
    case .hidden?: nil
    case .text(let text)?: text
    case .minutes(let minutes)?: "\(minutes) \(vocabulary.minutes)"
    case nil: readingMinutes.map { "\($0) \(vocabulary.minutes)" }
    }
  }

  private var words: [(String, String)] {
    [
      ("wordSkip", vocabulary.skip), ("wordContents", vocabulary.contents),
      ("wordChapters", vocabulary.chapters),
      ("wordPrevious", vocabulary.previous), ("wordNext", vocabulary.next), ("wordSearch", vocabulary.search),
      ("wordTheme", vocabulary.theme),
      ("wordDownload", vocabulary.download),
      ("wordQuick", vocabulary.quick), ("wordMenu", vocabulary.menu), ("wordScrolls", vocabulary.scrolls),
    ]
  }

  private func neighbour(_ step: Int) -> [String: String]? {
    var neighbour = (chapter ?? -1) + step
    guard chapter != nil || step > 0 else { return nil }
    while index.list.chapters.indices.contains(neighbour), index.outlines[neighbour].isDraft {
      neighbour += step
    }
    guard index.list.chapters.indices.contains(neighbour) else { return nil }
    let entry = index.list.chapters[neighbour]
    return [
      "address": Address.escaped(RelativePath.path(from: page, to: entry.page)),
      "title": index.outlines[neighbour].plainTitle,
      "number": entry.mark ?? "",
    ]
  }

  /// This page's sections, two levels deep.
  private var contents: Node? {
    guard let chapter else { return nil }
    let sections = index.outlines[chapter].sections
    let numbers = index.sectionNumbers[chapter]
    guard sections.count > 1 else { return nil }
    var items: [Node] = []
    for (section, number) in zip(sections, numbers) where section.level <= 3 {
      items.append(
        .element("li", ["class": "level-\(section.level)"]) {
          Node.element("a", ["href": "#\(section.identifier)"]) {
            if let number, section.level == 2 {
              Node.element("span", ["class": "number"], text: "\(number) ")
            }
            section.title.plainText
          }
        })
    }
    return .element("ol", children: items)
  }

  /// Which data and which toolchain made the page.
  private var foot: String {
    guard let result else { return "" }
    let data = DataSentences.joined(result.dataUsed)
    let computed = result.cells.isEmpty ? [] : [vocabulary.computed(with: result.toolchain)]
    return (computed + data + experiments(result)).joined(separator: " ")
  }

  /// Where the experiments' answers are from, in a course that has a store.
  private func experiments(_ result: ChapterResult) -> [String] {
    let origins = result.experiments.compactMap(\.origin)
    guard !origins.isEmpty, origins.count == result.experiments.count else { return [] }
    let stored = origins.filter { !$0.isEmpty }
    return [
      vocabulary.experiments(
        stored: stored.count, computed: result.experiments.count - stored.count,
        processors: Set(stored).sorted())
    ]
  }
}
