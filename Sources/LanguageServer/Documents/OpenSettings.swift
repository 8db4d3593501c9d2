import Courses
import Editing
import Notebooks
import Texts

/// An open `course.yml`, rubric, or other file of settings.
final class OpenSettings: OpenFile {
  let uri: String
  let file: String
  var document: TextDocument
  let course: OpenCourse
  let kind: SettingsKind

  init(uri: String, file: String, document: TextDocument, course: OpenCourse, kind: SettingsKind) {
    self.uri = uri
    self.file = file
    self.document = document
    self.course = course
    self.kind = kind
  }

  func diagnostics() -> [JSON] {
    let own = kind.diagnostics(document.text, file)
    // What the course as read says of its settings, such as a chapter that is not listed.
    let further = course.settingsDiagnostics(file).filter { other in
      !own.contains { $0.message == other.message }
    }
    return (own + further).map { json($0) }
  }

  func completions(at position: TextPosition) -> JSON {
    let offset = document.offset(position)
    let before = String(decoding: document.bytes[..<offset], as: UTF8.self)
    return completionList(settings(YAMLCursor(before: before), kind.keys, offset))
  }

  func hover(at position: TextPosition) -> JSON { hover(position, from: 0, kind.keys) }

  func symbols() -> JSON {
    let lines = document.text.linesToTheEnd
    return .array(
      lines.enumerated().compactMap { number, line in
        guard let name = line.firstMatch(of: /^([A-Za-z][\w-]*):/)?.1 else { return nil }
        let start = document.lineStarts[number]
        let end = (number + 1..<lines.count).first {
          lines[$0].first.map { !$0.isWhitespace && $0 != "-" } ?? false
        }
        let last = end.map { document.lineStarts[$0] - 1 } ?? document.bytes.count
        return [
          "name": .string(String(name)), "kind": 20, "range": document.range(start..<max(start, last)),
          "selectionRange": document.range(start..<(start + name.utf8.count)),
        ]
      })
  }
}

extension OpenFile {
  /// Keys or values at a cursor in YAML.
  func settings(_ cursor: YAMLCursor, _ keys: ([String]) -> [SettingsKey], _ offset: Int) -> [JSON] {
    if let key = cursor.key { return values(of: key, cursor, keys, offset) }
    let items = keys(cursor.path).map {
      item(
        $0.name + ": ", label: $0.name, kind: 10, replacing: cursor.written, offset, documentation: $0.summary
      )
    }
    guard cursor.isItem, let key = cursor.path.last else { return items }
    return values(of: key, cursor, keys, offset) + items
  }

  private func values(
    of key: String, _ cursor: YAMLCursor, _ keys: ([String]) -> [SettingsKey], _ offset: Int
  ) -> [JSON] {
    let path = cursor.key == nil ? Array(cursor.path.dropLast()) : cursor.path
    if key == "chapters" || key == "bibliography" || key == "checks" {
      let ending = key == "bibliography" ? ".bib" : ".md"
      return files(from: file, ending: [ending]).map {
        item($0, label: $0, kind: 17, replacing: cursor.written, offset)
      }
    }
    return (keys(path).first { $0.name == key }?.values ?? []).map {
      item($0, label: $0, kind: 12, replacing: cursor.written, offset)
    }
  }

  /// What the key at a cursor says.
  func hover(_ position: TextPosition, from start: Int, _ keys: ([String]) -> [SettingsKey]) -> JSON {
    let line = document.lineText(position.line)
    let column = document.offset(position) - document.lineStarts[position.line]
    for match in line.matches(of: /([A-Za-z][\w-]*)\s*:/) {
      let from = line.utf8.distance(from: line.startIndex, to: match.1.startIndex)
      let range = from..<(from + match.1.utf8.count)
      guard (range.lowerBound...range.upperBound).contains(column) else { continue }
      let base = document.lineStarts[position.line]
      let before = String(decoding: document.bytes[start..<(base + range.upperBound)], as: UTF8.self)
      let cursor = YAMLCursor(before: before)
      guard let key = keys(cursor.path).first(where: { $0.name == match.1 }) else { return .null }
      return hover(key, (base + range.lowerBound)..<(base + range.upperBound))
    }
    return .null
  }

  func hover(_ key: SettingsKey, _ range: Range<Int>) -> JSON {
    let values = key.values.isEmpty ? "" : "\n\n" + key.values.map { "`\($0)`" }.joined(separator: ", ")
    return hover("**\(key.name)**: \(key.summary)\(values)", range)
  }

  func hover(_ markdown: String, _ range: Range<Int>) -> JSON {
    ["contents": ["kind": "markdown", "value": .string(markdown)], "range": document.range(range)]
  }
}
