import Courses
import Editing
import Foundation
import Notebooks
import Site

// What stands at a position of a chapter.
extension OpenChapter {
  func hover(at position: TextPosition) -> JSON {
    if let found = cell(at: position) {
      guard let symbol = editor?.inspect(found.cell, at: found.offset) else { return .null }
      let word = found.cell.code.identifierRange(around: found.offset)
      var members: [String: JSON] = ["contents": ["kind": "markdown", "value": .string(symbol.markdown)]]
      if let range = range(cell: found.index, word) { members["range"] = range }
      return .object(members)
    }
    if let front = frontMatter, front.contains(document.offset(position)) {
      return hover(position, from: front.lowerBound, Self.frontMatterKeys)
    }
    if let option = option(at: position) { return option }
    guard let occurrence = name(at: position), let words = words(about: occurrence) else { return .null }
    let start = document.offset(line: occurrence.start.line, column: occurrence.start.column)
    return hover(words, start..<(start + occurrence.length))
  }

  /// The name at a position: of a label, a work or a term.
  func name(at position: TextPosition) -> NameOccurrence? {
    index.flatMap { course.build.name(at: sourcePosition(position), chapter: $0) }
  }

  private func option(at position: TextPosition) -> JSON? {
    let line = document.lineText(position.line)
    guard let match = line.firstMatch(of: /^\s*(?:>\s*)*\/\/ ?\|\s*([a-z-]+)/),
      let key = OptionReader.keys.first(where: { $0.name == match.1 })
    else { return nil }
    let base = document.lineStarts[position.line]
    let start = base + line.utf8.distance(from: line.startIndex, to: match.1.startIndex)
    let range = start..<(start + key.name.utf8.count)
    guard (range.lowerBound...range.upperBound).contains(document.offset(position)) else { return nil }
    return hover(key, range)
  }

  private func words(about occurrence: NameOccurrence) -> String? {
    if occurrence.kind == .term {
      return course.build.index.terms[occurrence.name.lowercased()]?.term.definition
    }
    if let target = course.build.index.targets[occurrence.name] {
      return [target.number.map { "\(target.kind.name) \($0)" }, target.caption].compactMap { $0 }
        .filter { !$0.isEmpty }.joined(separator: ": ")
    }
    return course.build.renderer.bibliography.works[occurrence.name].map { work in
      [work.fields["author"], work.fields["title"], work.fields["year"]].compactMap { $0 }.joined(
        separator: ". ")
    }
  }
}

extension LabelKind {
  /// What references call it, in English.
  fileprivate var name: String { Vocabulary(language: "en").name(self) }
}
