import Markup
import Notebooks

extension HTMLWriter {
  mutating func division(_ division: Division) -> Node? {
    let attributes = division.attributes
    if let label = attributes.identifier, let kind = LabelKind(label: label) {
      switch kind {
      case .solution: return solution(division, label: label)
      case .exercise: return exercise(division, label: label)
      case .figure, .table, .listing: return parts(division, kind: kind, label: label)
      case _ where kind.isStatement: return statement(division, kind: kind, label: label)
      default: break
      }
    }
    if attributes.has("glossary") { return glossary(division) }
    if attributes.has("quiz") { return quiz(division) }
    if attributes.has("panel-tabset") { return tabs(division) }
    if attributes.has("column-margin") || attributes.has("aside") {
      return .element(
        "aside", ["class": "margin-note", "id": attributes.identifier], children: content(division.blocks))
    }
    return .element(
      "div", elementAttributes(attributes, of: division.blocks.count), children: content(division.blocks))
  }

  private func elementAttributes(_ attributes: BraceAttributes, of count: Int) -> HTMLAttributes {
    var result: HTMLAttributes = ["id": attributes.identifier]
    if let columns = attributes.columns(of: count) {
      result["class"] = Self.classes(attributes, with: "grid")
      result["style"] = "--columns: \(columns)"
    } else {
      result["class"] = Self.classes(attributes)
    }
    // Quarto's columns share the line as their widths say.
    if attributes.has("column"), let width = attributes["width"], width.hasSuffix("%"),
      let share = Double(width.dropLast()), share > 0
    {
      result["style"] = "flex-grow: \(Int(share.rounded()))"
    }
    attributes.carry(["lang", "dir", "title", "role"], into: &result)
    return result
  }

  /// A theorem, definition, example and so on: a heading with its number, and its text.
  private mutating func statement(_ division: Division, kind: LabelKind, label: String) -> Node {
    let (title, blocks) = titled(division)
    return .element("div", ["class": "statement \(kind.rawValue)", "id": label]) {
      Node.element(
        "p", ["class": "statement-title"], children: statementTitle(kind, label: label, title: title))
      content(blocks)
    }
  }

  /// "Theorem 3.1" and the name in parentheses.
  func statementTitle(_ kind: LabelKind, label: String, title: [Node]) -> [Node] {
    let number = context.number(of: label).map { "\u{A0}\($0)" } ?? ""
    var nodes: [Node] = [.element("span", ["class": "label"], text: context.vocabulary.name(kind) + number)]
    if !title.isEmpty {
      nodes += [.text(" "), .element("span", ["class": "statement-name"], children: title)]
    }
    return nodes
  }

  /// A division's title, from its attributes or its first heading, and the blocks below.
  mutating func titled(_ division: Division) -> (title: [Node], blocks: [Block]) {
    if let name = division.attributes["name"] ?? division.attributes["title"] {
      return (caption(name, at: division.range.start), division.blocks)
    }
    if case .heading(let heading)? = division.blocks.first {
      return (inlines(heading.content), Array(division.blocks.dropFirst()))
    }
    return ([], division.blocks)
  }

  /// A set of tabs: sections with headings, which the page's script turns into tabs.
  private mutating func tabs(_ division: Division) -> Node {
    var tabs: [(title: [Inline], blocks: [Block])] = []
    var opening: [Block] = []
    let titles = division.titleIndices
    for (index, block) in division.blocks.enumerated() {
      if titles.contains(index), case .heading(let heading) = block {
        tabs.append((heading.content, []))
      } else if tabs.isEmpty {
        opening.append(block)
      } else {
        tabs[tabs.count - 1].blocks.append(block)
      }
    }
    usesWidgets = true
    // What stands above the first tab is of all of them.
    let above: [Node] = opening.isEmpty ? [] : content(opening)
    let set = Node.element("div", ["class": "tabset", "data-group": division.attributes["group"]]) {
      for tab in tabs {
        Node.element("div", ["class": "tab"]) {
          Node.element("p", ["class": "tab-title"], children: inlines(tab.title))
          content(tab.blocks)
        }
      }
    }
    return above.isEmpty ? set : .fragment(above + [set])
  }
}
