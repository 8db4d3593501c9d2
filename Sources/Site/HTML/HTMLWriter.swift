import Markup
import Notebooks
import Wire

/// Turns the blocks of a chapter into HTML.
///
/// The layout of lines is cmark's, so that with the profile `.specification` the examples of the
/// GFM specification come out as printed there.
struct HTMLWriter {
  let context: WriterContext
  var diagnostics: [Diagnostic] = []
  /// The line below the chapter's title.
  var subtitle: [Node] = []
  /// Whether a formula was set, so that the page needs the style sheet for formulas.
  var usesMath = false
  /// Whether there is a picture that a cell drew, or HTML in which one may be.
  var usesCharts = false
  /// Whether there are tabs, quizzes or sliders, which have a script of their own.
  var usesWidgets = false
  /// Whether there are cells that run in the page.
  var usesLive = false
  /// What the claims rest on, for the legend of their marks.
  var claimKinds: Set<ClaimData.Kind> = []
  /// Files beside the chapter that the page shows or leads to.
  var files: [LocalFile] = []
  /// The outputs of cells with sliders, for scripts beside the page.
  var stateFiles: [SiteFile] = []
  /// The keys of the works that were cited, in order of first mention.
  var citations: [String] = []
  /// Whether a link is being written, within which there is no other.
  var isInLink = false
  /// Whether the definitions being written are those of the glossary.
  var isInGlossary = false
  /// How many sections of the outline have been passed.
  private var sectionCount = 0
  private var isTitlePassed = false

  init(_ context: WriterContext) { self.context = context }

  /// The blocks of a chapter, each on lines of its own.
  mutating func document(_ blocks: [Block]) -> [Node] {
    var sequence = BlockSequence(afterTag: false)
    append(blocks, to: &sequence)
    return sequence.nodes
  }

  /// The blocks inside an element, after its opening tag.
  mutating func content(_ blocks: [Block], isTight: Bool = false) -> [Node] {
    var sequence = BlockSequence(afterTag: true)
    append(blocks, isTight: isTight, to: &sequence)
    return sequence.nodes
  }

  private mutating func append(_ blocks: [Block], isTight: Bool = false, to sequence: inout BlockSequence) {
    for block in blocks {
      if isTight, case .paragraph(let paragraph) = block {
        sequence.append(inlines: inlines(paragraph.content))
      } else if let node = node(block) {
        sequence.append(block: node)
      }
    }
  }

  mutating func node(_ block: Block) -> Node? {
    switch block {
    case .paragraph(let node): return paragraph(node)
    case .heading(let node): return heading(node)
    case .blockQuote(let node):
      let content = content(node.blocks)
      return .element("blockquote", children: content.isEmpty ? [.text("\n")] : content)
    case .callout(let node): return callout(node)
    case .list(let node): return list(node)
    case .definitionList(let node): return definitionList(node)
    case .code(let node): return code(node)
    case .cell(let node): return cell(node)
    case .diagram(let node): return diagram(node)
    case .math(let node): return math(node)
    case .html(let node):
      usesCharts = usesCharts || node.html.contains("<svg") || node.html.contains("chart")
      return .raw(
        rawHTML(node.html.last == "\n" ? String(node.html.dropLast()) : node.html, at: node.range.start))
    case .table(let node): return table(node)
    case .division(let node): return division(node)
    case .thematicBreak: return .element("hr")
    }
  }

  private mutating func paragraph(_ paragraph: Paragraph) -> Node? {
    guard context.isPage else { return .element("p", children: inlines(paragraph.content)) }
    if let image = paragraph.onlyImage,
      !image.content.isEmpty || image.attributes.identifier.flatMap(LabelKind.init(label:)) == .figure
    {
      return figure(image)
    }
    let content = inlines(paragraph.content)
    return content.isEmpty ? nil : .element("p", children: content)
  }

  private mutating func heading(_ heading: Heading) -> Node? {
    guard let outline = context.outline else {
      return .element("h\(heading.level)", children: inlines(heading.content))
    }
    if outline.takesTitleFromText, !isTitlePassed {
      isTitlePassed = true
      // The title stands above the text; what leads to its own name finds it here.
      return heading.attributes.identifier.map { .element("a", ["id": $0]) }
    }
    // In a footnote it is no section, and is shown all the same.
    guard outline.sections.indices.contains(sectionCount) else {
      return .element("h\(min(6, heading.level + outline.headingShift))", children: inlines(heading.content))
    }
    let section = outline.sections[sectionCount]
    let number = context.sectionNumber(sectionCount)
    sectionCount += 1
    return .element("h\(section.level)", ["id": section.identifier]) {
      if let number {
        Node.element("span", ["class": "number"], text: number)
        " "
      }
      inlines(heading.content)
      Node.element("a", ["class": "anchor", "href": "#\(section.identifier)", "aria-label": "§"], text: "#")
    }
  }

  private mutating func list(_ list: List) -> Node {
    let name = list.start == nil ? "ul" : "ol"
    var attributes: HTMLAttributes = [:]
    if let start = list.start, start != 1 { attributes["start"] = "\(start)" }
    let isTaskList = context.isPage && list.items.contains { $0.isTicked != nil }
    if isTaskList { attributes["class"] = "tasks" }
    var sequence = BlockSequence(afterTag: true)
    for item in list.items {
      var content: [Node] = []
      if let isTicked = item.isTicked {
        content = [
          .element(
            "input",
            [
              "type": "checkbox", "checked": isTicked ? "" : nil, "disabled": "",
              "aria-label": context.isPage ? Self.label(of: item) : nil,
            ]),
          .text(" "),
        ]
      }
      sequence.append(
        block: .element("li", children: content + self.content(item.blocks, isTight: list.isTight)))
    }
    return .element(name, attributes, children: sequence.nodes)
  }

  /// What a task's box is called for those who do not see what stands beside it.
  private static func label(of item: ListItem) -> String {
    let words = item.blocks.first?.inlines.alternativeText ?? ""
    let label = words.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return label.isEmpty ? (item.isTicked == true ? "☑" : "☐") : label
  }

  private mutating func definitionList(_ list: DefinitionList) -> Node {
    var sequence = BlockSequence(afterTag: true)
    for entry in list.entries {
      let identifier = isInGlossary ? "term-" + Slug.of(entry.term.plainText) : nil
      sequence.append(block: .element("dt", ["id": identifier], children: inlines(entry.term)))
      for definition in entry.definitions {
        // Two paragraphs without their elements would run into each other.
        let isTight = definition.count { if case .paragraph = $0 { true } else { false } } < 2
        sequence.append(block: .element("dd", children: content(definition, isTight: isTight)))
      }
    }
    return .element("dl", children: sequence.nodes)
  }
}

extension Paragraph {
  /// The image, when the paragraph is nothing else.
  var onlyImage: Image? {
    guard content.count == 1, case .image(let image)? = content.first else { return nil }
    return image
  }
}
