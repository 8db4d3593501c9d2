import Courses
import Editing
import Foundation
import Notebooks
import Site

// What stands at a place, and where that comes from.
extension OpenChapter {
  func hover(at position: TextPosition) -> JSON {
    if let found = cell(at: position) {
      guard let symbol = editor?.inspect(found.cell, at: found.offset) else { return .null }
      let word = found.cell.code.identifierRange(around: found.offset)
      var members: [String: JSON] = ["contents": ["kind": "markdown", "value": .string(symbol.markdown)]]
      if let range = range(cell: found.index, word) { members["range"] = range }
      return .object(members)
    }
    guard let (name, range) = reference(at: position) else { return .null }
    let words: String
    if let target = course.build.index.targets[name] {
      words = [target.number.map { "\(target.kind.rawValue) \($0)" }, target.caption].compactMap { $0 }
        .joined(separator: ": ")
    } else if let work = course.build.renderer.bibliography.works[name] {
      words = [work.fields["author"], work.fields["title"], work.fields["year"]].compactMap { $0 }
        .joined(separator: ". ")
    } else {
      return .null
    }
    return ["contents": ["kind": "markdown", "value": .string(words)], "range": document.range(range)]
  }

  func definition(at position: TextPosition) -> JSON {
    if let found = cell(at: position), let cells, let editor {
      switch cells.definition(cell: found.index, at: found.offset, by: editor) {
      case .here(let range)?: return location(range: self.range(cell: found.index, range))
      case .cell(let module, let range)?:
        return location(range: found.cell.context.cells[module].flatMap { self.range(cell: $0.index, range) })
      case .file(let path, let line, let column)?:
        guard FileManager.default.fileExists(atPath: path) else { return .null }
        let place = TextPosition(line: line - 1, character: column - 1).json
        return ["uri": .string(FileAddress.uri(path)), "range": ["start": place, "end": place]]
      case nil: return .null
      }
    }
    guard let (name, _) = reference(at: position) else { return .null }
    let label = course.build.index.outlines.flatMap(\.labels).first { $0.name == name }?.position
    guard let place = label ?? course.build.renderer.bibliography.works[name]?.position else { return .null }
    let start = TextPosition(line: place.line - 1, character: 0).json
    return [
      "uri": .string(FileAddress.uri(CourseBuild.absolute(place.file))),
      "range": ["start": start, "end": start],
    ]
  }

  private func location(range: JSON?) -> JSON {
    range.map { ["uri": .string(uri), "range": $0] } ?? .null
  }

  func signatureHelp(at position: TextPosition) -> JSON {
    guard let found = cell(at: position), let help = editor?.signatureHelp(found.cell, at: found.offset)
    else {
      return .null
    }
    let signatures = help.signatures.map { signature -> JSON in
      var members: [String: JSON] = [
        "label": .string(signature.text),
        "parameters": .array(
          signature.parameters.map { range in
            ["label": .string(String(decoding: Array(signature.text.utf8)[range], as: UTF8.self))]
          }),
      ]
      if let active = signature.activeParameter { members["activeParameter"] = .int(active) }
      return .object(members)
    }
    return ["signatures": .array(signatures), "activeSignature": .int(help.active)]
  }

  /// The name of a reference or citation at a place.
  private func reference(at position: TextPosition) -> (name: String, range: Range<Int>)? {
    let line = document.lineText(position.line)
    let offset =
      document.offset(position) - document.lineStarts[min(position.line, document.lineStarts.count - 1)]
    for match in line.matches(of: /@([\p{L}\p{N}_][\p{L}\p{N}_:.-]*)/) {
      let start = line.utf8.distance(from: line.startIndex, to: match.range.lowerBound)
      let name = match.1.trimmingSuffix { ".:".contains($0) }
      let end = start + 1 + name.utf8.count
      guard start <= offset, offset <= end else { continue }
      let base = document.lineStarts[position.line]
      return (String(name), (base + start)..<(base + end))
    }
    return nil
  }
}

extension Substring {
  fileprivate func trimmingSuffix(_ belongs: (Character) -> Bool) -> Substring {
    var text = self
    while let last = text.last, belongs(last) { text.removeLast() }
    return text
  }
}
