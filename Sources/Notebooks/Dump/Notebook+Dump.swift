extension Notebook {
  /// The tree as indented lines, one node each, with its position and what it says: for reading,
  /// and for tests to compare.
  public var dump: String {
    var writer = DumpWriter(file: path)
    for block in blocks { writer.write(block, depth: 0) }
    for footnote in footnotes {
      writer.line(
        "footnote", footnote.range, depth: 0,
        ["\(footnote.number)", footnote.label.quoted, "references: \(footnote.referenceCount)"])
      for block in footnote.blocks { writer.write(block, depth: 1) }
    }
    return writer.lines.joined(separator: "\n") + "\n"
  }
}

struct DumpWriter {
  /// The chapter, whose name is left out of the positions.
  let file: String
  var lines: [String] = []

  mutating func line(_ name: String, _ range: SourceRange, depth: Int, _ facts: [String] = []) {
    let range = range.start.file == file ? "\(range)" : "\(range.start.file):\(range)"
    lines.append(
      String(repeating: "  ", count: depth)
        + ([name, "@\(range)"] + facts.filter { !$0.isEmpty }).joined(separator: " "))
  }

  mutating func write(_ block: Block, depth: Int) {
    switch block {
    case .paragraph(let node): line("paragraph", node.range, depth: depth)
    case .heading(let node):
      line("heading", node.range, depth: depth, ["\(node.level)", node.attributes.dump])
    case .blockQuote(let node): line("quote", node.range, depth: depth)
    case .callout(let node):
      line(
        "callout", node.range, depth: depth,
        [
          node.kind.rawValue, node.collapse == .never ? "" : "collapse: \(node.collapse.rawValue)",
          node.attributes.dump,
        ])
    case .list(let node): write(node, depth: depth)
    case .definitionList(let node): write(node, depth: depth)
    case .code(let node):
      line(
        "code", node.range, depth: depth,
        [
          node.language ?? "", node.attributes.dump, node.code.quoted,
          "from \(node.codeStart.line):\(node.codeStart.column)",
        ])
    case .cell(let node): write(node.cell, range: node.range, depth: depth)
    case .diagram(let node): line("diagram", node.range, depth: depth, [node.code.quoted])
    case .math(let node):
      line(
        "math", node.range, depth: depth,
        [node.tex.quoted, "from \(node.texStart.line):\(node.texStart.column)", node.attributes.dump])
    case .html(let node): line("html", node.range, depth: depth, [node.html.quoted])
    case .table(let node): write(node, depth: depth)
    case .division(let node): line("division", node.range, depth: depth, [node.attributes.dump])
    case .thematicBreak(let node): line("rule", node.range, depth: depth)
    }
    switch block {
    case .list, .definitionList, .table: break
    default:
      for inline in block.inlines { write(inline, depth: depth + 1) }
      for child in block.children { write(child, depth: depth + 1) }
    }
  }

  private mutating func write(_ list: List, depth: Int) {
    line(
      "list", list.range, depth: depth,
      [list.start.map { "from \($0)" } ?? "", list.isTight ? "tight" : "loose"])
    for item in list.items {
      line("item", item.range, depth: depth + 1, [item.isTicked.map { $0 ? "[x]" : "[ ]" } ?? ""])
      for block in item.blocks { write(block, depth: depth + 2) }
    }
  }

  private mutating func write(_ list: DefinitionList, depth: Int) {
    line("definitions", list.range, depth: depth)
    for entry in list.entries {
      lines.append(String(repeating: "  ", count: depth + 1) + "term")
      for inline in entry.term { write(inline, depth: depth + 2) }
      for definition in entry.definitions {
        lines.append(String(repeating: "  ", count: depth + 1) + "definition")
        for block in definition { write(block, depth: depth + 2) }
      }
    }
  }

  private mutating func write(_ table: Table, depth: Int) {
    line("table", table.range, depth: depth, table.alignments.map(\.rawValue) + [table.attributes.dump])
    for row in [table.header] + table.rows {
      lines.append(String(repeating: "  ", count: depth + 1) + "row")
      for field in row {
        line("field", field.range, depth: depth + 2)
        for inline in field.content { write(inline, depth: depth + 3) }
      }
    }
    guard !table.caption.isEmpty else { return }
    lines.append(String(repeating: "  ", count: depth + 1) + "caption")
    for inline in table.caption { write(inline, depth: depth + 2) }
  }

  private mutating func write(_ cell: Cell, range: SourceRange, depth: Int) {
    line(
      cell.kind == .block ? "cell" : "inline-cell", range, depth: depth,
      [
        "\(cell.index)", cell.options.label.map { "#\($0)" } ?? "", cell.code.quoted,
        "from \(cell.start.line):\(cell.start.column)",
      ])
  }

  private mutating func write(_ inline: Inline, depth: Int) {
    switch inline {
    case .text(let node): line("text", node.range, depth: depth, [node.text.quoted])
    case .softBreak(let node): line("soft-break", node.range, depth: depth)
    case .lineBreak(let node): line("line-break", node.range, depth: depth)
    case .code(let node):
      line("code-span", node.range, depth: depth, [node.code.quoted, node.attributes.dump])
    case .cell(let node): write(node.cell, range: node.range, depth: depth)
    case .emphasis(let node): line("emphasis", node.range, depth: depth)
    case .strong(let node): line("strong", node.range, depth: depth)
    case .strikethrough(let node): line("strikethrough", node.range, depth: depth)
    case .link(let node):
      line(
        "link", node.range, depth: depth,
        [node.destination.quoted, node.title.isEmpty ? "" : node.title.quoted, node.attributes.dump])
    case .image(let node):
      line(
        "image", node.range, depth: depth,
        [node.source.quoted, node.title.isEmpty ? "" : node.title.quoted, node.attributes.dump])
    case .html(let node): line("inline-html", node.range, depth: depth, [node.html.quoted])
    case .math(let node):
      line(
        "inline-math", node.range, depth: depth,
        [node.tex.quoted, node.isDisplayed ? "displayed" : "", node.attributes.dump])
    case .footnote(let node):
      line("footnote-reference", node.range, depth: depth, ["\(node.number)", node.label.quoted])
    case .reference(let node):
      let items = node.items.map { item in
        [
          item.prefix.isEmpty ? "" : item.prefix.quoted, (item.isBare ? "-@" : "@") + item.key,
          item.suffix.isEmpty ? "" : item.suffix.quoted,
        ]
        .filter { !$0.isEmpty }.joined(separator: " ")
      }
      line(
        "reference", node.range, depth: depth,
        [node.isBracketed ? "[\(items.joined(separator: "; "))]" : items.joined()])
    case .span(let node): line("span", node.range, depth: depth, [node.attributes.dump])
    }
    for child in inline.children { write(child, depth: depth + 1) }
  }
}

extension Attributes {
  var dump: String {
    if isEmpty { return "" }
    let parts =
      (identifier.map { ["#\($0)"] } ?? []) + classes.map { ".\($0)" }
      + pairs.map { "\($0.key)=\($0.value.quoted)" }
    return "{\(parts.joined(separator: " "))}"
  }
}

extension String {
  var quoted: String {
    "\"" + replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n") + "\""
  }
}
