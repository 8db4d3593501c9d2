/// Something that goes through a notebook in document order.
///
/// The defaults descend into children; a visitor that implements `visit` calls `descend` itself
/// where it wants to go on.
public protocol NotebookVisitor {
  mutating func visit(_ block: Block)
  mutating func visit(_ inline: Inline)
}

extension NotebookVisitor {
  public mutating func visit(_ block: Block) { descend(into: block) }
  public mutating func visit(_ inline: Inline) { descend(into: inline) }

  public mutating func visit(_ notebook: Notebook) {
    for block in notebook.blocks { visit(block) }
    for footnote in notebook.footnotes {
      for block in footnote.blocks { visit(block) }
    }
  }

  /// Visits the children of a block: its text first, then its blocks.
  public mutating func descend(into block: Block) {
    for inline in block.inlines { visit(inline) }
    for child in block.children { visit(child) }
  }

  /// Visits the children of an inline.
  public mutating func descend(into inline: Inline) {
    for child in inline.children { visit(child) }
  }
}

extension Block {
  /// The running text directly in this block; for a definition list, all its terms.
  public var inlines: [Inline] {
    switch self {
    case .paragraph(let node): node.content
    case .heading(let node): node.content
    case .callout(let node): node.title
    case .table(let node):
      (node.header + node.rows.flatMap { $0 }).flatMap(\.content) + node.caption
    case .blockQuote, .list, .definitionList, .code, .cell, .diagram, .math, .html, .division, .thematicBreak:
      []
    }
  }

  /// The blocks directly in this block.
  public var children: [Block] {
    switch self {
    case .blockQuote(let node): node.blocks
    case .callout(let node): node.blocks
    case .division(let node): node.blocks
    case .list(let node): node.items.flatMap(\.blocks)
    case .definitionList(let node):
      node.entries.flatMap { entry in
        [.paragraph(Paragraph(range: node.range, content: entry.term))] + entry.definitions.flatMap { $0 }
      }
    case .paragraph, .heading, .code, .cell, .diagram, .math, .html, .table, .thematicBreak: []
    }
  }
}

extension Inline {
  /// The inlines directly in this one.
  public var children: [Inline] {
    switch self {
    case .emphasis(let node): node.content
    case .strong(let node): node.content
    case .strikethrough(let node): node.content
    case .link(let node): node.content
    case .image(let node): node.content
    case .span(let node): node.content
    case .text, .softBreak, .lineBreak, .code, .cell, .html, .math, .footnote, .reference: []
    }
  }
}
