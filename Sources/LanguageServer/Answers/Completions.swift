import Editing
import Foundation
import Notebooks
import Site

// What can be written at a place.
extension OpenChapter {
  func completions(at position: TextPosition) -> JSON {
    let offset = document.offset(position)
    let start = document.lineStarts[min(position.line, document.lineStarts.count - 1)]
    let before = String(decoding: document.bytes[min(start, offset)..<offset], as: UTF8.self)
    let items: [JSON]
    if let option = before.firstMatch(of: /^\s*\/\/\|\s*([A-Za-z-]*)$/) {
      items = OptionWords.names.map {
        item($0 + ": ", label: $0, kind: 10, replacing: String(option.1), offset)
      }
    } else if let option = before.firstMatch(of: /^\s*\/\/\|\s*([a-z-]+):\s*([A-Za-z]*)$/) {
      items = OptionWords.values(of: String(option.1)).map {
        item($0, label: $0, kind: 12, replacing: String(option.2), offset)
      }
    } else if let found = cell(at: position) {
      items = swift(found.cell, at: found.offset, offset)
    } else if let reference = before.firstMatch(of: /@([\p{L}\p{N}_:.-]*)$/) {
      items = references(written: String(reference.1), offset)
    } else if let callout = before.firstMatch(of: /\.callout-([a-z]*)$/) {
      items = ["note", "tip", "warning", "important", "caution"].map {
        item($0, label: $0, kind: 12, replacing: String(callout.1), offset)
      }
    } else {
      items = []
    }
    return ["isIncomplete": false, "items": .array(items)]
  }

  private func item(
    _ text: String, label: String, kind: Int, replacing written: String, _ offset: Int, detail: String? = nil,
    documentation: String? = nil, order: Int? = nil
  ) -> JSON {
    var members: [String: JSON] = [
      "label": .string(label), "kind": .int(kind),
      "textEdit": [
        "range": document.range((offset - written.utf8.count)..<offset), "newText": .string(text),
      ],
    ]
    if let detail, !detail.isEmpty { members["detail"] = .string(detail) }
    if let documentation { members["documentation"] = ["kind": "markdown", "value": .string(documentation)] }
    if let order { members["sortText"] = .string(String(format: "%04d", order)) }
    return .object(members)
  }

  private func swift(_ cell: EditedCell, at place: Int, _ offset: Int) -> [JSON] {
    guard let editor else { return [] }
    let (range, found) = editor.complete(cell, at: place)
    let written = String(decoding: Array(cell.code.utf8)[range], as: UTF8.self)
    return found.enumerated().map { index, completion in
      item(
        completion.plainText, label: completion.signature, kind: Self.kind(completion.kind),
        replacing: written,
        offset, detail: completion.typeName, documentation: completion.summary, order: index)
    }
  }

  /// The protocol's numbers for kinds of completions.
  private static func kind(_ word: String) -> Int {
    switch word {
    case "method": 2
    case "function": 3
    case "initializer": 4
    case "variable": 6
    case "class": 7
    case "protocol": 8
    case "module": 9
    case "property": 10
    case "enum": 13
    case "keyword": 14
    case "case": 20
    case "struct": 22
    case "type": 25
    default: 1
    }
  }

  private func references(written: String, _ offset: Int) -> [JSON] {
    let labels = course.build.index.targets.sorted { $0.key < $1.key }.map { name, target in
      item(name, label: name, kind: 18, replacing: written, offset, detail: target.caption)
    }
    let works = course.build.renderer.bibliography.works.sorted { $0.key < $1.key }.map { key, work in
      item(key, label: key, kind: 18, replacing: written, offset, detail: work.fields["title"])
    }
    return labels + works
  }
}

/// The options of cells, and the words that some of them take.
enum OptionWords {
  static let names = OptionReader.names

  static func values(of name: String) -> [String] {
    switch name {
    case "echo": PageOptions.Echo.allCases.map(\.rawValue)
    case "output": PageOptions.Output.allCases.map(\.rawValue)
    case "code-fold": PageOptions.Folding.allCases.map(\.rawValue)
    case "rerun": CellOptions.Rerun.allCases.map(\.rawValue)
    case "fig-align": PageOptions.Alignment.allCases.map(\.rawValue)
    case "eval", "include", "error", "warning", "cache", "run", "compile-fail", "crash", "code-line-numbers":
      ["true", "false"]
    default: []
    }
  }
}
