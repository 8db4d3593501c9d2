import Notebooks

extension ChapterOutline {
  /// Reads the outline off a chapter.
  public init(_ notebook: Notebook) {
    var builder = OutlineBuilder(notebook)
    for block in notebook.blocks { builder.visit(block) }
    builder.finish()
    self = builder.outline
  }
}

/// Goes through a chapter and notes headings, labels and words.
private struct OutlineBuilder: NotebookVisitor {
  private(set) var outline: ChapterOutline
  private var identifiers: Set<String> = []
  /// What authors have chosen, which no heading without a name of its own may take.
  private let given: Set<String>
  private var words = SectionWords()
  private let titleHeading: Heading?
  /// The figure or table that is being visited.
  private var parent: String?
  private var isTitlePassed = false

  init(_ notebook: Notebook) {
    let front = notebook.frontMatter
    let start = SourcePosition(file: notebook.path, line: 1, column: 1)
    var title: [Inline] = []
    var heading: Heading?
    if let text = front.title {
      title = FragmentReader.author.inlines(text, at: front.positions["title"] ?? start).0
    } else if case .heading(let first)? = notebook.blocks.first(where: { !$0.isComment }), first.level == 1 {
      title = first.content
      heading = first
    }
    if title.isEmpty {
      let name = notebook.path.split(separator: "/").last.map(String.init) ?? notebook.path
      let stem = name.hasSuffix(".md") ? String(name.dropLast(3)) : name
      title = [.text(Text(range: SourceRange(start: start, end: start), text: stem))]
    }
    titleHeading = heading
    var finder = GivenIdentifiers()
    finder.visit(notebook)
    given = Set(finder.all.map(\.name))
    outline = ChapterOutline(
      path: notebook.path, title: title, subtitle: front.subtitle, description: front.description,
      isDraft: front.draft)
    outline.takesTitleFromText = heading != nil
    let levels = notebook.blocks.compactMap { block -> Int? in
      if case .heading(let node) = block, node != heading { node.level } else { nil }
    }
    outline.headingShift = levels.min() == 1 ? 1 : 0
  }

  mutating func visit(_ block: Block) {
    note(" ")
    switch block {
    case .heading(let heading): visit(heading)
    case .division(let division): visit(division)
    case .cell(let node): visit(node.cell)
    case .code(let node):
      label(node.attributes.identifier, at: node.range.start, caption: node.attributes["lst-cap"] ?? "")
      note(caption: node.attributes["lst-cap"], at: node.range.start)
    case .diagram(let node):
      label(node.options.label, at: node.range.start, caption: node.options.page.figCap ?? "")
      note(caption: node.options.page.figCap, at: node.range.start)
    case .math(let node): label(node.attributes.identifier, at: node.range.start, caption: "")
    case .table(let node):
      label(node.attributes.identifier, at: node.range.start, caption: node.caption.plainText)
      words.isLookedUp = true
      descend(into: block)
      words.isLookedUp = false
    case .html(let node): noteAnchors(node.html)
    case .callout(let node):
      label(node.attributes.identifier, at: node.range.start, caption: node.title.plainText)
      descend(into: block)
    default: descend(into: block)
    }
  }

  mutating func visit(_ inline: Inline) {
    switch inline {
    case .image(let node):
      label(node.attributes.identifier, at: node.range.start, caption: node.content.plainText)
    case .math(let node): label(node.attributes.identifier, at: node.range.start, caption: "")
    case .span(let node):
      label(node.attributes.identifier, at: node.range.start, caption: node.content.plainText)
    case .html(let node): noteAnchors(node.html)
    case .link(let node):
      if let name = node.attributes.identifier { outline.anchors.insert(name) }
    default: break
    }
    switch inline {
    case .text(let node): note(node.text)
    case .code(let node): words.note(name: node.code)
    case .softBreak, .lineBreak: note(" ")
    // What they show is known when the page is made: a sentence with a mark can be read, one with a hole cannot.
    case .cell, .reference: note("…")
    default: descend(into: inline)
    }
  }

  private mutating func visit(_ heading: Heading) {
    if let titleHeading, !isTitlePassed, heading == titleHeading {
      isTitlePassed = true
      if let name = heading.attributes.identifier { outline.anchors.insert(name) }
      if let name = heading.attributes.identifier, LabelKind(label: name) == .section {
        outline.labels.append(
          .init(name: name, kind: .section, position: heading.range.start, caption: heading.content.plainText)
        )
      }
      return
    }
    flush()
    let title = heading.content.plainText
    let identifier = unique(
      heading.attributes.identifier ?? Slug.of(title), isGiven: heading.attributes.identifier != nil)
    outline.sections.append(
      .init(
        level: min(6, heading.level + outline.headingShift), identifier: identifier, title: heading.content,
        isNumbered: !heading.attributes.has("unnumbered"), position: heading.range.start, text: ""))
    if let name = heading.attributes.identifier, LabelKind(label: name) == .section {
      outline.labels.append(
        .init(
          name: name, kind: .section, position: heading.range.start, caption: title,
          section: outline.sections.count - 1))
    }
    note(title + " ")
  }

