import Markup
import Notebooks

extension HTMLWriter {
  /// A cross-reference or a citation.
  mutating func reference(_ reference: Reference) -> Node {
    let reference = withSmallPrefixes(reference)
    let isCitation = reference.items.allSatisfy { LabelKind(label: $0.key) == nil }
    if isCitation, reference.items.allSatisfy({ context.bibliography[$0.key] != nil }) {
      return citation(reference)
    }
    var nodes: [Node] = []
    for item in reference.items {
      if !nodes.isEmpty { nodes.append(.text(", ")) }
      if LabelKind(label: item.key) == nil, context.bibliography[item.key] != nil {
        // A work among labels, or beside one that is missing.
        var alone = reference
        alone.items = [item]
        nodes.append(citation(alone))
        continue
      }
      if !item.prefix.isEmpty { nodes.append(.text(item.prefix + " ")) }
      nodes.append(crossReference(item))
      if !item.suffix.isEmpty, !reference.isBracketed {
        nodes.append(.text(" [\(item.suffix)]"))
      } else if !item.suffix.isEmpty {
        nodes.append(.text(item.suffix.first?.isLetter == true ? " " + item.suffix : item.suffix))
      }
    }
    return .fragment(nodes)
  }

  /// Quarto writes `@Fig-flow` where a sentence begins.
  private func withSmallPrefixes(_ reference: Reference) -> Reference {
    var reference = reference
    for index in reference.items.indices {
      let key = reference.items[index].key
      if context.bibliography[key] == nil, let small = LabelKind.small(key),
        context.index?.targets[small] != nil
      {
        reference.items[index].key = small
      }
    }
    return reference
  }

  private mutating func crossReference(_ item: Reference.Item) -> Node {
    guard let index = context.index else { return .text("@\(item.key)") }
    guard let target = index.targets[item.key] else {
      if let link = calloutLink(item, in: index) { return link }
      diagnostics.append(missing(item, in: index))
      return .element("span", ["class": "broken"], text: "@\(item.key)")
    }
    let own = index.list.chapters[context.chapter]
    let page =
      target.chapter == context.chapter
      ? "" : RelativePath.path(from: own.page, to: index.list.chapters[target.chapter].page)
    let anchor = target.isChapter ? (page.isEmpty ? "#_top" : "") : "#\(target.anchor)"
    let name = target.isChapter ? context.vocabulary.chapter : context.vocabulary.name(target.kind)
    let shown =
      if let number = target.number {
        item.isBare ? number : "\(name)\u{A0}\(target.kind == .equation ? "(\(number))" : number)"
      } else {
        target.caption.isEmpty ? name : target.caption
      }
    if isInLink { return .text(shown) }
    return .element("a", ["class": "reference", "href": page + anchor], text: shown)
  }

  /// Quarto numbers callouts that are called `tip-name`; here they have no numbers, and a reference is a link.
  private func calloutLink(_ item: Reference.Item, in index: CourseIndex) -> Node? {
    let kinds: [Substring: Callout.Kind] = [
      "tip": .tip, "nte": .note, "wrn": .warning, "imp": .important, "cau": .caution,
    ]
    let key = LabelKind.small(item.key) ?? item.key
    let own = context.chapter
    let chapters = [own] + index.outlines.indices.filter { $0 != own }
    guard let kind = key.firstIndex(of: "-").flatMap({ kinds[key[..<$0]] }),
      let chapter = chapters.first(where: { index.outlines[$0].anchors.contains(key) })
    else { return nil }
    let name = context.vocabulary.name(kind)
    if isInLink { return .text(name) }
    let page =
      chapter == own
      ? ""
      : RelativePath.path(from: index.list.chapters[own].page, to: index.list.chapters[chapter].page)
    return .element("a", ["class": "reference", "href": "\(page)#\(key)"], text: name)
  }

  private func missing(_ item: Reference.Item, in index: CourseIndex) -> Diagnostic {
    let isLabel = LabelKind(label: item.key) != nil
    if let reason = index.withheld.labels[item.key] {
      return Diagnostic(
        at: item.range.start, "The label '\(item.key)' \(reason), and readers do not see it.",
        help: "Take the reference out until it is published.")
    }
    if let small = LabelKind.small(item.key),
      index.outlines.contains(where: { $0.anchors.contains(item.key) })
    {
      return Diagnostic(
        at: item.range.start, "'\(item.key)' is no label: its prefix has capitals.",
        help: "Did you mean '\(small)'? Write it so where the label is given, and `@\(small)` here.")
    }
    let isSection = LabelKind(label: item.key) == .section
    func isGiven(_ name: String) -> Bool {
      index.outlines.contains { outline in
        outline.anchors.contains(name)
          || ((!isLabel || isSection) && outline.sections.contains { $0.identifier == name })
      }
    }
    if !isLabel, isGiven(item.key) {
      return Diagnostic(
        at: item.range.start, "'\(item.key)' is a label without a prefix, so it has no name and no number.",
        help:
          "Lead to it by a link, `[words](#\(item.key))`, give it a prefix such as `fig-`, or write `\\@\(item.key)` for the characters themselves."
      )
    }
    // The label of a cell, or bookdown's of a section, written as it would be with its prefix.
    let bare = String(item.key.drop { $0 != "-" }.dropFirst())
    if isLabel, !bare.isEmpty, isGiven(bare) {
      return Diagnostic(
        at: item.range.start, "There is no label '\(item.key)'; one is called '\(bare)', without the prefix.",
        help: "Write the whole label where it is given, `\(item.key)`.")
    }
    let known =
      isLabel ? Array(index.targets.keys) : Array(context.bibliography.keys) + Array(index.targets.keys)
    let meant = Suggestion.closest(to: item.key, among: known.sorted())
    let help =
      meant.map { "Did you mean '@\($0)'?" }
      ?? (isLabel
        ? "Give something the label '\(item.key)', or take the reference out."
        : "Add it to the bibliography, or write `\\@\(item.key)` for the characters themselves.")
    return Diagnostic(
      at: item.range.start,
      isLabel ? "There is no label '\(item.key)'." : "There is neither a label nor a work '\(item.key)'.",
      help: help)
  }
}
