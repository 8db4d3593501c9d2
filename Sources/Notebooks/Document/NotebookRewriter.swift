/// Something that makes a notebook anew, node by node in document order.
///
/// The defaults keep every node and rewrite what is in it; a rewriter that implements `rewrite` calls `descend`
/// itself where it wants to go on. `descend` names every node, so that a new one cannot be forgotten.
public protocol NotebookRewriter {
  /// - Returns: What stands in the block's place; nothing takes it out.
  mutating func rewrite(_ block: Block) -> [Block]
  /// - Returns: What stands in the inline's place; nothing takes it out.
  mutating func rewrite(_ inline: Inline) -> [Inline]
  mutating func rewrite(_ attributes: Attributes) -> Attributes
}

extension NotebookRewriter {
  public mutating func rewrite(_ block: Block) -> [Block] { [descend(into: block)] }
  public mutating func rewrite(_ inline: Inline) -> [Inline] { [descend(into: inline)] }
  public mutating func rewrite(_ attributes: Attributes) -> Attributes { attributes }

  public mutating func rewrite(_ notebook: Notebook) -> Notebook {
    var result = notebook
    result.blocks = rewrite(notebook.blocks)
    for index in result.footnotes.indices {
      result.footnotes[index].blocks = rewrite(result.footnotes[index].blocks)
    }
    return result
  }

  public mutating func rewrite(_ blocks: [Block]) -> [Block] {
    var result: [Block] = []
    for block in blocks { result += rewrite(block) }
    return result
  }

  public mutating func rewrite(_ content: [Inline]) -> [Inline] {
    var result: [Inline] = []
    for inline in content { result += rewrite(inline) }
    return result
  }

  /// The same block with what is in it rewritten.
  public mutating func descend(into block: Block) -> Block {
    switch block {
    case .paragraph(var node):
      node.content = rewrite(node.content)
      return .paragraph(node)
    case .heading(var node):
      node.attributes = rewrite(node.attributes)
      node.content = rewrite(node.content)
      return .heading(node)
    case .blockQuote(var node):
      node.blocks = rewrite(node.blocks)
      return .blockQuote(node)
    case .callout(var node):
      node.attributes = rewrite(node.attributes)
      node.title = rewrite(node.title)
      node.blocks = rewrite(node.blocks)
      return .callout(node)
    case .list(var node):
      for index in node.items.indices { node.items[index].blocks = rewrite(node.items[index].blocks) }
      return .list(node)
    case .definitionList(var node):
      for index in node.entries.indices {
        node.entries[index].term = rewrite(node.entries[index].term)
        for definition in node.entries[index].definitions.indices {
          node.entries[index].definitions[definition] = rewrite(node.entries[index].definitions[definition])
        }
      }
      return .definitionList(node)
    case .code(var node):
      node.attributes = rewrite(node.attributes)
      return .code(node)
    case .math(var node):
      node.attributes = rewrite(node.attributes)
      return .math(node)
    case .table(var node):
      node.attributes = rewrite(node.attributes)
      node.header = rewrite(node.header)
      for index in node.rows.indices { node.rows[index] = rewrite(node.rows[index]) }
      node.caption = rewrite(node.caption)
      return .table(node)
    case .division(var node):
      node.attributes = rewrite(node.attributes)
      node.blocks = rewrite(node.blocks)
      return .division(node)
    case .cell, .diagram, .html, .thematicBreak: return block
    }
  }

  private mutating func rewrite(_ fields: [Table.Field]) -> [Table.Field] {
    var result = fields
    for index in result.indices { result[index].content = rewrite(result[index].content) }
    return result
  }

  /// The same inline with what is in it rewritten.
  public mutating func descend(into inline: Inline) -> Inline {
    switch inline {
    case .code(var node):
      node.attributes = rewrite(node.attributes)
      return .code(node)
    case .emphasis(var node):
      node.content = rewrite(node.content)
      return .emphasis(node)
    case .strong(var node):
      node.content = rewrite(node.content)
      return .strong(node)
    case .strikethrough(var node):
      node.content = rewrite(node.content)
      return .strikethrough(node)
    case .link(var node):
      node.attributes = rewrite(node.attributes)
      node.content = rewrite(node.content)
      return .link(node)
    case .image(var node):
      node.attributes = rewrite(node.attributes)
      node.content = rewrite(node.content)
      return .image(node)
    case .math(var node):
      node.attributes = rewrite(node.attributes)
      return .math(node)
    case .span(var node):
      node.attributes = rewrite(node.attributes)
      node.content = rewrite(node.content)
      return .span(node)
    case .text, .softBreak, .lineBreak, .cell, .html, .footnote, .reference: return inline
    }
  }
}
