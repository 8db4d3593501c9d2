import Markup
import Notebooks

extension HTMLWriter {
  /// A quiz: a question with choices, `[x]` for right ones and feedback below each, or with a
  /// number to be found.
  ///
  /// Without scripts the answers stand in a `<details>`; with scripts the page takes them as a
  /// form, scores it, and remembers it in the browser.
  mutating func quiz(_ division: Division) -> Node {
    let attributes = division.attributes
    if let answer = attributes["answer"] { return numericQuiz(division, answer: answer) }
    let choicesIndex = division.blocks.lastIndex { block in
      if case .list(let list) = block {
        list.items.contains { $0.isTicked != nil || $0.holdsUnreadTick }
      } else {
        false
      }
    }
    guard let choicesIndex, case .list(let choices) = division.blocks[choicesIndex] else {
      diagnostics.append(
        Diagnostic(
          at: division.range.start, "This quiz has neither choices nor an answer.",
          help: "Give it a task list, `- [x] right`, or `answer=\"0.88\" tolerance=\"0.01\"`."))
      return .element("div", ["class": "quiz"], children: content(division.blocks))
    }
    let right = choices.items.count { $0.isTicked == true }
    let unread = choices.items.filter(\.holdsUnreadTick)
    for item in unread {
      diagnostics.append(
        Diagnostic(
          at: item.range.start, "This choice's `[x]` is not read as a mark, since no blank follows it.",
          help: "Write a blank behind the bracket, `- [x] right` and `- [ ] wrong`."))
    }
    if right == 0, unread.isEmpty {
      diagnostics.append(
        Diagnostic(
          at: choices.range.start, "No choice of this quiz is right.", help: "Mark the right ones with `[x]`."
        ))
    }
    let kind = right == 1 && attributes["multiple"] != "true" ? "single" : "multiple"
    usesWidgets = true
    return .element("div", ["class": "quiz", "data-kind": kind, "id": attributes.identifier]) {
      content(Array(division.blocks[..<choicesIndex]))
      Node.element("ul", ["class": "choices"]) {
        for item in choices.items {
          Node.element("li", ["data-right": item.isTicked == true ? "1" : nil], children: choice(item))
        }
      }
      Node.element("details", ["class": "answer"]) {
        Node.element("summary", text: context.vocabulary.answer)
        Node.element("ul") {
          for item in choices.items {
            Node.element("li", ["class": item.isTicked == true ? "right" : "wrong"]) {
              Node.element("span", ["class": "verdict"], text: item.isTicked == true ? "✓ " : "✗ ")
              choice(item)
              feedback(item)
            }
          }
        }
      }
      content(Array(division.blocks[(choicesIndex + 1)...]))
    }
  }

  /// The text of a choice: its first paragraph up to the end of the line.
  private mutating func choice(_ item: ListItem) -> [Node] {
    guard case .paragraph(let paragraph)? = item.blocks.first else { return content(item.blocks) }
    return inlines(Array(paragraph.content.prefix { !$0.endsLine }))
  }

  /// What stands under a choice: the further lines of its paragraph, and further blocks.
  private mutating func feedback(_ item: ListItem) -> [Node] {
    guard case .paragraph(let paragraph)? = item.blocks.first else { return [] }
    let rest = Array(paragraph.content.drop { !$0.endsLine }.dropFirst())
    var nodes: [Node] = rest.isEmpty ? [] : [.element("p", ["class": "feedback"], children: inlines(rest))]
    nodes += content(Array(item.blocks.dropFirst()))
    return nodes
  }

  private mutating func numericQuiz(_ division: Division, answer: String) -> Node {
    let tolerance = division.attributes["tolerance"] ?? "0"
    guard Double(answer) != nil, let number = Double(tolerance), number >= 0 else {
      diagnostics.append(
        Diagnostic(
          at: division.range.start,
          "The answer of this quiz is '\(answer)' with tolerance '\(tolerance)', which should be numbers.",
          help: "Write `answer=\"0.88\" tolerance=\"0.01\"`."))
      return .element("div", ["class": "quiz"], children: content(division.blocks))
    }
    usesWidgets = true
    return .element(
      "div",
      [
        "class": "quiz", "data-kind": "numeric", "data-answer": answer, "data-tolerance": tolerance,
        "id": division.attributes.identifier,
      ]
    ) {
      content(division.blocks)
      Node.element("details", ["class": "answer"]) {
        Node.element("summary", text: context.vocabulary.answer)
        Node.element("p", text: number == 0 ? answer : "\(answer) ± \(tolerance)")
      }
    }
  }
}

extension ListItem {
  /// `[x]right` and `[]wrong`, which are text.
  fileprivate var holdsUnreadTick: Bool {
    guard isTicked == nil, case .paragraph(let paragraph)? = blocks.first,
      case .text(let text)? = paragraph.content.first
    else { return false }
    return text.text.prefixMatch(of: /\[[xX ]?\](?!\()/) != nil
  }
}

extension Inline {
  /// The end of a source line.
  fileprivate var endsLine: Bool {
    switch self {
    case .softBreak, .lineBreak: true
    default: false
    }
  }
}
