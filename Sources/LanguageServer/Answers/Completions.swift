import Editing
import Foundation
import Notebooks
import Site

// What can be written at a position of a chapter.
extension OpenChapter {
  func completions(at position: TextPosition) -> JSON {
    let offset = document.offset(position)
    let start = document.lineStarts[min(position.line, document.lineStarts.count - 1)]
    let before = String(decoding: document.bytes[min(start, offset)..<offset], as: UTF8.self)
    if let front = frontMatter, front.contains(offset) {
      let text = String(decoding: document.bytes[front.lowerBound..<offset], as: UTF8.self)
      return completionList(settings(YAMLCursor(before: text), Self.frontMatterKeys, offset))
    }
    return completionList(cellOptions(before, offset) ?? swift(at: position, offset) ?? prose(before, offset))
  }

  /// Where the YAML between the first two lines of dashes lies.
  var frontMatter: Range<Int>? {
    guard document.line(0).elementsEqual("---".utf8) else { return nil }
    for number in 1..<max(1, document.lineStarts.count) where document.line(number).elementsEqual("---".utf8)
    {
      return document.lineStarts[1]..<document.lineStarts[number]
    }
    return nil
  }

  static func frontMatterKeys(_ path: [String]) -> [SettingsKey] { FrontMatter.keys(below: path) }

  private func cellOptions(_ before: String, _ offset: Int) -> [JSON]? {
    if let option = before.firstMatch(of: /^\s*\/\/ ?\|\s*([A-Za-z-]*)$/) {
      return OptionReader.keys.enumerated().map { order, key in
        item(
          key.name + ": ", label: key.name, kind: 10, replacing: String(option.1), offset,
          documentation: key.summary, order: order)
      }
    }
    if let option = before.firstMatch(of: /^\s*\/\/ ?\|\s*([a-z-]+):\s*([A-Za-z-]*)$/) {
      if option.1 == "label" {
        return LabelKind.allCases.filter { [.figure, .table, .listing].contains($0) }.map {
          item($0.rawValue + "-", label: $0.rawValue + "-", kind: 12, replacing: String(option.2), offset)
        }
      }
      return (OptionReader.keys.first { $0.name == option.1 }?.values ?? []).map {
        item($0, label: $0, kind: 12, replacing: String(option.2), offset)
      }
    }
    return nil
  }

  private func swift(at position: TextPosition, _ offset: Int) -> [JSON]? {
    guard let found = cell(at: position), let editor else { return nil }
    let (range, completions) = editor.complete(found.cell, at: found.offset)
    let written = String(decoding: Array(found.cell.code.utf8)[range], as: UTF8.self)
    return completions.enumerated().map { index, completion in
      item(
        completion.plainText, label: completion.signature, kind: Self.kind(completion.kind),
        replacing: written, offset, detail: completion.typeName, documentation: completion.summary,
        order: index)
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

  private func prose(_ before: String, _ offset: Int) -> [JSON] {
    if let path = before.firstMatch(of: /\{\{<\s*include\s+([^\s>]*)$/) {
      return files(from: file, ending: [".md"]).map {
        item($0, label: $0, kind: 17, replacing: String(path.1), offset)
      }
    }
    if let reference = before.firstMatch(of: /@([\p{L}\p{N}_:.-]*)$/) {
      return references(written: String(reference.1), offset)
    }
    if let callout = before.firstMatch(of: /\.callout-([a-z]*)$/) {
      return words(Callout.Kind.allCases.map(\.rawValue), String(callout.1), offset)
    }
    if let callout = before.firstMatch(of: /^\s*(?:>\s*)+\[!([A-Za-z]*)$/) {
      return words(Callout.Kind.allCases.map { $0.rawValue.uppercased() }, String(callout.1), offset)
    }
    if let fence = before.firstMatch(of: /^\s*(?:>\s*)*(?:```+|~~~+)\{([a-z]*)$/) {
      return words(["swift", "dot"], String(fence.1), offset)
    }
    if let term = before.firstMatch(of: /\.term\s+of="([^"]*)$/) {
      return terms(String(term.1), offset) { $0 }
    }
    if let link = before.firstMatch(of: /\]\(([^)\s]*)$/) {
      return files(from: file, ending: [".md", ".png", ".svg", ".webp", ".jpg", ".jpeg", ".gif", ".csv"]).map
      {
        item($0, label: $0, kind: 17, replacing: String(link.1), offset)
      }
    }
    if let term = before.firstMatch(of: /\[([\p{L}][^\[\]]*)$/) {
      return terms(String(term.1), offset) { $0 + "]{.term}" }
    }
    return []
  }

  private func words(_ words: [String], _ written: String, _ offset: Int) -> [JSON] {
    words.map { item($0, label: $0, kind: 12, replacing: written, offset) }
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

  private func terms(_ written: String, _ offset: Int, _ text: (String) -> String) -> [JSON] {
    course.build.index.terms.values.sorted { $0.term.key < $1.term.key }.map { _, term in
      item(
        text(term.name), label: term.name, kind: 18, replacing: written, offset,
        documentation: term.definition)
    }
  }
}
