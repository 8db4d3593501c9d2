import Notebooks

/// The identifiers that a chapter's author has written, `{#name}`, in the order of the text.
struct GivenIdentifiers: NotebookVisitor {
  private(set) var all: [(name: String, position: SourcePosition)] = []

  mutating func visit(_ block: Block) {
    switch block {
    case .heading(let node): note(node.attributes, node.range)
    case .division(let node): note(node.attributes, node.range)
    case .callout(let node): note(node.attributes, node.range)
    case .code(let node): note(node.attributes, node.range)
    case .table(let node): note(node.attributes, node.range)
    default: break
    }
    descend(into: block)
  }

  mutating func visit(_ inline: Inline) {
    switch inline {
    case .span(let node): note(node.attributes, node.range)
    case .link(let node): note(node.attributes, node.range)
    case .image(let node): note(node.attributes, node.range)
    default: break
    }
    descend(into: inline)
  }

  private mutating func note(_ attributes: BraceAttributes, _ range: SourceRange) {
    if let name = attributes.identifier { all.append((name, range.start)) }
  }

  /// A name given twice leads to the first position alone. Those of numbered things are told of by `CourseIndex`.
  var repeated: [Diagnostic] {
    var first: [String: SourcePosition] = [:]
    return all.compactMap { name, position in
      guard let known = first[name] else {
        first[name] = position
        return nil
      }
      guard LabelKind(label: name) == nil else { return nil }
      return Diagnostic(
        .warning, at: position, "The identifier '\(name)' is given twice, and links to it lead to the first.",
        help: "Rename one of the two.", notes: [Diagnostic(.note, at: known, "It is given here first.")])
    }
  }
}