  private mutating func visit(_ division: Division) {
    var title = division.attributes["name"] ?? division.attributes["title"] ?? ""
    if title.isEmpty, case .heading(let heading)? = division.blocks.first {
      title = heading.content.plainText
    }
    label(division.attributes.identifier, at: division.range.start, caption: title)
    if division.attributes.has("glossary") { noteTerms(division.blocks) }
    let titles = division.titleIndices
    let outer = parent
    defer { parent = outer }
    switch division.attributes.identifier.flatMap(LabelKind.init(label:)) {
    case .figure, .table: parent = division.attributes.identifier
    default: break
    }
    for (index, block) in division.blocks.enumerated() {
      if titles.contains(index), case .heading(let heading) = block {
        note(heading.content.plainText + " ")
      } else {
        visit(block)
      }
    }
  }

  private mutating func noteTerms(_ blocks: [Block]) {
    for case .definitionList(let list) in blocks {
      for entry in list.entries {
        // A reference has no words before the pages are numbered; brackets around nothing else go with it.
        let definition = entry.definitions.flatMap { $0 }.map { $0.inlines.plainText }
          .joined(separator: " ").replacing(/\s*\(\s*\)/, with: "")
        outline.terms.append(
          .init(
            name: entry.term.plainText, definition: definition,
            position: entry.term.first?.range.start ?? list.range.start))
      }
    }
  }

  private mutating func visit(_ cell: Cell) {
    guard cell.options.page.include else { return }
    let page = cell.options.page
    for caption in [page.figCap, page.tblCap, page.lstCap].compactMap({ $0 }) + page.figSubcap {
      note(caption: caption, at: cell.start)
    }
    // A claim's sentence stands on the page, checked.
    if cell.code.utf8.contains(Array("claim(".utf8)) {
      for claim in cell.code.matches(of: /\bclaim\(\s*"((?:[^"\\]|\\.)+)"/) {
        note(" \(claim.1.replacing(/\\\([^)]*\)/, with: "…"))")
      }
    }
    guard let name = cell.options.label else { return }
    let options = cell.options
    let position = cell.optionPositions["label"] ?? cell.start
    label(
      name, at: position, caption: options.page.figCap ?? options.page.tblCap ?? options.page.lstCap ?? "")
    for index in options.page.figSubcap.indices {
      label("\(name)-\(index + 1)", at: position, caption: options.page.figSubcap[index])
    }
  }

  private mutating func label(_ name: String?, at position: SourcePosition, caption: String) {
    guard let name else { return }
    guard let kind = LabelKind(label: name) else {
      outline.anchors.insert(name)
      return
    }
    let isPart = kind == .figure || kind == .table
    outline.labels.append(
      .init(
        name: name, kind: kind, position: position, caption: caption, parent: isPart ? parent : nil))
  }

  /// Elements with an `id`, and `<a name="...">` as older pages have it.
  private mutating func noteAnchors(_ html: String) {
    for match in html.matches(of: /<[A-Za-z][^>]*?\s(?:id|name)\s*=\s*["']?([^\s"'>]+)/) {
      outline.anchors.insert(String(match.1))
    }
  }

  private mutating func unique(_ name: String, isGiven: Bool) -> String {
    var candidate = name
    var count = 1
    while (!isGiven && given.contains(candidate)) || !identifiers.insert(candidate).inserted {
      count += 1
      candidate = "\(name)-\(count)"
    }
    return candidate
  }

  private mutating func note(caption: String?, at position: SourcePosition) {
    guard let caption else { return }
    note(" \(FragmentReader.author.inlines(caption, at: position).0.plainText) ")
  }

  private mutating func note(_ text: String) { words.note(text) }

  /// Puts the words since the last heading where they belong.
  private mutating func flush() {
    if outline.sections.isEmpty {
      outline.opening = words.text
    } else {
      outline.sections[outline.sections.count - 1].text = words.text
    }
    words = SectionWords()
  }

  mutating func finish() { flush() }
}

extension Block {
  /// An HTML comment, which is nothing to a reader.
  var isComment: Bool {
    if case .html(let node) = self { node.html.hasPrefix("<!--") } else { false }
  }
}

extension Division {
  /// The indices of the headings that are titles of tabs or of a statement, and no sections of the chapter.
  public var titleIndices: Set<Int> {
    if let kind = attributes.identifier.flatMap(LabelKind.init(label:)) {
      guard kind.isStatement, attributes["name"] == nil, attributes["title"] == nil,
        case .heading? = blocks.first
      else { return [] }
      return [0]
    }
    guard attributes.has("panel-tabset"), !attributes.has("glossary"), !attributes.has("quiz") else {
      return []
    }
    let levels = blocks.map { block in if case .heading(let heading) = block { heading.level } else { 7 } }
    guard let first = levels.first(where: { $0 < 7 }) else { return [] }
    return Set(levels.indices.filter { levels[$0] <= first })
  }
}
