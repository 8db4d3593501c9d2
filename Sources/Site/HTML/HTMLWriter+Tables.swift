import Markup
import Notebooks

extension HTMLWriter {
  mutating func table(_ table: Table) -> Node {
    var sequence = BlockSequence(afterTag: true)
    let header = row(table.header, name: "th", alignments: table.alignments)
    sequence.append(block: .element("thead", children: [.text("\n"), header, .text("\n")]))
    if !table.rows.isEmpty {
      var rows = BlockSequence(afterTag: true)
      for fields in table.rows { rows.append(block: row(fields, name: "td", alignments: table.alignments)) }
      sequence.append(block: .element("tbody", children: rows.nodes))
    }
    guard context.isPage else { return .element("table", children: sequence.nodes) }
    let room = ColumnRoom.classes(rows: table.rows.map { $0.map(\.content.plainText) })
    let body = Self.scrolling(.element("table", ["class": room], children: sequence.nodes))
    let identifier = table.attributes.identifier
    guard !table.caption.isEmpty || identifier != nil else { return body }
    return figure(
      [body], kind: .table, label: identifier, caption: inlines(table.caption), captionFirst: true,
      classes: table.attributes.classes)
  }

  private mutating func row(_ fields: [Table.Field], name: String, alignments: [Table.Alignment]) -> Node {
    var sequence = BlockSequence(afterTag: true)
    for (index, field) in fields.enumerated() {
      let alignment = alignments.indices.contains(index) ? alignments[index] : .none
      var attributes: HTMLAttributes = [:]
      if alignment != .none {
        attributes[context.isPage ? "class" : "align"] = alignment.rawValue
      }
      if context.isPage, name == "th" { attributes["scope"] = "col" }
      sequence.append(block: .element(name, attributes, children: inlines(field.content)))
    }
    return .element("tr", children: sequence.nodes)
  }

  /// Wide content scrolls inside itself, by keyboard too.
  static func scrolling(_ node: Node) -> Node {
    .element("div", ["class": "scroll", "tabindex": "0"], children: [node])
  }
}
