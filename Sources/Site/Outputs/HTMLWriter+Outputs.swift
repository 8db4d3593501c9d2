import Foundation
import Markup
import Notebooks
import Results
import Texts
import Wire

extension HTMLWriter {
  /// One piece of a cell's output, and whether it belongs in the cell's figure.
  mutating func output(_ output: CellOutput, of cell: Cell) -> (node: Node, isRich: Bool) {
    switch output {
    case .bundle(let bundle): return result(bundle, of: cell)
    case .standardOutput(let text):
      if cell.options.page.output == .asis { return (markdown(text, at: cell.start), false) }
      return (Self.printed(text, className: "printed"), false)
    case .standardError(let text): return (Self.printed(text, className: "printed error-stream"), false)
    case .error(let error): return (self.error(error), false)
    }
  }

  /// The richest form of a result that a page can show.
  private mutating func result(_ bundle: MIMEBundle, of cell: Cell) -> (node: Node, isRich: Bool) {
    for representation in bundle.representations {
      let content = representation.content
      switch representation.type {
      case .svg:
        usesCharts = true
        return (
          .element(
            "div", ["class": "chart-frame"], children: [.raw(content)] + notes(bundle) + dataTable(bundle)),
          true
        )
      case .html:
        usesCharts = true
        return (.element("div", ["class": "result"], children: [.raw(content)]), true)
      case .markdown: return (markdown(content, at: cell.start), true)
      case .latex:
        return (
          .element(
            "div", ["class": "equation"], children: [formula(content, isDisplayed: true, at: cell.start)]),
          true
        )
      case .table:
        guard let table = Self.decode(TableData.self, content) else { continue }
        return (Self.scrolling(self.table(table, at: cell.start)), true)
      case .claim:
        guard let claim = ClaimText(bundle, at: cell.start, reader: context.fragments) else { continue }
        return (self.claim(claim, at: cell.start), false)
      case .png:
        let alternative = cell.options.run.figAlt ?? bundle[.plain] ?? ""
        return (.element("img", ["src": "data:image/png;base64,\(content)", "alt": alternative]), true)
      case .graphviz:
        guard case .success(let svg)? = context.diagrams?.draw(content) else { continue }
        return (Self.drawing(svg, label: cell.options.run.figAlt ?? cell.options.page.figCap), true)
      case .plain:
        if cell.options.page.output == .asis { return (markdown(content, at: cell.start), true) }
        return (Self.printed(content, className: "printed value"), false)
      case .json, .artefact: continue
      }
    }
    return (.empty, false)
  }

  /// What must be known to read a chart, each a sentence.
  private func notes(_ bundle: MIMEBundle) -> [Node] {
    guard let notes = bundle.metadata["notes"] else { return [] }
    return [Self.note(notes.lines.filter { !$0.isEmpty }.joined(separator: " "))]
  }

  private static func note(_ text: String) -> Node {
    .element("p", ["class": "chart-notes"], text: NumberSpacing.kept(text))
  }

  /// The data of a chart, folded away under it.
  private mutating func dataTable(_ bundle: MIMEBundle) -> [Node] {
    guard let text = bundle[.table], let table = Self.decode(TableData.self, text) else { return [] }
    let position = SourcePosition(file: "", line: 1, column: 1)
    return [
      .element("details", ["class": "data"]) {
        Node.element("summary", text: context.vocabulary.data)
        if let note = bundle.metadata["table-note"] { Self.note(note) }
        Self.scrolling(self.table(table, at: position))
      }
    ]
  }

  private mutating func table(_ table: TableData, at position: SourcePosition) -> Node {
    func alignment(_ column: Int) -> String? {
      guard table.columns.indices.contains(column) else { return nil }
      switch table.columns[column].alignment {
      case .leading: return nil
      case .center: return "center"
      case .trailing: return "right"
      }
    }
    var rows: [Node] = []
    for row in table.rows {
      var fields: [Node] = []
      for (column, text) in row.enumerated() {
        let isMarkdown = table.columns.indices.contains(column) && table.columns[column].isMarkdown
        fields.append(
          .element(
            "td", ["class": alignment(column)],
            children: isMarkdown ? caption(text, at: position) : [.text(NumberSpacing.kept(text))]))
      }
      rows.append(.element("tr", children: fields))
    }
    let room = ColumnRoom.classes(rows: table.rows)
    return .element("table", ["class": room.map { "data \($0)" } ?? "data"]) {
      Node.element("thead") {
        Node.element("tr") {
          for (column, head) in table.columns.enumerated() {
            Node.element(
              "th", ["scope": "col", "class": alignment(column)], text: NumberSpacing.kept(head.title))
          }
        }
      }
      Node.element("tbody", children: rows)
    }
  }

  private mutating func markdown(_ text: String, at position: SourcePosition) -> Node {
    let (blocks, found) = context.fragments.blocks(text, at: position)
    diagnostics += found.map { $0.moved(to: position) }
    // Headings in what a cell prints are no sections of the chapter, so they are set as text.
    var nodes: [Node] = []
    let known = diagnostics.count
    for block in blocks {
      if case .heading(let heading) = block {
        nodes.append(.element("p", ["class": "printed-heading"], children: inlines(heading.content)))
      } else if let node = node(block) {
        nodes.append(node)
      }
    }
    // Lines of what is shown are no lines of the chapter.
    for index in diagnostics.indices.dropFirst(known) {
      diagnostics[index] = diagnostics[index].moved(to: position)
    }
    return .element("div", ["class": "result"], children: nodes)
  }

  private func error(_ error: CellError) -> Node {
    let name =
      switch error.kind {
      case .compile: "The compiler says"
      case .thrown: "The cell threw an error"
      case .trap: "The cell stopped"
      }
    let line = error.line.map { " (line \($0))" } ?? ""
    return .element("div", ["class": "message error"]) {
      Node.element("p", children: [.element("strong", text: "\(name)\(line):")])
      Node.element("pre", ["tabindex": "0"], text: error.message)
    }
  }

  private static func printed(_ text: String, className: String) -> Node {
    let trimmed = text.hasSuffix("\n") ? String(text.dropLast()) : text
    guard !trimmed.isEmpty else { return .empty }
    let classes = isProse(trimmed) ? className + " prose" : className
    return .element("pre", ["class": classes, "tabindex": "0"], text: trimmed)
  }

  /// Long lines without columns, which nothing is lost by breaking; others scroll, as a broken table is none.
  private static func isProse(_ text: String) -> Bool {
    let lines = text.lines
    return lines.contains { $0.utf8.count > printedLength }
      && lines.allSatisfy { line in
        line.allSatisfy { !"\t│┃|".contains($0) }
          && !line.drop { $0 == " " }.contains("  ")
      }
  }

  /// What a line of output has room for on a phone.
  private static let printedLength = 40

  private static func decode<Value: Decodable>(_ type: Value.Type, _ text: String) -> Value? {
    try? JSONDecoder().decode(type, from: Data(text.utf8))
  }
}

extension Diagnostic {
  /// The same at another position.
  func moved(to position: SourcePosition) -> Diagnostic {
    var diagnostic = self
    diagnostic.position = position
    return diagnostic
  }
}
