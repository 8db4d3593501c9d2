import Editing
import Foundation
import Notebooks
import Site
import Texts

// The outline: headings, and below them what has a label and what cells declare.
extension OpenChapter {
  func symbols() -> JSON {
    guard let index, let notebook else { return [] }
    let outline = course.build.index.outlines[index]
    var entries: [Entry] = outline.sections.compactMap { section in
      guard let start = offset(section.position) else { return nil }
      return Entry(
        level: section.level, start: start, end: lineEnd(start), name: section.title.plainText, kind: 15)
    }
    for block in notebook.cellBlocks {
      guard let start = offset(block.range.start), let end = offset(block.range.end) else { continue }
      let cell = block.cell
      let declarations = CellDeclaration.all(in: cell.code)
      let name =
        cell.options.label ?? declarations.first.map(\.name)
        ?? cell.code.lines.first { !$0.isEmpty }.map { String($0.prefix(40)) } ?? "cell"
      entries.append(
        Entry(
          level: 7, start: start, end: end, name: name, kind: 12, detail: cell.options.page.figCap,
          children: declarations.compactMap { symbol($0, cell) }))
    }
    for label in outline.labels where label.kind != .section && label.kind != .figure {
      guard let start = offset(label.position),
        !entries.contains(where: { ($0.start...$0.end).contains(start) })
      else { continue }
      entries.append(
        Entry(level: 7, start: start, end: lineEnd(start), name: label.name, kind: 20, detail: label.caption))
    }
    entries.sort { ($0.start, $0.level) < ($1.start, $1.level) }
    // A section goes on until the next of its level.
    for number in entries.indices where entries[number].level < 7 {
      let next = entries[(number + 1)...].first { $0.level <= entries[number].level }
      entries[number].end = max(entries[number].end, (next?.start ?? document.bytes.count + 1) - 1)
    }
    var rest = entries[...]
    return .array(nested(&rest, below: 0))
  }

  private struct Entry {
    var level: Int
    var start: Int
    var end: Int
    var name: String
    /// The protocol's number for a kind of symbol.
    var kind: Int
    var detail: String?
    var children: [JSON] = []
  }

  private func nested(_ entries: inout ArraySlice<Entry>, below level: Int) -> [JSON] {
    var result: [JSON] = []
    while let entry = entries.first, entry.level > level {
      entries.removeFirst()
      let children = entry.children + (entry.level < 7 ? nested(&entries, below: entry.level) : [])
      var members: [String: JSON] = [
        "name": .string(entry.name.isEmpty ? "untitled" : entry.name), "kind": .int(entry.kind),
        "range": document.range(entry.start..<max(entry.start, entry.end)),
        "selectionRange": document.range(
          entry.start..<min(lineEnd(entry.start), max(entry.start, entry.end))),
      ]
      if let detail = entry.detail, !detail.isEmpty { members["detail"] = .string(detail) }
      if !children.isEmpty { members["children"] = .array(children) }
      result.append(.object(members))
    }
    return result
  }

  private func lineEnd(_ offset: Int) -> Int { document.line(document.position(offset).line).endIndex }

  private func symbol(_ declaration: CellDeclaration, _ cell: Cell) -> JSON? {
    func offset(_ offset: Int) -> Int {
      let before = cell.code.utf8.prefix(offset)
      let line = before.count { $0 == 0x0A }
      let column = before.reversed().prefix { $0 != 0x0A }.count
      return document.offset(line: cell.start.line + line, column: column + 1 + cell.columnOffset)
    }
    let children = declaration.children.compactMap { symbol($0, cell) }
    var members: [String: JSON] = [
      "name": .string(declaration.name), "kind": .int(Self.symbolKind(declaration.kind)),
      "range": document.range(offset(declaration.range.lowerBound)..<offset(declaration.range.upperBound)),
      "selectionRange": document.range(
        offset(declaration.nameRange.lowerBound)..<offset(declaration.nameRange.upperBound)),
    ]
    if !children.isEmpty { members["children"] = .array(children) }
    return .object(members)
  }

  private static func symbolKind(_ word: String) -> Int {
    switch word {
    case "class": 5
    case "initializer": 9
    case "enum": 10
    case "protocol": 11
    case "function": 12
    case "constant": 14
    case "case": 22
    case "struct", "extension": 23
    case "type": 26
    default: 13
    }
  }
}
