import Courses
import Editing
import Foundation
import Notebooks
import Site

// What is wrong, with what would mend it.
extension OpenFile {
  /// A diagnostic of Lectern's own as the protocol says it.
  func json(_ diagnostic: Diagnostic) -> JSON {
    let start = document.offset(
      line: diagnostic.position?.line ?? 1, column: diagnostic.position?.column ?? 1)
    let line = document.position(start).line
    let rest = Array(document.line(line)).dropFirst(start - document.lineStarts[line])
    let end = start + Self.wordLength(String(decoding: rest, as: UTF8.self))
    var members: [String: JSON] = [
      "range": document.range(start..<end), "source": "lectern",
      "severity": .int(diagnostic.severity == .error ? 1 : diagnostic.severity == .warning ? 2 : 3),
      "message": .string(diagnostic.message + (diagnostic.help.map { "\n" + $0 } ?? "")),
    ]
    if let rule = diagnostic.rule { members["code"] = .string(rule) }
    if let remedy = remedy(for: diagnostic, line: document.lineText(line)) {
      members["data"] = fix(remedy.title, course.edit(remedy.changes), isComplete: remedy.isComplete)
    }
    let notes = diagnostic.notes.compactMap { note -> JSON? in
      guard let position = note.position, let location = course.location(position, length: 0) else {
        return nil
      }
      return ["location": location, "message": .string(note.message)]
    }
    if !notes.isEmpty { members["relatedInformation"] = .array(notes) }
    return .object(members)
  }

  private func remedy(for diagnostic: Diagnostic, line: String) -> Remedy? {
    if diagnostic.isFound(by: .unlistedChapters), let path = diagnostic.wanted,
      let settings = course.build.source.location.configuration?.path, let text = course.text(of: settings)
    {
      return CourseConfiguration.listing(path, in: text, file: settings)
    }
    return diagnostic.remedy(line: line)
  }

  func fix(_ title: String, _ edit: JSON, isComplete: Bool) -> JSON {
    ["title": .string(title), "edit": edit, "isComplete": .bool(isComplete)]
  }

  private static func wordLength(_ text: String) -> Int {
    let word = text.prefix { !$0.isWhitespace && !",;:)]}".contains($0) }
    return max(word.utf8.count, text.isEmpty ? 0 : text.first?.utf8.count ?? 0)
  }

  /// The quick fixes of the diagnostics that an editor shows at a position.
  func codeActions(_ parameters: JSON) -> JSON {
    let context = parameters["context"]
    let wanted = context?["only"]?.array?.compactMap(\.string)
    guard wanted?.contains(where: { "quickfix".hasPrefix($0) }) ?? true else { return [] }
    return .array(
      (context?["diagnostics"]?.array ?? []).compactMap { diagnostic in
        guard let fix = diagnostic["data"], let title = fix["title"], let edit = fix["edit"] else {
          return nil
        }
        return [
          "title": title, "kind": "quickfix", "diagnostics": [diagnostic],
          "isPreferred": fix["isComplete"] ?? true, "edit": edit,
        ]
      })
  }
}
